/// Writes workbooks of Excel by hand.
package struct WorkbookBuilder {
  /// A sheet, and what stands in its part.
  package struct Sheet {
    package var name: String
    /// What stands in `worksheet`: `<cols>…</cols><sheetData>…</sheetData><mergeCells>…</mergeCells>`.
    package var content: String
    package var state = ""
    /// The last word of the type of its relationship; no relationship where it is empty.
    package var kind = "worksheet"
    /// What stands in the drawing that lies on it, if there is one: `<xdr:sp>…</xdr:sp>`.
    package var drawing: String?
    /// The last word of the type of the drawing's relationship.
    package var drawingKind = "drawing"

    package init(_ name: String, _ content: String, state: String = "") {
      self.name = name
      self.content = content
      self.state = state
    }
  }

  package var sheets: [Sheet]
  /// What stands in `sst`, if there is one: `<si>…</si>`.
  package var strings: String?
  /// What stands in `styleSheet`.
  package var styles = ""
  package var isFrom1904 = false
  package var isStrict = false
  /// Whether Excel is to calculate every formula when it opens the workbook.
  package var isCalculatedAnew = false
  /// The prefix of the names, with its colon, and of none the empty text; the contents are written without one.
  package var prefix = ""
  package var isDeflated = true
  /// The folder of the parts.
  package var folder = "xl"

  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// The namespaces of Office, by their last words.
  private var main: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  }
  private var relationships: String {
    isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  /// The workbook.
  package var bytes: [UInt8] {
    let package = "http://schemas.openxmlformats.org/package/2006"
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    var parts: [(String, String)] = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/\(folder)/workbook.xml\" ContentType=\"\(type)\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
          + "Type=\"\(relationships)/officeDocument\" Target=\"\(folder)/workbook.xml\"/></Relationships>"
      ),
    ]
    var list = ""
    var references = ""
    for (index, sheet) in sheets.enumerated() {
      let state = sheet.state.isEmpty ? "" : " state=\"\(sheet.state)\""
      list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 10)\"/>"
      references +=
        sheet.kind.isEmpty
        ? ""
        : "<Relationship Id=\"rId\(index + 10)\" Type=\"\(relationships)/\(sheet.kind)\" "
          + "Target=\"\(index.isMultiple(of: 2) ? "" : "/\(folder)/")worksheets/sheet\(index + 1).xml\"/>"
      parts.append(("\(folder)/worksheets/sheet\(index + 1).xml", part("worksheet", sheet.content)))
      if let drawing = sheet.drawing {
        parts.append(
          (
            "\(folder)/worksheets/_rels/sheet\(index + 1).xml.rels",
            "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
              + "Type=\"\(relationships)/\(sheet.drawingKind)\" Target=\"../drawings/drawing\(index + 1).xml\"/></Relationships>"
          ))
        parts.append(
          (
            "\(folder)/drawings/drawing\(index + 1).xml",
            "<d xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\(drawing)</d>"
          ))
      }
    }
    parts.append(
      (
        "\(folder)/workbook.xml",
        part(
          "workbook",
          "<workbookPr\(isFrom1904 ? " date1904=\"1\"" : "")/><sheets>\(list)</sheets>\(isCalculatedAnew ? "<calcPr fullCalcOnLoad=\"1\"/>" : "")"
        )
      ))
    if let strings {
      parts.append(("\(folder)/sharedStrings.xml", part("sst", strings)))
      references += "<Relationship Id=\"rId1\" Type=\"\(relationships)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
    }
    parts.append(("\(folder)/styles.xml", part("styleSheet", styles)))
    references += "<Relationship Id=\"rId2\" Type=\"\(relationships)/styles\" Target=\"styles.xml\"/>"
    parts.append(
      (
        "\(folder)/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(package)/relationships\">\(references)</Relationships>"
      ))
    return ArchiveBuilder(parts.map { ArchiveBuilder.Entry($0, $1, deflated: isDeflated) }).bytes
  }

  private func part(_ name: String, _ content: String) -> String {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    guard !prefix.isEmpty else {
      return head + "<\(name) xmlns=\"\(main)\" xmlns:r=\"\(relationships)\">\(content)</\(name)>"
    }
    // Every tag that has no prefix gets one.
    var prefixed = ""
    var rest = content[...]
    while let start = rest.firstIndex(of: "<") {
      prefixed += rest[...start]
      rest = rest[rest.index(after: start)...]
      if rest.first == "/" {
        prefixed += "/"
        rest = rest.dropFirst()
      }
      prefixed += prefix
    }
    return head + "<\(prefix)\(name) xmlns:\(prefix.dropLast())=\"\(main)\" xmlns:r=\"\(relationships)\">"
      + prefixed + rest + "</\(prefix)\(name)>"
  }
}
