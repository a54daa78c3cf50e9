import ReportModel
import ReportKit
import ReportReaders
import ReportRecognition

/// Schemas of a user's.
let schemaRows: [GrowthRow] = [
  row("roles", 200) { size in "roles:\n" + (1...size).map { "  r\($0): {words: [词\($0)]}\n" }.joined() },
  row("words of a role", 200) { size in
    "roles:\n  r: {words: [\((1...size).map { "词\($0)" }.joined(separator: ", "))]}\n"
  },
  row("words that come twice", 200) { size in
    let words = (1...size).map { "词\($0)" }.joined(separator: ", ")
    return "roles:\n  r: {words: [\(words), \(words)]}\n"
  },
  row("departments", 200) { size in
    "departments:\n" + (1...size).map { "  局\($0): [甲\($0), 乙\($0)]\n" }.joined() + "expect: ["
      + (1...size).map { "局\($0)" }.joined(separator: ", ") + "]\n"
  },
  row("words for titles", 200) { size in "titles: [\((1...size).map { "词\($0)" }.joined(separator: ", "))]\n" },
  row("words for titles that come twice", 200) { "titles: [\(String(repeating: "词, ", count: $0))词]\n" },
  row("aliases of aliases", 6) { size in
    let levels = (1...size).map { "- &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }
    return "- &a0 [x, x]\n" + levels.joined() + "- ? *a\(size)\n  : 1\n"
  },
  row("anchors", 200) { size in "roles:\n" + (1...size).map { "  r\($0): &a\($0) {words: [词\($0)]}\n" }.joined() },
  row("levels", 1_200) { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) },
  row("keys in braces", 1_200) { String(repeating: "{a: ", count: $0) },
  row("comments", 1_000) { "roles:\n" + String(repeating: "# x\n", count: $0) + "  r: {words: [词]}\n" },
  GrowthRow(name: "schema: titles of a page under many words", size: 40) { size in
    let schema = "titles: [\((1...(size * 20)).map { "词\($0)" }.joined(separator: ", "))]\n"
    let lines = (1...size).map { "<p>行\($0)</p>" + pageHead + "x</table>" }.joined()
    return [
      Step("read") {
        guard let dictionary = try? HeaderDictionary(schema: SourceText(bytes: Array(schema.utf8))) else { return }
        let source = SourceText(bytes: Array(lines.utf8))
        guard let tables = try? readTables(source, as: .html, dictionary: dictionary) else { return }
        _ = try? recognizeReports(in: tables.value, source: source, dictionary: dictionary)
      }
    ]
  },
]

private func row(_ name: String, _ size: Int, _ schema: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: "schema: " + name, size: size) { size in
    let source = SourceText(bytes: Array(schema(size).utf8))
    return [
      Step("read") {
        guard let dictionary = try? HeaderDictionary(schema: source) else { return }
        _ = dictionary.schema
      }
    ]
  }
}
