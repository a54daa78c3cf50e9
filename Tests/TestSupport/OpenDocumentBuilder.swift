/// Writes OpenDocument spreadsheets by hand.
package struct OpenDocumentBuilder {
  /// What stands in `office:spreadsheet`: `<table:table>…</table:table>`.
  package var sheets: String
  /// What stands in `office:automatic-styles`.
  package var styles: String
  package var isEncrypted = false

  package init(sheets: String, styles: String) {
    self.sheets = sheets
    self.styles = styles
  }

  /// The document.
  package var bytes: [UInt8] {
    let type = "application/vnd.oasis.opendocument.spreadsheet"
    let names = ["office", "table", "text", "style"].map {
      " xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\""
    }
    let spaces =
      names.joined() + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    let encryption = isEncrypted ? "<m:encryption-data/>" : ""
    let manifest =
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"/\" "
      + "m:media-type=\"\(type)\"/><m:file-entry m:full-path=\"content.xml\">\(encryption)</m:file-entry></m:manifest>"
    let content =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content\(spaces)><office:automatic-styles>\(styles)"
      + "</office:automatic-styles><office:body><office:spreadsheet>\(sheets)</office:spreadsheet></office:body>"
      + "</office:document-content>"
    return ArchiveBuilder([
      .init("mimetype", type), .init("content.xml", content, deflated: true),
      .init("META-INF/manifest.xml", manifest, deflated: true),
    ]).bytes
  }
}
