extension HTMLText {
  /// A collected text, with what the markup says of its lines.
  struct Finished {
    var text = ""
    /// Those that go on with the paragraph of the line before.
    var brokenLines = LineSet()
    /// Those of headings.
    var headingLines = LineSet()
    /// Those of list items that ended in it.
    var itemLines = LineSet()
  }

  /// Which of the first lines of a text; a title is not looked for behind them.
  struct LineSet {
    private var bits: UInt64 = 0

    func contains(_ line: Int) -> Bool { line < UInt64.bitWidth && bits >> UInt64(line) & 1 != 0 }

    mutating func insert(_ line: Int) { if line < UInt64.bitWidth { bits |= 1 << UInt64(line) } }

    mutating func insert(_ lines: ClosedRange<Int>) {
      for line in lines.clamped(to: 0...UInt64.bitWidth) { insert(line) }
    }

    /// The same lines, counted from another one.
    func droppingFirst(_ count: Int) -> LineSet {
      var lines = self
      lines.bits = bits >> UInt64(count)
      return lines
    }
  }
}
