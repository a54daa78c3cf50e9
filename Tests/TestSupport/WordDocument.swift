/// Writes documents of Word: the parts that matter, and of those what is asked for.
package struct WordDocument: Sendable {
  /// The content of the body.
  package var body: String
  /// The content of `w:numbering`.
  package var numbering = ""
  /// The content of `w:styles`.
  package var styles = ""
  /// The content of `w:footnotes`.
  package var footnotes = ""
  /// The content of `w:settings`.
  package var settings = ""
  /// The content of `w:comments`.
  package var comments = ""
  /// The program that says it has written it; none says so where it is empty.
  package var application = ""
  /// The name of the main part.
  package var main = "word/document.xml"
  /// The prefix of Word's elements, in place of `w`.
  package var prefix = "w"
  /// Whether the namespaces are those of the strict form.
  package var isStrict = false
  package var isDeflated = false

  package init(_ body: String) { self.body = body }

  private var space: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/wordprocessingml/main"
      : "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  }

  private var relationships: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
  }

  private func part(_ name: String, _ content: String) -> String {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:\(name) xmlns:w=\"\(space)\" "
      + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
      + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
      + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
      + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" "
      + "xmlns:v=\"urn:schemas-microsoft-com:vml\">\(content)</w:\(name)>"
    guard prefix != "w" else { return text }
    return text.replacing("<w:", with: "<\(prefix):").replacing("</w:", with: "</\(prefix):")
      .replacing(" w:", with: " \(prefix):").replacing("xmlns:w=", with: "xmlns:\(prefix)=")
  }

  /// The file.
  package var bytes: [UInt8] {
    let folder = main.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(main[...$0]) } ?? ""
    let file = main.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(main[main.utf8.index(after: $0)...]) } ?? main
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    let package = "http://schemas.openxmlformats.org/package/2006/"
    var parts = [
      (
        "[Content_Types].xml",
        head + "<Types xmlns=\"\(package)content-types\"><Default Extension=\"rels\" "
          + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/\(main)\" ContentType=\""
          + "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
          + ["numbering", "styles", "footnotes", "settings", "comments"].map {
            "<Override PartName=\"/\(folder)\($0).xml\" ContentType=\""
              + "application/vnd.openxmlformats-officedocument.wordprocessingml.\($0)+xml\"/>"
          }.joined() + "</Types>"
      ),
      (
        "_rels/.rels",
        head + "<Relationships xmlns=\"\(package)relationships\"><Relationship Id=\"r1\" Type=\"\(relationships)"
          + "officeDocument\" Target=\"\(main)\"/>"
          + (application.isEmpty
            ? ""
            : "<Relationship Id=\"r2\" Type=\"\(relationships)extended-properties\" Target=\"docProps/app.xml\"/>")
          + "</Relationships>"
      ),
      (main, part("document", "<w:body>\(body)<w:sectPr/></w:body>")),
    ]
    if !application.isEmpty {
      parts.append(("docProps/app.xml", "<Properties><Application>\(application)</Application></Properties>"))
    }
    var links = ""
    for (name, content) in [
      ("numbering", numbering), ("styles", styles), ("footnotes", footnotes), ("settings", settings),
      ("comments", comments),
    ]
    where !content.isEmpty {
      parts.append((folder + name + ".xml", part(name, content)))
      links += "<Relationship Id=\"\(name)\" Type=\"\(relationships)\(name)\" Target=\"\(name).xml\"/>"
    }
    parts.append(
      (
        folder + "_rels/" + file + ".rels",
        head + "<Relationships xmlns=\"\(package)relationships\">\(links)</Relationships>"
      ))
    return ArchiveBuilder(parts.map { ArchiveBuilder.Entry($0.0, $0.1, deflated: isDeflated) }).bytes
  }

  // MARK: Pieces

  /// A text as XML has it.
  package static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  /// A run of text.
  package static func run(_ text: String, _ properties: String = "") -> String {
    let properties = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
    return "<w:r>\(properties)<w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r>"
  }

  /// A paragraph.
  /// - Parameter content: Its runs.
  package static func paragraph(_ content: String, _ properties: String = "") -> String {
    "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + content + "</w:p>"
  }

  /// The properties of a paragraph that is an item of a list.
  package static func item(_ number: Int, level: Int = 0) -> String {
    "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(number)\"/></w:numPr>"
  }

  /// A cell.
  /// - Parameter content: Its paragraphs; none for one that is empty.
  package static func cell(_ content: String, _ properties: String = "") -> String {
    "<w:tc>" + (properties.isEmpty ? "" : "<w:tcPr>\(properties)</w:tcPr>") + (content.isEmpty ? "<w:p/>" : content)
      + "</w:tc>"
  }

  /// A table of rows, each its cells and its properties.
  package static func table(_ rows: [(cells: String, properties: String)], grid: Int = 0) -> String {
    "<w:tbl><w:tblPr/>"
      + (grid > 0 ? "<w:tblGrid>" + String(repeating: "<w:gridCol w:w=\"1000\"/>", count: grid) + "</w:tblGrid>" : "")
      + rows.map { "<w:tr>" + ($1.isEmpty ? "" : "<w:trPr>\($1)</w:trPr>") + $0 + "</w:tr>" }.joined() + "</w:tbl>"
  }

  /// A table of texts.
  package static func table(_ grid: [[String]]) -> String {
    table(grid.map { (cells: $0.map { cell(paragraph(run($0))) }.joined(), properties: "") })
  }

  /// A level of a list.
  package static func level(_ level: Int, _ format: String, _ text: String, _ more: String = "", start: Int = 1)
    -> String
  {
    "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"\(start)\"/><w:numFmt w:val=\"\(format)\"/>\(more)"
      + "<w:lvlText w:val=\"\(text)\"/></w:lvl>"
  }

  /// An abstract list.
  package static func abstractList(_ number: Int, _ levels: String) -> String {
    "<w:abstractNum w:abstractNumId=\"\(number)\"><w:multiLevelType w:val=\"multilevel\"/>\(levels)</w:abstractNum>"
  }

  /// A list.
  package static func list(_ number: Int, of abstract: Int, _ overrides: String = "") -> String {
    "<w:num w:numId=\"\(number)\"><w:abstractNumId w:val=\"\(abstract)\"/>\(overrides)</w:num>"
  }
}
