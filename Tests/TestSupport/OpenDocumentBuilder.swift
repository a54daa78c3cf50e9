/// Writes OpenDocuments by hand.
package struct OpenDocumentBuilder {
  /// `text` or `spreadsheet`.
  private let kind: String
  /// What stands in the body: `<table:table>…</table:table>`.
  package var content: String
  /// What stands in `office:automatic-styles`.
  package var styles: String
  /// What stands in `office:styles`, which documents share; no such part where it is empty.
  package var sharedStyles = ""
  /// The manifest's entries for other files.
  package var manifestEntries = ""
  package var isEncrypted = false

  /// A spreadsheet.
  package init(sheets: String, styles: String = "") {
    kind = "spreadsheet"
    content = sheets
    self.styles = styles
  }

  /// A text.
  package init(text: String, styles: String = "") {
    kind = "text"
    content = text
    self.styles = styles
  }

  private var type: String { "application/vnd.oasis.opendocument." + kind }

  private var spaces: String {
    let names = ["office", "table", "text", "style"].map {
      " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    return names.joined() + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
      + " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
      + " xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\""
      + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

  private var automaticStyles: String { "<office:automatic-styles>\(styles)</office:automatic-styles>" }
  private var body: String { "<office:body><office:\(kind)>\(content)</office:\(kind)></office:body>" }
  private var commonStyles: String { "<office:styles>\(sharedStyles)</office:styles>" }
  private static let masterStyles =
    "<office:master-styles><style:master-page><style:header><text:p>页眉</text:p></style:header></style:master-page>"
    + "</office:master-styles>"

  /// The document as one text of XML.
  package var flat: [UInt8] {
    Array(
      (Self.head + "<office:document\(spaces) office:mimetype=\"\(type)\">" + commonStyles + automaticStyles
        + Self.masterStyles + body + "</office:document>").utf8)
  }

  /// The document.
  package var bytes: [UInt8] {
    let encryption = isEncrypted ? "<m:encryption-data/>" : ""
    let manifest =
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"/\" "
      + "m:media-type=\"\(type)\"/><m:file-entry m:full-path=\"content.xml\">\(encryption)</m:file-entry>"
      + manifestEntries + "</m:manifest>"
    let content = Self.head + "<office:document-content\(spaces)>\(automaticStyles)\(body)</office:document-content>"
    var parts: [ArchiveBuilder.Entry] = [
      .init("mimetype", type), .init("content.xml", content, deflated: true),
      .init("META-INF/manifest.xml", manifest, deflated: true),
    ]
    if !sharedStyles.isEmpty {
      parts.append(
        .init(
          "styles.xml",
          Self.head + "<office:document-styles\(spaces)>\(commonStyles)\(Self.masterStyles)</office:document-styles>",
          deflated: true))
    }
    return ArchiveBuilder(parts).bytes
  }

  // MARK: Pieces of texts

  /// A paragraph of a style.
  /// - Parameter content: Its text, as XML has it.
  package static func paragraph(_ content: String, _ style: String = "") -> String {
    "<text:p\(style.isEmpty ? "" : " text:style-name=\"\(style)\"")>\(content)</text:p>"
  }

  /// A list of a style.
  /// - Parameter items: The content of each.
  package static func list(_ style: String, _ items: [String], _ attributes: String = "") -> String {
    list(style, items.map { (content: $0, attributes: "") }, attributes)
  }

  /// A list of a style, whose items have attributes.
  package static func list(
    _ style: String, _ items: [(content: String, attributes: String)], _ attributes: String = ""
  ) -> String {
    "<text:list\(style.isEmpty ? "" : " text:style-name=\"\(style)\"") \(attributes)>"
      + items.map { "<text:list-item \($1)>\($0)</text:list-item>" }.joined() + "</text:list>"
  }

  /// A list style.
  package static func listStyle(_ name: String, _ levels: String) -> String {
    "<text:list-style style:name=\"\(name)\">\(levels)</text:list-style>"
  }

  /// A level, from 1, of a list style.
  package static func level(
    _ level: Int, _ format: String, prefix: String = "", suffix: String = "", _ more: String = "",
    _ content: String = ""
  ) -> String {
    "<text:list-level-style-number text:level=\"\(level)\" style:num-format=\"\(format)\" style:num-prefix=\"\(prefix)\" "
      + "style:num-suffix=\"\(suffix)\" \(more)>\(content)</text:list-level-style-number>"
  }

  /// A cell.
  /// - Parameter content: Its paragraphs.
  package static func cell(_ content: String, _ attributes: String = "") -> String {
    "<table:table-cell \(attributes)>\(content)</table:table-cell>"
  }

  /// A row.
  package static func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  /// A table.
  package static func table(_ rows: String, _ attributes: String = "") -> String {
    "<table:table \(attributes)>\(rows)</table:table>"
  }

  /// A table of texts.
  package static func table(_ grid: [[String]]) -> String {
    table(grid.map { row($0.map { cell(paragraph(WordDocument.escaped($0))) }.joined()) }.joined())
  }
}
