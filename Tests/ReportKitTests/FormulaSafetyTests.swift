import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// `--csv-safe`: nothing that a spreadsheet could take for a formula leaves in a CSV or TSV.
struct FormulaSafetyTests {
  /// What spreadsheets pass over before a formula, written down by hand.
  private static let skipped: [Unicode.Scalar] =
    [ClosedRange<UInt32>](arrayLiteral: 0x00...0x20, 0x2000...0x200F, 0x2028...0x202F).flatMap(Array.init)
    .compactMap(Unicode.Scalar.init)
    + [
      "\u{85}", "\u{A0}", "\u{AD}", "\u{1680}", "\u{180E}", "\u{205F}", "\u{2060}", "\u{2066}", "\u{3000}",
      "\u{FE0F}", "\u{FEFF}",
    ]
  private static let triggers: [Unicode.Scalar] = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"]

  static let hostile: [String] =
    triggers.map { String($0) + "1" }
    + skipped.flatMap { blank in triggers.map { String(blank) + String($0) + "1" } }
    + ["=\u{338}1", "\u{0}\u{200B} =1", "\u{FEFF}\u{FEFF}＋1", "  \u{1F}@SUM(A1)", "-", "－"]

  static let harmless = [
    "a=1", "'=1", "1-2", "（-1）", " 甲", "\u{200B}甲", "—1", "\u{2010}1", "%1", "", " ",
  ]

  private func converter(_ templates: Templates = .builtIn) -> ReportConverter {
    var converter = ReportConverter(templates: templates)
    converter.writing.csvSafe = true
    return converter
  }

  /// A document whose texts are all one text: title, header, cells, notes.
  private func document(_ text: String) -> ReportDocument {
    var title = Title(text: text)
    title.issuer = text
    let columns = [Column(name: text, role: .content), Column(name: text, role: .departments)]
    return ReportDocument(
      input: text, format: "csv", encoding: "UTF-8",
      reports: [Report(title: title, columns: columns, rows: [RowContent(cells: [text, text])], notes: [text])])
  }

  /// A format of the user's own that writes one value of many kinds a record.
  private func ownTemplates(_ contentType: String, name: String = "report") throws -> (Templates, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let bodies = [
      "report":
        "{{#reports}}{{title}}\n{{#columnNames}}{{.}}{{^last()}},{{/last()}}{{/columnNames}}\n{{#columns}}{{name}}\n{{/columns}}"
        + "{{#rows}}{{#cells}}{{.}}{{^last()}},{{/last()}}{{/cells}}\n{{#fields}}{{text}}\n{{/fields}}"
        + "{{#departments}}{{name}}\n{{/departments}}{{source}}\n{{contentText}}\n{{/rows}}"
        + "{{#notes}}{{> line}}{{/notes}}{{/reports}}",
      "summary": "{{#departments}}{{name}}\n{{/departments}}{{#reports}}{{title}}\n{{input}}\n{{/reports}}",
      "compare":
        "{{#records}}{{#fields}}{{.}}{{^last()}},{{/last()}}{{/fields}}\n{{/records}}{{#reports}}{{title}}\n{{/reports}}",
    ]
    try folder.write("{{% CONTENT_TYPE:\(contentType) }}\n\(bodies[name] ?? "")".utf8, to: "\(name).own.mustache")
    if name == "report" { try folder.write("{{% CONTENT_TYPE:\(contentType) }}\n{{text}}\n".utf8, to: "line.mustache") }
    return (try Templates(folder: folder.path("")), folder)
  }

  /// Every field of an output, read by the library.
  private func fields(_ output: ReportConverter.Output, tsv: Bool = false) throws -> [String] {
    try ReportReader().readTables(Array(output.text.utf8), name: tsv ? "a.tsv" : "a.csv").blocks.tables
      .flatMap(\.grid).flatMap { $0 }
  }

  private func isMarked(_ output: ReportConverter.Output, _ text: String) -> Bool {
    // What is written is ' and the text; the readers make line feeds of CR and take a first byte order mark for the file's.
    Array(output.text.utf8).contains(Array(("'" + text).utf8))
  }

  /// Whether the text stands anywhere as it is, without ' before it: at the start, or behind a separator, a quote, a line end.
  private func isBare(_ output: ReportConverter.Output, _ text: String) -> Bool {
    guard !text.isEmpty else { return false }
    let bytes = Array(output.text.utf8)
    let word = Array(text.utf8)
    return bytes.indices.contains { start in
      bytes[start...].starts(with: word) && (start == 0 || [0x2C, 0x09, 0x0A, 0x22].contains(bytes[start - 1]))
    }
  }

