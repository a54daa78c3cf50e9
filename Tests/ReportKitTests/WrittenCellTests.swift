import Foundation
import ReportAnalysis
import ReportKit
import ReportModel
import TestSupport
import Testing

/// Every cell that is written is that cell, whatever other columns have its role.
struct WrittenCellTests {
  private static let tables: [OutputFormat] = [.html, .xhtml, .markdown, .csv, .tsv, .json, .xlsx, .docx]

  /// Names of columns by their role; a report has some of each, so that most roles have several columns.
  private static let names: [(role: Role, names: [String])] = [
    (.source, ["任务来源", "来源"]), (.content, ["任务内容", "主要任务"]), (.departments, ["责任部门", "责任单位"]),
    (.deadline, ["完成时限", "时间节点"]), (.progress, ["进展情况", "1-3月进展情况", "完成情况", "落实情况"]),
    (.status, ["状态", "完成状态", "是否完成"]), (.completionRate, ["完成率", "执行率"]), (.amount, ["金额（万元）", "投资规模"]),
  ]

  /// A report as it is read: every second cell is blank, and no two texts are the same but those of states.
  private static func document(_ generator: inout SeededGenerator, named name: String) throws -> ReportDocument {
    var columns: [(role: Role, name: String)] = []
    for (role, names) in names {
      columns += names.filter { _ in Bool.random(using: &generator) }.map { (role, $0) }
    }
    columns.shuffle(using: &generator)
    columns.insert((.number, "序号"), at: 0)
    columns.append((.progress, "推进情况"))
    var lines = [columns.map(\.name)]
    for row in 1...4 {
      lines.append(
        columns.enumerated().map { index, column in
          let place = "\(name)\(row)\(index)"
          if column.role == .number { return String(row) }
          guard Bool.random(using: &generator) else { return "" }
          switch column.role {
          case .progress: return Bool.random(using: &generator) ? "1.选址\(place)。2.开工。" : "办妥\(place)"
          case .status: return ["已完成", "滞后", "正在推进", "是"].randomElement(using: &generator) ?? ""
          case .source: return "要点\(place)第\(row)项"
          case .deadline: return "\(row)月底前\(place)"
          case .completionRate: return "\(row * 10 + index)%"
          case .amount: return "\(row * 100 + index)万元"
          default: return "文\(place)"
          }
        })
    }
    let text = lines.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    return try ReportReader().read(Array(text.utf8), name: name + ".csv")
  }

  /// The grid of an output, as the table layer reads it.
  private func grid(of document: ReportDocument, as format: OutputFormat) throws -> [[[UInt8]]] {
    let output = try ReportConverter().render(document, as: format)
    let tables = try ReportReader().readTables(output.bytes, name: "out." + format.fileExtension).blocks
      .tables
    return try #require(tables.first).grid.map { $0.map { Array($0.utf8) } }
  }

  private func expectWritten(_ document: ReportDocument, _ hint: String) throws {
    let report = document.reports[0]
    let wanted = [report.columns.map { Array($0.name.utf8) }] + report.cellBytes
    for format in Self.tables { #expect(try grid(of: document, as: format) == wanted, "\(format) \(hint)") }
    let lines = try ReportConverter().render(document, as: .ndjson).text.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["cells"] as? [String] ?? []
    }
    #expect(lines.map { $0.map { Array($0.utf8) } } == report.cellBytes, "ndjson \(hint)")
  }

  @Test(arguments: 0..<40)
  func convertedCells(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    try expectWritten(Self.document(&generator, named: "甲"), "seed \(seed)")
  }

