import Foundation
import BuiltInTemplates
import ReportModel
import ReportTemplates
import TestSupport
import Testing

/// Testing has a type of this name too.
private typealias SourceLocation = ReportModel.SourceLocation

@testable import ReportWriters

struct TemplateCheckTests {
  private func check(_ source: String, partials: [String: String] = [:]) throws {
    let own = ([("report.html", source)] + partials.sorted { $0.key < $1.key }).map { name, text in
      TemplateSet.Template(name: name, file: name + ".mustache", text: text)
    }
    if let error = TemplateSet(own).check().errors.first { throw error }
  }

  private let pragma = "{{% CONTENT_TYPE:HTML }}"

  @Test(arguments: [
    ("{{#reports}}{{> tabel}}{{/reports}}", 1, "there is no partial 'tabel'; did you mean 'table'?"),
    ("{{#reports}}{{titel}}{{/reports}}", 1, "unknown key 'titel'; did you mean 'title'?"),
    ("\n\n{{zzzzzzzzz}}", 3, "unknown key 'zzzzzzzzz'"),
    ("{{#reports}}\n{{> nothing}}{{/reports}}", 2, "there is no partial 'nothing'"),
    ("{{{pageTitle}}}", 1, "unescaped output is not available; write {{pageTitle}}"),
    ("{{& pageTitle}}", 1, "unescaped output is not available; write {{pageTitle}}"),
    ("{{=<%}}", 1, "expected two delimiters between equals signs, as {{=<% %>=}}"),
    ("{{#reports}}", 1, "the section 'reports' never ends"),
    ("{{#reports}}{{/rows}}", 1, "'rows' ends here, but 'reports' of line 1 is open"),
    ("{{/reports}}", 1, "'reports' ends here but never began"),
    ("{{reports}}", 1, "'reports' is a list; write {{#reports}}…{{/reports}} around what stands for each element"),
    ("{{withTitle}}", 1, "'withTitle' is no text; use it as a section"),
    ("{{.}}", 1, "'.' stands for a text only inside the section of a text or of texts"),
    ("{{#last()}}{{/last()}}", 1, "'last()' has a meaning only inside a list"),
    ("{{pageTitle", 1, "the tag that begins here never ends"),
    (
      "{{% CONTENT_TYPE:ODF }}", 1,
      "unknown content type 'ODF'; known are HTML, CSV, TSV, MARKDOWN, MARKDOWN-PARAGRAPH, CSS, XML, XML-WORD, XML-SHEET, TEXT"
    ),
    ("{{% CONTENT_TYPE:TEXT }}", 1, "TEXT does not keep a text in its place in this format; use HTML or CSS"),
    ("{{% PART }}a", 1, "{{% PART }} begins a part of an archive, and this format is none; docx and xlsx are"),
    ("{{% content_type:HTML }}", 1, "expected {{% CONTENT_TYPE:… }} with HTML, CSV, … in capitals"),
    ("{{#subject}}{{/subject}}", 1, "unknown key 'subject' in this place; it is a key of report"),
    (
      "{{isPreformatted}}", 1,
      "unknown key 'isPreformatted' in this place; it is a key of column and of cell and of headerCell and of note"
    ),
    ("{{#reports}}{{#first}}{{/first}}{{/reports}}", 1, "unknown key 'first'; did you mean 'first()'?"),
    (
      "{{#reports}}{{class}}{{/reports}}", 1,
      "unknown key 'class' in this place; it is a key of column and of row and of cell and of headerCell and of group"
    ),
  ])
  func mistakesAreNamed(_ source: String, _ line: Int, _ message: String) {
    let error = #expect(throws: TemplateError.self) { try check(pragma + source) }
    #expect(error?.place.line == line)
    #expect(error?.message.english == message)
  }

