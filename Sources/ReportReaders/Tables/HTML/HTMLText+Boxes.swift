internal import ReportText

/// Boxes of their own inside a line, and what is not seen in one.
extension HTMLText {
  /// What white space has become when a box begins, and how long the text is there.
  struct SpaceAround {
    let pending: Space
    let isIgnored: Bool
    let start: Int
  }

  /// The start of a box inside a line: blanks before it stay, and those at its beginning go.
  mutating func beginBox() {
    spaceAround.append(SpaceAround(pending: pendingSpace, isIgnored: ignoresSpace, start: text.count))
    ignoresSpace = true
  }

  /// The end of such a box: blanks at its end go. Where nothing came in it, the blank before it stays, and a line end before it may
  /// still stand between two wide characters.
  mutating func endBox() {
    restoreSpace()
    if pendingSpace == .blank, !breakIsPending { flushSpace(before: nil) }
    ignoresSpace = false
  }

  private mutating func restoreSpace() {
    guard let around = spaceAround.popLast() else { return }
    pendingSpace = text.count == around.start ? around.pending : .none
    ignoresSpace = around.isIgnored
  }

  // MARK: What takes its place and is not seen: `visibility: hidden`

  /// Text that takes its place and is not seen: a blank before it stays, and one at its end is not seen either.
  mutating func appendInvisible(_ data: UnsafeBufferPointer<UInt8>, _ style: TextStyle) {
    guard let last = data.last else { return }
    if style.whiteSpace == .keep || data.contains(where: { !ASCII.isBlank($0) }) {
      if !breakIsPending { flushSpace(before: nil) }
      // A line feed that is kept begins a line.
      ignoresSpace =
        style.whiteSpace == .keep ? last == ASCII.lineFeed || last == ASCII.carriageReturn : ASCII.isBlank(last)
      isBehindInvisible = true
    } else if pendingSpace == .none {
      ignoresSpace = true
    }
  }

  /// The start or the end of a block that is not visible: no line breaks for it, and blanks around it go.
  mutating func invisibleBoundary() {
    pendingSpace = .none
    ignoresSpace = true
  }

  /// The start of a box that is not visible and stands outside of the flow: white space around it goes on as if it were not
  /// there, but a line end beside it stands between no two wide characters.
  mutating func beginInvisibleBox() {
    endLineFeed()
    beginBox()
  }

  /// The end of such a box.
  mutating func endInvisibleBox() {
    restoreSpace()
    endLineFeed()
  }

  private mutating func endLineFeed() {
    if pendingSpace == .lineFeed { pendingSpace = .blank }
    isBehindInvisible = true
  }
}
