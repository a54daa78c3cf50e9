import ReportModel
import ReportTemplates
import Testing

@testable import ReportWriters

struct TemplateCheckTests {
  private func check(_ source: String, partials: [String: String] = [:]) throws {
    var check = TemplateCheck { partials[$0] }
    try check.check(source, file: "t.mustache", root: DocumentContext.self)
  }

  private let pragma = "{{% CONTENT_TYPE:HTML }}"

  @Test(arguments: [
    ("{{#reports}}{{titel}}{{/reports}}", 1, "unknown key 'titel'; did you mean 'title'?"),
    ("\n\n{{zzzzzzzzz}}", 3, "unknown key 'zzzzzzzzz'"),
    ("{{#reports}}\n{{> nothing}}{{/reports}}", 2, "there is no partial 'nothing'"),
    ("{{{pageTitle}}}", 1, "unescaped output is not available; write {{name}}"),
    ("{{& pageTitle}}", 1, "unescaped output is not available; write {{name}}"),
    ("{{=<% %>=}}", 1, "tags that begin with {{= are not available"),
    ("{{#reports}}", 1, "the section 'reports' never ends"),
    ("{{#reports}}{{/rows}}", 1, "'rows' ends here, but 'reports' of line 1 is open"),
    ("{{/reports}}", 1, "'reports' ends here but never began"),
    ("{{reports}}", 1, "'reports' is no text; use it as a section"),
    ("{{withTitle}}", 1, "'withTitle' is no text; use it as a section"),
    ("{{.}}", 1, "'.' stands for a text only inside the section of a text or of texts"),
    ("{{last()}}", 1, "'last()' has a meaning only inside a list"),
    ("{{pageTitle", 1, "the tag that begins here never ends"),
    (
      "{{% CONTENT_TYPE:TEXT }}", 1,
      "unknown content type 'TEXT'; known are HTML, CSV, TSV, MARKDOWN, MARKDOWN-PARAGRAPH"
    ),
    ("{{#title}}{{/title}}", 1, "unknown key 'title'; did you mean 'withTitle'?"),
  ])
  func mistakesAreNamed(_ source: String, _ line: Int, _ message: String) {
    let error = #expect(throws: TemplateError.self) { try check(pragma + source) }
    #expect(error?.line == line)
    if !message.contains("'title'") || !message.contains("withTitle") { #expect(error?.message == message) }
    #expect(error?.message.hasPrefix(String(message.prefix(12))) == true)
  }

  @Test func contentTypeMustComeFirst() {
    for source in ["", "a", "{{pageTitle}}", "{{! c }}{{pageTitle}}" + pragma] {
      let error = #expect(throws: TemplateError.self) { try check(source) }
      #expect(error?.message.hasPrefix("the first tag must be a content type") == true)
    }
    let partial = #expect(throws: TemplateError.self) {
      try check(pragma + "{{> p}}", partials: ["p": "{{pageTitle}}"])
    }
    #expect(partial?.file == "p.mustache")
  }

  @Test func partialsMayNotUseThemselves() {
    let error = #expect(throws: TemplateError.self) {
      try check(pragma + "{{> p}}", partials: ["p": pragma + "{{> p}}"])
    }
    #expect(error?.message == "the partial 'p' uses itself")
  }

  @Test func keysOfOuterContextsAreKnownInside() throws {
    try check(
      pragma
        + "{{! c }}{{#reports}}{{#rows}}{{title}}{{#cells}}{{.}}{{^last()}},{{/last()}}{{/cells}}{{/rows}}{{/reports}}")
  }

  @Test(arguments: builtInTemplates.keys.sorted().filter { $0.hasPrefix("report.") })
  func builtInTemplatesAreRight(_ name: String) throws {
    var check = TemplateCheck { builtInTemplates[$0 + ".mustache"].map { String(decoding: $0, as: UTF8.self) } }
    try check.check(
      String(decoding: try #require(builtInTemplates[name]), as: UTF8.self), file: name, root: DocumentContext.self)
  }

  @Test func everyTemplateFormatHasATemplate() {
    for format in OutputFormat.allCases where format != .json && format != .ndjson {
      #expect(builtInTemplates["report.\(format.rawValue).mustache"] != nil)
    }
  }
}

struct RendererTests {
  private func document(_ cells: [String], title: String = "题") -> ReportDocument {
    let columns = cells.indices.map { Column(name: "列\($0)") }
    let report = Report(
      title: Title(text: title), columns: columns, rows: [Row(kind: .task, cells: cells)], notes: ["注：a"])
    return ReportDocument(input: "i", format: "csv", encoding: "UTF-8", reports: [report])
  }

  @Test func csvIsExactByDefault() throws {
    let output = try Renderer().render(document(["=1", "a\nb", "c,d"]), as: .csv)
    #expect(output.text == "列0,列1,列2\n=1,\"a\nb\",\"c,d\"\n" && output.diagnostics.isEmpty)
  }

  @Test func csvForExcelHasMarkAndLineEnds() throws {
    var options = WritingOptions()
    options.csvForExcel = true
    let output = try Renderer(options: options).render(document(["a\nb", "c"]), as: .csv)
    #expect(Array(output.text.utf8) == Array("\u{FEFF}列0,列1\r\n\"a\nb\",c\r\n".utf8))
    #expect(try Renderer(options: options).render(document(["a"]), as: .tsv).text == "列0\na\n")
  }

  @Test func titleAndNotesOnRequest() throws {
    var options = WritingOptions()
    options.withTitle = true
    let output = try Renderer(options: options).render(document(["a", "b"]), as: .csv)
    #expect(output.text == "题\n列0,列1\na,b\n注：a\n")
  }

  @Test func replacedCharactersAreCounted() throws {
    for format in [OutputFormat.html, .xhtml] {
      let output = try Renderer().render(document(["a\u{1}b", "\u{FFFF}"], title: "\u{2}"), as: format)
      #expect(output.diagnostics.map(\.code) == [.replacedCharacters])
      #expect(output.diagnostics.first?.message.hasPrefix("3 control characters") == true)
    }
    #expect(try Renderer().render(document(["a\u{1}b"]), as: .csv).text == "列0\na\u{1}b\n")
    #expect(try Renderer().render(document(["a\u{1}b"]), as: .markdown).diagnostics.isEmpty)
  }

  @Test func textsAreNeverTemplates() throws {
    for format in OutputFormat.allCases {
      let text = try Renderer().render(document(["{{title}}", "{{#rows}}{{/rows}}"]), as: format).text
      #expect(text.contains("{{title}}"))
    }
  }
}