  @Test(arguments: 0..<40)
  func mergedCells(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1_000 + seed))
    let documents = try ["甲", "乙"].map { try Self.document(&generator, named: $0) }
    let merged = MergedReport(of: documents).report
    for (row, source) in zip(merged.rows, documents.flatMap(\.reports).flatMap(\.rows)) {
      let added = [row.cells.count - 2, row.cells.count - 1, 0]
      let texts = row.cells.indices.filter { !added.contains($0) }.map { row.cells[$0] }.filter { !$0.isEmpty }
      #expect(texts.sorted() == source.cells.dropFirst().filter { !$0.isEmpty }.sorted(), "seed \(seed)")
    }
    try expectWritten(
      ReportDocument(input: "m", format: "merge", encoding: "UTF-8", reports: [merged]), "merged, seed \(seed)")
  }

  /// A merged report whose columns of one role are filled by different inputs has the typed values of its cells.
  @Test func mergedReportsReadBackWithTheirTypedValues() throws {
    let texts = ["序号,任务内容,进展情况,金额（万元）\n1,甲,好,5\n", "序号,任务内容,1-3月进展情况,金额（亿元）\n1,乙,1.选址。2.开工。,6\n"]
    let documents = try texts.map { try ReportReader().read(Array($0.utf8), name: "a.csv") }
    let merged = ReportDocument(
      input: "m", format: "merge", encoding: "UTF-8", reports: [MergedReport(of: documents).report])
    for format in Self.tables {
      let losses = try ReportConverter().verify(merged, in: format).losses
      #expect(!losses.contains { if case .typedViews = $0 { true } else { false } }, "\(format): \(losses)")
    }
  }

  @Test(arguments: 0..<40)
  func comparedCells(_ seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(2_000 + seed))
    let old = try Self.document(&generator, named: "甲")
    var new = old
    new.reports[0] = new.reports[0].editing { columns, rows in
      for row in rows.indices {
        for (column, role) in columns.map(\.role).enumerated()
        where role != .number && role != .content && role != .source && Bool.random(using: &generator) {
          rows[row].cells[column] =
            ["", "无", "—", "1.验收。2.移交。", "改\(row)\(column)"]
            .randomElement(using: &generator) ?? ""
        }
      }
    }
    let comparison = Comparison(of: old, with: new)
    var wanted: Set<[String]> = []
    for (before, after) in zip(old.reports[0].rows, new.reports[0].rows)
    where comparison.changed.contains(where: { $0.old.row.number == before.number }) {
      for (index, column) in old.reports[0].columns.enumerated() where before.cells[index] != after.cells[index] {
        wanted.insert([column.name, before.cells[index], after.cells[index]])
      }
    }
    let changes = comparison.changed.flatMap(\.changes)
    #expect(Set(changes.map { [$0.column.name, $0.old, $0.new] }) == wanted, "seed \(seed)")
    for change in changes {
      func joined(without other: TextPiece.Change) -> [UInt8] {
        change.lines.joined().filter { $0.change != other }.flatMap { Array($0.text.utf8) }
      }
      #expect(joined(without: .added) == Array(change.old.utf8), "seed \(seed)")
    }
    for format in [OutputFormat.csv, .tsv] {
      let output = try ReportConverter().render(comparison, as: format).text
      let rows = try ReportReader().readTables(Array(output.utf8), name: "c." + format.fileExtension).blocks.tables[0]
        .grid
      let records = rows.dropFirst().filter { $0[0] == "变化" }.map { Array($0[6...8]) }
      #expect(Set(records) == wanted, "\(format) seed \(seed)")
    }
    // On pages the changes of a task stand in one cell, or in a row each, with marks around what has changed.
    for format in [OutputFormat.html, .xhtml, .markdown] {
      let output = try ReportConverter().render(comparison, as: format).text
      let tables = try ReportReader().readTables(Array(output.utf8), name: "c." + format.fileExtension).blocks.tables
      let cells = tables.flatMap(\.grid).map { $0.map { withoutBlanks($0) }.joined() }
      for change in changes {
        let marked = withoutBlanks(change.column.name) + change.lines.joined().map(Self.marked).joined()
        #expect(cells.contains { $0.contains(marked) }, "\(format) seed \(seed): \(marked)")
      }
    }
  }

  private func withoutBlanks(_ text: String) -> String {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  private static func marked(_ piece: TextPiece) -> String {
    switch piece.change {
    case .same: piece.text
    case .removed: "〔删：\(piece.text)〕"
    case .added: "〔增：\(piece.text)〕"
    }
  }

  /// A page says （未填报） of tasks without progress, not of blank cells beside others that have some.
  @Test func onlyTasksWithoutProgressAreMarked() throws {
    let text = "序号,任务内容,进展情况,1-3月进展情况\n1,甲,,好\n2,乙,,\n3,丙,无,\n合计,,,\n"
    let document = try ReportReader().read(Array(text.utf8), name: "a.csv")
    let page = try ReportConverter().render(document, as: .html).text
    #expect(!page.contains("tr.task td.progress:empty") && page.contains("tr.lacking td.progress:empty::after"))
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("<tr class=\"t") }.map { $0.prefix { $0 != ">" } }
    #expect(
      rows == [
        "<tr class=\"task\"", "<tr class=\"task lacking\"", "<tr class=\"task lacking\"", "<tr class=\"total\"",
      ], "\(rows)")
  }

  /// The colour of a state is that of the cell that says it.
  @Test func statesColourTheCellsThatSayThem() throws {
    let text = "序号,任务内容,状态,完成状态,完成率\n1,甲,,滞后,\n2,乙,正在推进,,\n3,丙,部分点位,,100%\n"
    let document = try ReportReader().read(Array(text.utf8), name: "a.csv")
    let page = try ReportConverter().render(document, as: .html).text
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("<tr class=\"task\">") }
    #expect(rows.count == 3)
    #expect(rows[0].contains("<td class=\"status c3\"></td><td class=\"status c4 delayed\">滞后</td>"), "\(rows[0])")
    #expect(rows[1].contains("<td class=\"status c3 onTrack\">正在推进</td><td class=\"status c4\"></td>"), "\(rows[1])")
    #expect(rows[2].contains("<td class=\"status c3\">部分点位</td><td class=\"status c4\"></td>"), "\(rows[2])")
  }
}
