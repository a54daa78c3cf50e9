import ReportModel
import ReportKit
import ReportReaders
import ReportRecognition
import TestSupport
import Testing

struct SchemaTests {
  private func dictionary(_ yaml: String) throws -> HeaderDictionary {
    try HeaderDictionary(schema: SourceText(bytes: Array(yaml.utf8)))
  }

  @Test func wordsRolesAndTitlesAreAdded() throws {
    let dictionary = try dictionary(
      """
      roles:
        progress: {words: [办理结果]}
        stages: {type: list, words: [阶段 目标]}
        score: {type: integer, words: [得分]}
        remarks: {words: [项目]}
      titles: [督办清单]
      """)
    let text = "2026年甲督办清单—第一季度\n序号,办理结果,阶段目标,得分,项目\n1,好,甲、乙,12,丙\n"
    let source = SourceText(bytes: Array(text.utf8))
    #expect(try detectFormat(of: source, fileExtension: nil, dictionary: dictionary) == .csv)
    let tables = try readTables(source, as: .csv, dictionary: dictionary).value
    let report = try #require(recognizeReports(in: tables, source: source, dictionary: dictionary).first).value
    #expect(report.columns.map { $0.role?.rawValue } == ["number", "progress", "stages", "score", "remarks"])
    #expect(report.rows[0].fields.map(\.value) == [.list(["甲", "乙"]), .integer(12)])
    #expect(report.rows[0].progress?.text == "好")
    #expect(report.title.kind == "督办清单" && report.title.subject == "甲" && report.title.period?.text == "第一季度")
    let project = dictionary.entries.first { $0.role.rawValue == "project" }
    #expect(project?.heads.contains("项目名称") == true && project?.heads.contains("项目") == false, "a word has one role")
  }

  @Test func dictionaryIsASchemaOfItself() throws {
    #expect(try dictionary(HeaderDictionary.standard.schema) == .standard)
    let own = try dictionary("roles: {a1: {type: date, words: ['交付, 日: 期', \"#x\"]}}\ntitles: [甲表]")
    #expect(try dictionary(own.schema) == own && own != .standard)
  }

  @Test(arguments: [
    ("roles:\n  progress: ⟪[a]", "expected a mapping with 'words' or 'heads', and 'type', found a list"),
    ("⟪[a]", "expected a mapping with roles, titles, departments, expect, found a list"),
    ("⟪role: {}", "expected one of roles, titles, departments, expect, found 'role'"),
    ("roles:\n  b: {⟪typ: text, words: [a]}", "expected 'words', 'heads' or 'type', found 'typ'"),
    (
      "roles:\n  b: {type: ⟪money, words: [a]}",
      "expected one of text, list, integer, percent, date, amount, found 'money'"
    ),
    (
      "roles:\n  b: {type: ⟪status, words: [a]}",
      "expected one of text, list, integer, percent, date, amount, found 'status'"
    ),
    ("roles:\n  progress: {type: ⟪text, words: [a]}", "the role 'progress' has the type progress"),
    ("roles:\n  ⟪cells: {type: text, words: [a]}", "'cells' is no name for a role: rows have a member of that name"),
    ("roles:\n  ⟪进展: {words: [a]}", "expected the name of a role in letters and digits, found '进展'"),
    ("roles:\n  ⟪b: {type: text}", "the role 'b' has no 'words'"),
    ("roles:\n  b: {words: ⟪a}", "expected a list of words, found 'a'"),
    ("roles:\n  b: {words: [甲, ⟪[a]]}", "expected a word of 1 to 40 characters, found a list"),
    ("roles:\n  b: {words: [甲, ⟪' ']}", "expected a word of 1 to 40 characters, found ' '"),
    ("roles:\n  b: {words: [甲]}\n  c: {words: ⟪[甲 ]}", "the word '甲' belongs to 'b' already"),
    ("roles:\n  b: {words: [⟪甲，乙]}", "expected one word; words are separated by ', ', found '甲，乙'"),
    ("roles:\n  ⟪b: {words: []}", "the role 'b' has no 'words'"),
    ("roles:\n  ⟪Progress: {words: [a]}", "expected another name than 'Progress'; did you mean 'progress'?"),
    ("roles:⟪ ", "expected a mapping of roles, found nothing"),
    ("titles: [甲, 乙⟪", "no YAML: did not find expected ',' or ']'"),
    ("roles:\n  a甲: ⟪@a", "no YAML: found character that cannot start any token"),
  ])
  func wrongSchemasAreNamedWithTheirPlace(_ yaml: String, _ message: String) {
    let (plain, places) = marked(yaml)
    let error = #expect(throws: ReadError.self) { try dictionary(plain) }
    #expect(error?.diagnostic.message == message)
    #expect(error?.diagnostic.location == places[0])
  }

