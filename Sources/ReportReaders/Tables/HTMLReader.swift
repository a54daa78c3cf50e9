package import ReportModel

/// Reads every table of an HTML or XHTML text, nested ones too; of an archive those of all its pages.
///
/// Spans are laid out as the HTML standard does. What a page does not show (`script`, `style`, `head`, comments,
/// `display:none`, `mso-hide:all`, `hidden`) does not count.
/// - Returns: The lines of text and the tables, in the order in which they begin.
/// - Throws: `ReadError.limitExceeded` for what would hurt: depth, attributes, columns, cells after spans;
///   `ReadError.malformedHTML` where the parser gave up.
package func readHTML(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Block]> {
  var layout = TableLayout(limits: limits)
  // All texts are added: the parser hands them over in pieces of its own.
  var store = TextStore()
  var reading = try readHTML(source, limits: limits, layout: &layout, store: &store)
  try store.check(limits)
  reading.value = reading.value.storingTexts(in: store)
  return reading
}

/// - Parameters:
///   - layout: What the cells of all tables of an input are counted by.
///   - store: Where the texts of all tables of an input go.
func readHTML(
  _ source: SourceText, limits: Limits, layout: inout TableLayout, store: inout TextStore
) throws(ReadError) -> Reading<[Block]> {
  var reading = Reading(value: [Block]())
  for page in source.pages {
    let prepared = try PreparedHTML.prepare(source, page: page, limits: limits)
    reading.diagnostics += prepared.diagnostics
    try readPage(prepared.value, limits: limits, layout: &layout, store: &store, into: &reading)
  }
  return reading
}

/// Reads one page.
private func readPage(
  _ page: PreparedHTML, limits: Limits, layout: inout TableLayout, store: inout TextStore,
  into reading: inout Reading<[Block]>
) throws(ReadError) {
  var builder = HTMLTableBuilder(page: page, limits: limits)
  try parseHTML(page, into: &builder)
  let built = try builder.finish()
  func placed(_ lines: [TextLine]) -> [Block] {
    lines.map { line in
      var line = line
      line.offset = page.original(line.offset)
      return .line(line)
    }
  }
  for part in built.tables {
    reading.value += placed(part.before)
    var table = try layout.table(of: part.markup, page: page, store: &store)
    table.holdsTables = part.holdsTables
    reading.value.append(.table(table))
  }
  reading.value += placed(built.after)
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
}

extension HTMLTableBuilder {
  /// What was built of a page.
  struct Built {
    var tables: [BuiltTable]
    /// The lines behind the last table.
    var after: [TextLine]
    var clampedSpans: [Int]
    /// Other files that the page shows.
    var frames: [(source: String, offset: Int)]
  }
}
