package import ReportModel

/// Reads every table of an HTML or XHTML text, nested ones too.
///
/// Spans are laid out as the HTML standard does. What a page does not show (`script`, `style`, `head`, comments,
/// `display:none`, `mso-hide:all`, `hidden`) does not count.
/// - Returns: The tables in the order in which they begin, each with the text that stands before it.
/// - Throws: `ReadError.limitExceeded` for what would hurt: depth, attributes, slots after spans;
///   `ReadError.malformedHTML` where the parser gave up.
package func readHTML(_ source: SourceText) throws(ReadError) -> Reading<[Table]> {
  let prepared = try prepareHTML(source)
  let text = prepared.text
  var builder = HTMLTableBuilder(source: text.bytes)
  try parseHTML(text, into: &builder)
  let built = try builder.finish()

  var diagnostics = prepared.diagnostics
  var layout = TableLayout()
  var tables: [Table] = []
  for part in built.tables {
    var table = Table()
    table.before = part.before
    table.holdsTables = part.holdsTables
    table.rows = try layout.grid(of: part.markup)
    tables.append(table)
  }
  if !tables.isEmpty { tables[tables.count - 1].after = built.after }
  diagnostics += built.clampedSpans.map {
    Diagnostic(.clampedSpan, "a span above HTML's limit was cut to it", at: text.location(at: $0))
  }
  // A cell that runs into others would be named once a slot.
  for offset in Set(layout.overlaps).sorted() {
    diagnostics.append(
      Diagnostic(
        .overlappingCells, "this cell's spans reach into another cell", at: text.location(at: offset)))
  }
  return Reading(value: tables, diagnostics: diagnostics)
}