  @Test(arguments: [
    "", "# nothing\n", "roles: {a: {words: [b]}, a: {words: [c]}}", "a: &a [*a]", "\u{1}",
    "roles: {a: {words: [b]}}\n---\nroles: {c: {words: [d]}}",
  ])
  func noSchemas(_ yaml: String) { #expect(throws: ReadError.self) { try dictionary(yaml) } }

  @Test func aWordThatComesTwiceIsOne() throws {
    let dictionary = try dictionary("roles:\n  r: {words: [甲, 乙, 甲 , 丙]}\ntitles: [丁表, 戊表, 丁表]\n")
    #expect(dictionary.entries.last?.words == ["甲", "乙", "丙"])
    #expect(try self.dictionary(dictionary.schema) == dictionary)
  }

  /// Two aliases of two aliases and so on stand for more texts than there is memory.
  @Test(arguments: [
    ("roles:\n  a: {words: ⟪&w [甲]}\n", "a schema has no anchors (&w); write the words out where they are wanted"),
    ("titles: [甲, ⟪&w 乙]\n", "a schema has no anchors (&w); write the words out where they are wanted"),
    ("roles: ⟪&r {a: {words: [甲]}}\n", "a schema has no anchors (&r); write the words out where they are wanted"),
    ("titles: ⟪*w\n", "a schema has no aliases (*w); write the words out where they are wanted"),
    ("⟪*w : [甲]\n", "a schema has no aliases (*w); write the words out where they are wanted"),
  ])
  func anchorsAndAliasesAreRefused(_ yaml: String, _ message: String) {
    let (plain, places) = marked(yaml)
    let error = #expect(throws: ReadError.self) { try dictionary(plain) }
    #expect(error?.diagnostic.message == message)
    #expect(error?.diagnostic.location == places[0])
  }

  /// In a comment, `*` is emphasis.
  @Test func commentsHoldAnything() throws {
    #expect(throws: Never.self) { try dictionary("titles: [甲]\n# &甲 " + String(repeating: "*甲* ", count: 100)) }
  }

  @Test(arguments: [
    "a \"b\"", "甲\\乙", "甲\n乙", "a\tb\u{7}", "true", "12", "- 甲", "甲: 乙", "#甲", "\u{85}甲\u{2028}", "\u{FEFF}甲",
    "🦀e\u{301}",
  ])
  func everyWordCanBeWritten(_ word: String) throws {
    let escaped = word.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
    let yaml = "roles: {own: {words: [乙丙, \"\(escaped.joined())\"]}}\ntitles: [\"\(escaped.joined())\"]\n"
    let dictionary = try dictionary(yaml)
    #expect(dictionary.entries.last?.words.last.map { Array($0.utf8) } == Array(word.utf8))
    #expect(try self.dictionary(dictionary.schema) == dictionary)
  }

  @Test func deepAndRepeatedYAMLIsRefused() {
    for yaml in [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 100_000),
      "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nroles: *c",
    ] { #expect(throws: ReadError.self) { try dictionary(yaml) } }
  }
}
