internal import ReportText

/// The elements of an OpenDocument text that its reader treats in a way of their own (ODF 1.3, part 3). Of all others the content
/// counts: links, spans, sections that are seen, what newer versions bring.
enum OpenDocumentTag {
  case other, inside
  case body, heading, paragraph, section, contents
  case list, item, listHeader, numberedParagraph
  case table, headerRows, column, row, cell, coveredCell
  case note, citation
  case drawing, object, control
  case changes, region, deletion, change, changeStart, changeEnd
  /// What stands beside the text, or says how it is made.
  case aside

  init(_ element: XMLStartTag) {
    let index = Self.tableOfNames.value(of: element.name.span)
    if let index, element.isIn(Self.names[index].space) {
      self = Self.names[index].tag
    } else if element.isIn(.openGraphics) {
      self = .aside
    } else {
      self = element.isIn(.openDrawing) ? .drawing : .other
    }
  }

  private struct Name {
    let name: String
    let space: XMLNamespace
    let tag: OpenDocumentTag
  }

  private static let names: [Name] = {
    func all(_ space: XMLNamespace, _ names: [(String, OpenDocumentTag)]) -> [Name] {
      names.map { Name(name: $0, space: space, tag: $1) }
    }
    let sources = ["table-of-content", "illustration-index", "table-index", "object-index", "user-index"]
    let indexes = sources + ["alphabetical-index", "bibliography"]
    return all(
      .openText,
      [
        ("p", .paragraph), ("h", .heading), ("section", .section), ("list", .list), ("list-item", .item),
        ("list-header", .listHeader), ("numbered-paragraph", .numberedParagraph), ("note", .note),
        ("note-citation", .citation), ("tracked-changes", .changes), ("changed-region", .region),
        ("deletion", .deletion), ("change", .change), ("change-start", .changeStart), ("change-end", .changeEnd),
        ("ruby-text", .aside), ("script", .aside),
      ] + indexes.flatMap { [($0, .contents), ($0 + "-source", .aside)] })
      + all(
        .openTable,
        [
          ("table", .table), ("table-header-rows", .headerRows), ("table-column", .column), ("table-row", .row),
          ("table-cell", .cell), ("covered-table-cell", .coveredCell), ("title", .aside), ("desc", .aside),
        ])
      + all(.openOffice, [("annotation", .aside), ("forms", .aside)])
      + all(
        .openDrawing,
        [("object", .object), ("object-ole", .object), ("image", .aside), ("control", .control)])
  }()

  private static let tableOfNames: WordTable = {
    var table = WordTable(side: .front)
    for (index, name) in names.enumerated() { table.insert(name.name.utf8.span, value: index) }
    return table
  }()
}
