import ReportModel
import ReportTemplates
import Testing

@testable import ReportWriters

struct SheetNumberTests {
  @Test(arguments: [
    ("0", "0", 0, 0), ("1200", "1200", 0, 0), ("-5", "-5", 0, 0), ("12.50", "12.50", 0, 2), ("0.05", "0.05", 0, 2),
    ("1,200", "1200", 1, 0), ("1,234,567.8", "1234567.8", 1, 1), ("85%", "0.85", 2, 0), ("85.5%", "0.855", 2, 1),
    ("145%", "1.45", 2, 0), ("0.5%", "0.005", 2, 1), ("123456789012345", "123456789012345", 0, 0),
  ])
  func whatANumberFormatShowsIsANumber(_ text: String, _ value: String, _ family: Int, _ decimals: Int) throws {
    let found = SheetNumber(text.utf8.span)
    let number = try #require(found)
    #expect(number.value == value && number.family.rawValue == family && number.decimals == decimals)
  }

  @Test(arguments: [
    "", " 5", "5 ", "007", "00", "-0", "-0.00", "+5", "1.", ".5", "1,20", "1,2000", "12,00", ",200", "1,", "1,200%",
    "１２",
    "1e5", "1234567890123456", "123456789012.1234", "1.12345", "5万元", "3/4", "2026-03-31", "=1", "--5", "5%%", "0,123",
  ])
  func whatNoNumberShowsIsText(_ text: String) {
    let found = SheetNumber(text.utf8.span)
    #expect(found == nil)
  }
}

struct SheetNameTests {
  private func names(_ titles: [(issuer: String?, text: String)]) -> [String] {
    SheetNames.names(
      of: titles.map { issuer, text in
        var title = Title(text: text)
        title.issuer = issuer
        return Report(title: title, columns: [Column(name: "序号")], rows: [], notes: [])
      })
  }

  @Test func issuersNameSheetsWhereTheyAreSeveral() {
    #expect(names([("甲局", "题"), ("乙局", "题")]) == ["甲局", "乙局"])
    #expect(names([("甲局", "一季度"), ("甲局", "二季度")]) == ["一季度", "二季度"])
    #expect(names([(nil, ""), (nil, "")]) == ["第1张", "第2张"])
    #expect(names([(nil, "题"), (nil, "题"), (nil, "题")]) == ["题", "题（2）", "题（3）"])
  }

  /// Excel takes no more than 31 units of UTF-16, and no half of a character.
  @Test func namesAreWhatExcelTakes() {
    #expect(names([(nil, "a[b]:c*d?e/f\\g")]) == ["a_b__c_d_e_f_g"])
    #expect(names([(nil, "'甲'")]) == ["甲"] && names([(nil, "''")]) == ["第1张"])
    #expect(names([(nil, "ab"), (nil, "AB")]) == ["ab", "AB（2）"] && names([(nil, "History")]) == ["History_"])
    let long = String(repeating: "𠮷", count: 20)
    let cut = names([(nil, long), (nil, long)])
    #expect(cut[0].utf16.count == 30 && cut[1].utf16.count <= 31 && cut[1].hasSuffix("（2）"))
    #expect(names([(nil, String(repeating: "甲", count: 30) + "'乙")])[0].utf16.count == 30)
  }
}

struct OfficeEscapingTests {
  @Test(arguments: [
    ("a<b>&\"'", "a&lt;b&gt;&amp;&quot;&apos;"), ("a\nb\tc", "a\nb\tc"), ("\r\u{B}", "_x000D__x000B_"),
    ("_x000D_", "_x005F_x000D_"), ("_x000g_", "_x000g_"), ("__x000D_", "__x005F_x000D_"), ("_x0", "_x0"),
    ("\u{FFFE}\u{FFFF}，", "_xFFFE__xFFFF_，"), ("\u{0}", "\u{FFFD}"),
  ])
  func sheet(_ text: String, _ expected: String) {
    #expect(Array(Escaper.sheet.escape(text).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("a\nb", "a</w:t><w:br/><w:t xml:space=\"preserve\">b"),
    ("a\tb", "a</w:t><w:tab/><w:t xml:space=\"preserve\">b"), ("<\u{B}\u{FFFF}，>", "&lt;\u{FFFD}\u{FFFD}，&gt;"),
  ])
  func word(_ text: String, _ expected: String) {
    #expect(Array(Escaper.word.escape(text).utf8) == Array(expected.utf8))
  }

  @Test func xml() { #expect(Escaper.xml.escape("a\n\"\u{1}") == "a&#10;&quot;\u{FFFD}") }
}

struct WholeMergeTests {
  /// One merge lies over the corner of another: Excel repairs workbooks with merges that overlap.
  @Test func mergesDoNotOverlap() {
    let report = Report(
      title: Title(text: ""), columns: ["a", "b", "c"].map { Column(name: $0) },
      rows: [
        RowContent(cells: ["1", "1", "2"], merged: [Merge(column: 0, rows: 2, columns: 2)]),
        RowContent(cells: ["1", "3", "3"], merged: [Merge(column: 1, rows: 1, columns: 2)]),
      ], notes: [])
    let merges = WholeMerges(of: report.rows.body.table)
    var slots: Set<[Int]> = []
    for span in merges.all {
      for row in span.row..<(span.row + span.rows) {
        for column in span.column..<(span.column + span.columns) { #expect(slots.insert([row, column]).inserted) }
      }
    }
    #expect(merges.all.contains { $0.row == 1 && $0.column == 1 && $0.columns == 2 })
    #expect(merges.rectangle(1, 0) == nil)
  }
}

struct PackageTemplateTests {
  private func render(_ template: String) throws -> [UInt8] {
    let text = "{{% CONTENT_TYPE:XML-SHEET }}\n" + template
    let own = TemplateSet.Template(name: "report.xlsx", file: "x", text: text)
    let report = Report(title: Title(text: "题"), columns: [Column(name: "序号")], rows: [], notes: [])
    let document = ReportDocument(input: "a", format: "csv", encoding: "UTF-8", reports: [report])
    return try Renderer(templates: TemplateSet([own])).render(document, as: .xlsx).bytes
  }

  @Test(arguments: [
    "x{{% PART }}a\nb", "{{pageTitle}}", "", "{{% PART }}\n\nb", "{{% PART }}../a\nb", "{{% PART }}/a\nb",
    "{{% PART }}a//b\n", "{{% PART }}a\\b\n", "{{% PART }}甲\n", "{{% PART }}a\n{{% PART }}A\n", "{{% PART }}a b\n",
    "{{% PART }}",
  ])
  func partsHaveNamesOfTheirOwn(_ template: String) {
    let error = #expect(throws: ReportError.self) { try render(template) }
    #expect(error?.diagnostics.last?.code == .invalidTemplate)
  }

  @Test func sameTemplateGivesTheSameBytes() throws {
    let template = "{{% PART }}a.xml\n{{#reports}}{{title}}{{/reports}}{{% PART }}b/c.xml\n"
    let bytes = try render(template)
    #expect(try render(template) == bytes)
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0]))
  }
}