  @Test func everyTextOfAReportIsMarked() throws {
    var converter = converter()
    converter.writing.withTitle = true
    var unsafe: [String] = []
    for text in Self.hostile {
      for format in [OutputFormat.csv, .tsv] {
        let output = try converter.render(document(text), as: format)
        // Two headers, two cells, the title and the note.
        let marks = output.diagnostics.count { $0.code == .formulaEscaped }
        if !isMarked(output, text) || isBare(output, text) || marks != 6 { unsafe.append(text.debugDescription) }
      }
    }
    #expect(unsafe.isEmpty, "\(unsafe.count): \(unsafe.prefix(20))")
  }

  @Test(arguments: harmless)
  func otherTextsStayAsTheyAre(_ text: String) throws {
    var plain = converter()
    plain.writing.csvSafe = false
    for format in [OutputFormat.csv, .tsv] {
      #expect(try converter().render(document(text), as: format) == plain.render(document(text), as: format))
    }
  }

  @Test(arguments: ["CSV", "TSV"], ["=1+1", "\u{200B}@A1", "\u{1F}－2", "\n甲、乙"])
  func formatsOfTheUsersOwnAreSafe(_ contentType: String, _ text: String) throws {
    let (templates, folder) = try ownTemplates(contentType)
    let output = try converter(templates).render(document(text), as: .own("own"))
    #expect(isMarked(output, text) && !isBare(output, text), "\(output.text)")
    #expect(output.diagnostics.contains { $0.code == .formulaEscaped })
    var plain = converter(templates)
    plain.writing.csvSafe = false
    #expect(try isBare(plain.render(document(text), as: .own("own")), text), "only where it is asked for")
    _ = folder
  }

  @Test(arguments: ["=1+1", "\u{200B}@A1", "\u{1F}－2"])
  func summariesAreSafe(_ text: String) throws {
    let summary = Summary(of: [document(text), document(text)])
    for format in [OutputFormat.csv, .tsv] {
      let output = try converter().render(summary, as: format)
      #expect(isMarked(output, text) && !isBare(output, text), "\(format): \(output.text)")
      #expect(output.diagnostics.contains { $0.code == .formulaEscaped })
    }
    let (templates, folder) = try ownTemplates("CSV", name: "summary")
    let own = try converter(templates).render(summary, as: .own("own"))
    #expect(isMarked(own, text) && !isBare(own, text), "\(own.text)")
    #expect(own.diagnostics.contains { $0.code == .formulaEscaped })
    _ = folder
  }

  @Test(arguments: ["=1+1", "\u{200B}@A1", "\u{1F}－2"])
  func comparisonsAreSafe(_ text: String) throws {
    var old = document("甲")
    old.reports[0] = old.reports[0].editing { columns, rows in
      columns.append(Column(name: text))
      rows[0].cells.append("旧")
    }
    var new = old
    new.reports[0] = new.reports[0].editing { _, rows in rows[0].cells[2] = text }
    let comparison = Comparison(of: old, with: new)
    for format in [OutputFormat.csv, .tsv] {
      let output = try converter().render(comparison, as: format)
      #expect(isMarked(output, text) && !isBare(output, text), "\(format): \(output.text)")
      #expect(output.diagnostics.contains { $0.code == .formulaEscaped })
    }
    let (templates, folder) = try ownTemplates("CSV", name: "compare")
    let own = try converter(templates).render(comparison, as: .own("own"))
    #expect(isMarked(own, text) && !isBare(own, text), "\(own.text)")
    _ = folder
  }

  @Test func otherFormatsAreNotChanged() throws {
    for format in [OutputFormat.html, .xhtml, .markdown, .json, .ndjson] {
      let output = try converter().render(document("=1"), as: format)
      #expect(!isMarked(output, "=1") && output.diagnostics.isEmpty, "\(format)")
    }
  }

  @Test func formatsOfTheUsersOwnTakeTheOtherOptionsOfCSV() throws {
    let (templates, folder) = try ownTemplates("CSV")
    var converter = ReportConverter(templates: templates)
    converter.writing.csvForExcel = true
    let output = try converter.render(document("甲"), as: .own("own"))
    #expect(Array(output.text.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF] && output.text.utf8.contains(0x0D))
    _ = folder
  }
}