  @Test func contentTypeMustComeFirst() {
    for source in ["", "a", "{{pageTitle}}", "{{! c }}{{pageTitle}}" + pragma] {
      let error = #expect(throws: TemplateError.self) { try check(source) }
      #expect(error?.message.english.hasPrefix("the first tag must be a content type") == true)
    }
    let partial = #expect(throws: TemplateError.self) {
      try check(pragma + "{{> p}}", partials: ["p": "{{pageTitle}}"])
    }
    #expect(partial?.file == "p.mustache")
  }

  /// In one go, and nothing of what follows from a mistake.
  @Test func allMistakesAreNamed() {
    let source = pragma + "{{#reprts}}{{title}}{{/reprts}}\n{{#reports}}{{titel}}{{> nothing}}\n{{hasRows}}"
    let template = TemplateSet.Template(name: "report.t", file: "t", text: source)
    let errors = TemplateSet([template]).check().errors
    #expect(errors.map { "\($0.place.line):\($0.place.column)" } == ["1:25", "2:1", "2:13", "2:22", "3:1"])
  }

  /// A field of CSV that a page has as it is would be markup there.
  @Test func formatsHaveContentTypesOfTheirOwn() {
    func errors(_ name: String, _ type: String) -> [String] {
      let text = "{{% CONTENT_TYPE:\(type) }}{{pageTitle}}"
      return TemplateSet([TemplateSet.Template(name: name, file: name, text: text)]).check().errors.map(
        \.message.english)
    }
    for type in ["CSV", "TSV", "MARKDOWN", "XML-SHEET", "TEXT"] {
      #expect(
        errors("report.html", type) == ["\(type) does not keep a text in its place in this format; use HTML or CSS"])
    }
    #expect(!errors("report.csv", "HTML").isEmpty && !errors("report.markdown", "HTML").isEmpty)
    #expect(errors("report.html", "HTML").isEmpty && errors("report.mail", "CSV").isEmpty)
  }

  @Test func tagsOfPartialsThatNothingUsesAreChecked() {
    let partial = TemplateSet.Template(name: "zz", file: "zz", text: "{{% CONTENT_TYPE:HTML }}\n{{#rep")
    let (errors, unused) = TemplateSet([partial]).check()
    #expect(errors.map(\.description) == ["zz:2:1: the tag that begins here never ends"] && unused.count == 1)
  }

  @Test func plainTextIsForOwnFormats() {
    func errors(_ name: String, _ text: String) -> [String] {
      TemplateSet([TemplateSet.Template(name: name, file: name, text: text)]).check().errors.map(\.message.english)
    }
    let plain = "{{% CONTENT_TYPE:TEXT }}{{pageTitle}}"
    #expect(
      errors("report.mail", plain).isEmpty && errors("summary.mail", "{{% CONTENT_TYPE:TEXT }}{{taskCount}}").isEmpty)
    for name in ["report.html", "report.csv", "table", "print"] { #expect(!errors(name, plain).isEmpty) }
  }

  @Test func partialsMayNotUseThemselves() {
    let error = #expect(throws: TemplateError.self) {
      try check(pragma + "{{> p}}", partials: ["p": pragma + "{{> p}}"])
    }
    #expect(error?.message.english == "the partial 'p' uses itself")
  }

  @Test func keysOfOuterContextsAreKnownInside() throws {
    try check(
      pragma
        + "{{! c }}{{#reports}}{{#rows}}{{title}}{{#cells}}{{.}}{{^last()}},{{/last()}}{{/cells}}{{/rows}}{{/reports}}")
  }

  @Test func builtInTemplatesAreRight() {
    let found = TemplateSet.builtIn.check()
    #expect(found.errors.isEmpty && found.unused.isEmpty)
  }

  @Test func columnsCountBytesFromTheStartOfTheLine() {
    let error = #expect(throws: TemplateError.self) {
      try check(pragma + "{{! a\n\n}}字{{#reports}}\n  {{x\n}}{{/reports}}")
    }
    #expect(error?.place == SourceLocation(line: 4, column: 3))
    let second = #expect(throws: TemplateError.self) { try check(pragma + "{{! a\n}}字{{x}}") }
    #expect(second?.place == SourceLocation(line: 2, column: 6))
  }

  @Test func ownTemplatesStandInAndAreChecked() {
    let own = [
      ("table", pragma + "{{#nothing}}{{/nothing}}"), ("report.brief", pragma + "{{pageTitle}}"), ("tabel", pragma),
      ("report.json", pragma),
    ]
    let templates = TemplateSet(own.map { TemplateSet.Template(name: $0, file: "d/\($0).mustache", text: $1) })
    let found = templates.check()
    #expect(
      found.errors.map(\.description) == [
        "d/table.mustache:1:25: unknown key 'nothing'", "d/report.json.mustache:1:1: json is not written by a template",
      ])
    let good = TemplateSet(
      [own[1], own[2]].map { TemplateSet.Template(name: $0, file: $0, text: $1) })
    #expect(good.check().errors.isEmpty && good.check().unused.map(\.name) == ["tabel"])
    #expect(good.nearest(to: "tabel") == "table")
    #expect(good.nearest(to: "html") == "report.html")
  }

  @Test func everyTemplateFormatHasATemplate() {
    for format in OutputFormat.allCases where !format.isStructured && !format.isPrinted {
      #expect(builtInTemplates["report.\(format.rawValue).mustache"] != nil)
    }
  }
}

