package import ReportModel

/// Reads every table of an HTML or XHTML text, nested ones too; of an archive those of all its pages.
///
/// Spans are laid out as the HTML standard does. What a page does not show (`script`, `style`, `head`, comments,
/// `display:none`, `mso-hide:all`, `hidden`) does not count.
/// - Returns: The tables in the order in which they begin, each with the text that stands before it.
/// - Throws: `ReadError.limitExceeded` for what would hurt: depth, attributes, columns, cells after spans.
package func readHTML(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Table]> {
  var layout = TableLayout(limits: limits)
  return try readHTML(source, limits: limits, layout: &layout)
}

/// - Parameter layout: What the cells of all tables of an input are counted by.
func readHTML(_ source: SourceText, limits: Limits, layout: inout TableLayout) throws(ReadError) -> Reading<[Table]> {
  var reading = Reading(value: [Table]())
  var between: [TextLine] = []
  for page in source.pages {
    let tables = reading.value.count
    let after = try readPage(page, of: source, limits: limits, layout: &layout, after: between, into: &reading)
    // A table of the page has taken the lines before it.
    if reading.value.count > tables { between = [] }
    between += after
  }
  if let last = reading.value.indices.last { reading.value[last].after = between }
  return reading
}

/// A page, as the layout of tables asks for places.
struct PreparedHTML {
  let source: SourceText

  /// The offset in the input of one in the page, which is the same.
  func original(_ offset: Int) -> Int { offset }

  func location(at offset: Int) -> SourceLocation { source.location(at: offset) }
}

/// Reads one page.
/// - Returns: The lines behind its last table; where it has no table, all of its lines.
private func readPage(
  _ page: Range<Int>, of source: SourceText, limits: Limits, layout: inout TableLayout, after between: [TextLine],
  into reading: inout Reading<[Table]>
) throws(ReadError) -> [TextLine] {
  let (built, found) = try parse(page, of: source, limits: limits)
  for (index, part) in HTMLTableShapes.united(built.tables).enumerated() {
    var table = Table()
    table.before = (index == 0 ? between : []) + part.before
    table.holdsTables = part.holdsTables
    table.rows = try layout.grid(of: part.markup, page: PreparedHTML(source: source))
    reading.value.append(table)
  }
  reading.diagnostics += found.diagnostics(source)
  reading.diagnostics += Diagnostic.each(.clampedSpan, of: built.clampedSpans) {
    Diagnostic(.clampedSpan, .clampedSpan, at: source.location(at: $0))
  }
  // A cell that runs into others would be named once a slot.
  reading.diagnostics += Diagnostic.each(.overlappingCells, of: Set(layout.takeOverlaps()).sorted()) {
    Diagnostic(.overlappingCells, .overlappingCells, at: source.location(at: $0))
  }
  if built.tables.isEmpty, source.pages.count == 1, let frame = found.frames.first {
    reading.diagnostics.append(
      Diagnostic(.unusedText, .frameNotRead(frame.source), at: source.location(at: frame.offset)))
  }
  return built.after
}

private func parse(
  _ page: Range<Int>, of source: SourceText, limits: Limits
) throws(ReadError) -> (HTMLTableBuilder.Built, HTMLFindings) {
  try source.bytes.withUnsafeBufferPointer { bytes throws(ReadError) in
    let tokens = HTMLTokenizer(bytes, page: page)
    let hasForbidden = HTMLSyntax.hasForbidden(bytes, in: page)
    var tree = HTMLTree(
      tokens, sheet: HTMLStyleSheet(of: tokens, isWhole: false), source: source, limits: limits,
      hasForbidden: hasForbidden)
    try tree.run()
    if tree.needsWholeSheet {
      tree = HTMLTree(
        tokens, sheet: HTMLStyleSheet(of: tokens, isWhole: true), source: source, limits: limits,
        hasForbidden: hasForbidden)
      try tree.run()
    }
    return (try tree.builder.finish(), tree.found)
  }
}

extension HTMLFindings {
  /// What there is to say.
  fileprivate func diagnostics(_ source: SourceText) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    if let first = replaced.first {
      diagnostics.append(
        Diagnostic(.replacedCharacters, .replacedInHTML(replaced.count), at: source.location(at: first)))
    }
    if deletions.count > 0 {
      diagnostics.append(
        Diagnostic(.deletedText, .deletedText(deletions.count), at: source.location(at: deletions.first)))
    }
    if strikes.count > 0 {
      diagnostics.append(Diagnostic(.struckText, .struckText(strikes.count), at: source.location(at: strikes.first)))
    }
    return diagnostics
  }
}
