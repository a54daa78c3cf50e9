package import ReportModel
internal import ReportText

/// Reads every table of an HTML or XHTML text, nested ones too; of an archive those of all its pages.
///
/// Spans are laid out as the HTML standard does. What a page does not show (`script`, `style`, `head`, comments,
/// `display:none`, `mso-hide:all`, `hidden`) does not count.
/// - Returns: The lines of text and the tables, in the order in which they begin.
/// - Throws: `ReadError.limitExceeded` for what would hurt: depth, attributes, columns, cells after spans.
package func readHTML(_ source: SourceText, limits: Limits = Limits()) throws(ReadError) -> Reading<[Block]> {
  var layout = TableLayout(limits: limits)
  // All texts are added: what a page shows of a text is seldom the text as it stands.
  var store = TextStore()
  store.reserveCapacity(source.bytes.count)
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
    try readPage(page, of: source, limits: limits, layout: &layout, store: &store, into: &reading)
  }
  return reading
}

/// Reads one page.
private func readPage(
  _ page: Range<Int>, of source: SourceText, limits: Limits, layout: inout TableLayout, store: inout TextStore,
  into reading: inout Reading<[Block]>
) throws(ReadError) {
  let (built, found) = try parse(page, of: source, limits: limits, store: &store)
  let united = HTMLTableShapes.united(built.tables, texts: store)
  let (parts, copies) = HTMLTableShapes.withoutCopies(united, texts: store)
  for part in parts {
    reading.value += part.before.map { .line(found.withoutLinkToPage($0)) }
    var table = try layout.table(of: part.markup, source: source)
    table.keepSeenColumns(drawsEmptyCells: true) {
      HTMLColumnPlaces(page: source.bytes).places(in: $0, columns: part.columns)
    }
    table.holdsTables = part.holdsTables
    table.menuCells = part.menuCells
    table.lines = part.lines.map(found.withoutLinkToPage)
    reading.value.append(.table(table))
  }
  reading.value += built.after.map(Block.line)
  reading.diagnostics += found.diagnostics(source)
  reading.diagnostics += Diagnostic.each(.repeatedTable, of: copies) {
    Diagnostic(.repeatedTable, .repeatedTable, at: source.location(at: $0))
  }
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
}

/// - Parameter store: Gets the texts of the page's cells, after those of other pages.
private func parse(
  _ page: Range<Int>, of source: SourceText, limits: Limits, store: inout TextStore
) throws(ReadError) -> (HTMLTableBuilder.Built, HTMLFindings) {
  try source.bytes.withUnsafeBufferPointer { bytes throws(ReadError) in
    let tokens = HTMLTokenizer(bytes, page: page)
    let hasForbidden = HTMLSyntax.hasForbidden(bytes, in: page)
    let first = store.count
    var tree = HTMLTree(
      tokens, sheet: HTMLStyleSheet(of: tokens, isWhole: false), source: source, limits: limits,
      hasForbidden: hasForbidden, store: store.take())
    try tree.run()
    if tree.needsWholeSheet {
      tree = HTMLTree(
        tokens, sheet: HTMLStyleSheet(of: tokens, isWhole: true), source: source, limits: limits,
        hasForbidden: hasForbidden, store: tree.builder.takeStore(first))
      try tree.run()
    }
    // A block that cut formatting elements was read as if it stood in them.
    if tree.adoptions.changeText {
      let known = tree.adoptions
      tree = HTMLTree(
        tokens, sheet: tree.sheet, source: source, limits: limits, hasForbidden: hasForbidden,
        store: tree.builder.takeStore(first))
      tree.known = known
      try tree.run()
    }
    let built = try tree.builder.finish()
    store = tree.builder.store.take()
    return (built, tree.found)
  }
}

extension HTMLFindings {
  /// A line as it stands; a link whose words the page itself is called by leads to no other.
  fileprivate func withoutLinkToPage(_ line: TextLine) -> TextLine {
    guard line.links == .all, let pageTitle, pageTitle.count <= 600 else { return line }
    let isTitle = pageTitle.span.withSeen { title in
      line.text.utf8.span.withSeen { words in
        words.scalarCount >= 8 && title.count >= words.count
          && (0...(title.count - words.count)).contains {
            title.extracting($0..<($0 + words.count)).holdsSameBytes(as: words)
          }
      }
    }
    guard isTitle else { return line }
    var line = line
    line.links = .none
    return line
  }

  /// The diagnostics.
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
    if let unreadStyle {
      diagnostics.append(Diagnostic(.unreadStyle, .unreadStyle, at: source.location(at: unreadStyle)))
    }
    return diagnostics
  }
}

extension HTMLTableBuilder {
  /// What was built of a page.
  struct Built {
    var tables: [BuiltTable]
    /// The lines after the last table.
    var after: [TextLine]
    var clampedSpans: [Int]
  }
}