struct TemplateManualTests {
  /// `REPORTKIT_UPDATE_GOLDEN=1` writes the tables into the manual anew where they differ, and fails the run then.
  @Test func manualListsEveryKey() throws {
    let file = "templates/README.md"
    let manual = try Repository.text(file)
    let parts = manual.components(separatedBy: "<!-- keys -->\n")
    try #require(parts.count == 2)
    let rest = try #require(parts[1].components(separatedBy: "<!-- /keys -->").last)
    let expected = parts[0] + "<!-- keys -->\n" + templateReference() + "<!-- /keys -->" + rest
    // A file that is written counts as newer than the command, even where nothing changes.
    if ProcessInfo.processInfo.environment["REPORTKIT_UPDATE_GOLDEN"] != nil, manual != expected {
      try Data(expected.utf8).write(to: Repository.url(file))
      Issue.record("wrote \(file)")
    }
    #expect(manual == expected, "\(file) differs")
    #expect(templateManual == manual)
  }

  /// Each example, and what the manual says that it writes for the sample.
  @Test func examplesOfTheManualAreRight() throws {
    let manual = try Repository.text("templates/README.md")
    let examples = manual.components(separatedBy: "```mustache\n").dropFirst().map { part in
      part.components(separatedBy: "```")
    }
    #expect(examples.count == 3)
    for parts in examples {
      let templates = TemplateSet([TemplateSet.Template(name: "report.example", file: "x", text: parts[0])])
      #expect(templates.check().errors.isEmpty)
      let output = try #require(parts.dropFirst(2).first?.components(separatedBy: "text\n").last)
      #expect(try Renderer(templates: templates).render(example, as: .own("example")).text == output)
    }
  }

  /// The report of the manual's examples.
  private var example: ReportDocument {
    let rows = [["1", "修路", "甲局（牵头）、乙局", "1.完工。\n2.通车。"], ["2", "架桥", "丙局", ""]]
    let columns = [("序号", Role.number), ("任务", .content), ("责任部门", .departments), ("进展", .progress)]
    let report = Report(
      title: Title(text: "2026年重点工作进展情况表"), columns: columns.map { Column(name: $0, role: $1) },
      rows: rows.map { RowContent(cells: $0) }, notes: [])
    return ReportDocument(input: "q1.txt", format: "text", encoding: "UTF-8", reports: [report])
  }
}

struct RendererTests {
  private func document(_ cells: [String], title: String = "题") -> ReportDocument {
    let columns = cells.indices.map { Column(name: "列\($0)") }
    let report = Report(
      title: Title(text: title), columns: columns, rows: [RowContent(cells: cells)], notes: ["注：a"])
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
    for format in OutputFormat.allCases where !format.isBinary {
      let text = try Renderer().render(document(["{{title}}", "{{#rows}}{{/rows}}"]), as: format).text
      #expect(text.contains("{{title}}"))
    }
  }
}
