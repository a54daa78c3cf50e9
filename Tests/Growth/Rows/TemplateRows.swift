import ReportKit
import ReportModel
import ReportReaders
import ReportWriters

/// Templates of a user's.
let templateRows: [GrowthRow] = [
  check("sections inside each other", 100) { size in
    [
      "report.own": contentType + String(repeating: "{{#hasSeveralReports}}", count: size)
        + String(repeating: "{{/hasSeveralReports}}", count: size)
    ]
  },
  check("keys inside sections", 200) { size in
    [
      "report.own": contentType + String(repeating: "{{#hasSeveralReports}}", count: 90)
        + String(repeating: "{{pageTitle}}", count: size)
        + String(repeating: "{{/hasSeveralReports}}", count: 90)
    ]
  },
  check("sections that begin and end", 200) {
    ["report.own": contentType + String(repeating: "{{#reports}}{{title}}{{/reports}}", count: $0)]
  },
  check("keys that do not exist", 200) { ["report.own": contentType + String(repeating: "{{nothing}}", count: $0)] },
  check("a key with a long name", 5_000) {
    ["report.own": contentType + "{{" + String(repeating: "x", count: $0) + "}}"]
  },
  check("partials that do not exist", 200) {
    ["report.own": contentType + String(repeating: "{{> nothing}}", count: $0)]
  },
  check("a partial that is used often", 200) {
    ["report.own": contentType + String(repeating: "{{> p}}", count: $0), "p": contentType + "x"]
  },
  check("a long partial that is used often", 100) { size in
    [
      "report.own": contentType + String(repeating: "{{> p}}", count: size),
      "p": contentType + String(repeating: "x", count: 100 * size),
    ]
  },
  check("partials that use the next one", 60) { size in
    tower(of: size) { "{{> \($0)}}" }
  },
  check("partials that use the next one twice", 8) { size in
    tower(of: size) { "{{> \($0)}}{{> \($0)}}" }
  },
  check("partials that use the next one twice, in sections", 8) { size in
    tower(of: size) { "{{#reports}}{{> \($0)}}{{/reports}}{{#withTitle}}{{> \($0)}}{{/withTitle}}" }
  },
  check("partials that use each other", 8) { size in
    Dictionary(
      uniqueKeysWithValues: (0..<size).map { number in
        ("p\(number)", contentType + (1...3).map { "{{> p\((number * $0 + 1) % size)}}" }.joined())
      } + [("report.own", contentType + "{{> p0}}")])
  },
  render("lists inside themselves", 4) {
    String(repeating: "{{#rows}}", count: $0) + "x" + String(repeating: "{{/rows}}", count: $0)
  },
  render("tags", 40) { String(repeating: "{{pageTitle}} ", count: $0) },
  render("tags inside rows", 40) { "{{#rows}}" + String(repeating: "{{kind}} ", count: $0) + "{{/rows}}" },
  render("braces", 200) { String(repeating: "{ ", count: $0) },
  render("lines", 500) { String(repeating: "x\n", count: $0) },
  render("comments", 40) { String(repeating: "{{! x }}\n", count: $0) },
]

private func check(
  _ name: String, _ size: Int, _ templates: @escaping @Sendable (Int) -> [String: String]
) -> GrowthRow {
  GrowthRow(name: "template: " + name, size: size) { size in
    let templates = templates(size)
    return [Step("check") { _ = checkTemplates(templates) }]
  }
}

/// Checks a template, parses it and writes a report of three rows with it.
private func render(_ name: String, _ size: Int, _ template: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: "template: " + name, size: size) { size in
    let text = contentType + template(size)
    let row = { (number: Int) in ["\(number)", "甲", "乙", "丙", "丁"] }
    let input = csv([["序号", "任务来源", "任务内容", "责任部门", "进展情况"]] + (1...3).map(row))
    guard let document = try? ReportReader().read(input, name: "a.csv") else { return [] }
    return [
      Step("render") {
        _ = try? Renderer(templates: checkTemplates(["report.own": text])).render(document, as: .own("own"))
      }
    ]
  }
}

/// Partials of which each uses the next one; the last writes a letter.
private func tower(of size: Int, _ use: (String) -> String) -> [String: String] {
  var templates = ["report.own": contentType + use("p1"), "p\(size)": contentType + "x"]
  for level in 1..<max(size, 1) { templates["p\(level)"] = contentType + use("p\(level + 1)") }
  return templates
}
