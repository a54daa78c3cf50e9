package import ReportModel

/// Reads every table of an HTML or XHTML text, nested ones too; of an archive those of all its pages.
///
/// Spans are laid out as the HTML standard does. What a page does not show (`script`, `style`, `head`, comments,
/// `display:none`, `mso-hide:all`, `hidden`) does not count.
/// - Returns: The tables in the order in which they begin, each with the text that stands before it.
/// - Throws: `ReadError.limitExceeded` for what would hurt: depth, attributes, columns, cells after spans;
///   `ReadError.malformedHTML` where the parser gave up.
package func readHTML(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Table]> {
  var layout = TableLayout(limits: limits)
  return try readHTML(source, limits: limits, layout: &layout)
}

/// - Parameter layout: What the cells of all tables of an input are counted by.
func readHTML(_ source: SourceText, limits: Limits, layout: inout TableLayout) throws(ReadError) -> Reading<[Table]> {
  var reading = Reading(value: [Table]())
  var between: [TextLine] = []
  for page in source.pages {
    let prepared = try PreparedHTML.prepare(source, page: page, limits: limits)
    reading.diagnostics += prepared.diagnostics
    let tables = reading.value.count
    let after = try readPage(prepared.value, limits: limits, layout: &layout, after: between, into: &reading)
    // A table of the page has taken the lines before it.
    if reading.value.count > tables { between = [] }
    between += after
  }
  if let last = reading.value.indices.last { reading.value[last].after = between }
  return reading
}

/// Reads one page.
/// - Returns: The lines behind its last table; where it has no table, all of its lines.
private func readPage(
  _ page: PreparedHTML, limits: Limits, layout: inout TableLayout, after between: [TextLine],
  into reading: inout Reading<[Table]>
) throws(ReadError) -> [TextLine] {
  var builder = HTMLTableBuilder(page: page, limits: limits)
  try parseHTML(page, into: &builder)
  let built = try builder.finish()
  func placed(_ lines: [TextLine]) -> [TextLine] {
    lines.map { line in
      var line = line
      line.offset = page.original(line.offset)
      return line
    }
  }
  for (index, part) in built.tables.enumerated() {
    var table = Table()
    table.before = (index == 0 ? between : []) + placed(part.before)
    table.holdsTables = part.holdsTables
    table.rows = try layout.grid(of: part.markup, page: page)
    reading.value.append(table)
  }
  reading.diagnostics += Diagnostic.each(.clampedSpan, of: built.clampedSpans) {
    Diagnostic(.clampedSpan, .clampedSpan, at: page.location(at: $0))
  }
  // A cell that runs into others would be named once a slot.
  reading.diagnostics += Diagnostic.each(.overlappingCells, of: Set(layout.takeOverlaps()).sorted()) {
    Diagnostic(.overlappingCells, .overlappingCells, at: page.source.location(at: $0))
  }
  if built.tables.isEmpty, page.source.pages.count == 1, let frame = built.frames.first {
    reading.diagnostics.append(
      Diagnostic(
        .unusedText,
        .frameNotRead(frame.source), at: page.location(at: frame.offset)))
  }
  return placed(built.after)
}
