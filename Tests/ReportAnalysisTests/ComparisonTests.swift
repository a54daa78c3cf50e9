import ReportModel
import TestSupport
import Testing

@testable import ReportAnalysis

struct ComparisonTests {
  private func compare(_ old: [RowContent], _ new: [RowContent]) -> Comparison {
    let both = documents(report(old), report(new))
    return Comparison(of: both[0], with: both[1])
  }

  private func item(_ numbers: Int..., in document: String = "工作报告") -> TaskSource {
    TaskSource(document: document, items: numbers)
  }

  @Test func tasksAreMatchedBySourceThenByText() {
    let old = [task(1, source: item(3), text: "甲"), task(2, text: "乙"), task(3, source: item(9), text: "丙")]
    let new = [
      task(1, text: "乙"), task(2, source: item(3, in: "工作 报告"), text: "甲改"), task(3, source: item(8), text: "丁"),
    ]
    let found = compare(old, new)
    #expect(found.unchanged.map(\.key) == [.text] && found.unchanged[0].old.row.number == 2)
    #expect(found.changed.map(\.key) == [.source] && found.changed[0].changes.map(\.new) == ["甲改"])
    #expect(found.added.map(\.text) == ["丁"] && found.removed.map(\.text) == ["丙"] && found.ambiguous.isEmpty)
  }

  @Test func aTaskUnderAnotherItemIsFoundByItsText() {
    let found = compare([task(1, source: item(61), text: "甲")], [task(1, source: item(91), text: "甲")])
    #expect(found.changed.map(\.key) == [.text] && found.changed[0].changes.map(\.column.role) == [.source])
  }

  @Test func duplicatesAreReportedAndNeverGuessed() {
    let old = [task(1, source: item(3), text: "甲"), task(2, source: item(3), text: "乙")]
    let new = [
      task(1, source: item(3), text: "甲"), task(2, source: item(3), text: "丙"), task(3, source: item(3), text: "丁"),
    ]
    let found = compare(old, new)
    #expect(found.unchanged.map(\.new.text) == ["甲"], "the same source and the same text, alone on both sides")
    #expect(found.ambiguous.map { $0.old.map(\.text) } == [["乙"]] && found.ambiguous[0].new.map(\.text) == ["丙", "丁"])
    #expect(found.changed.isEmpty && found.added.isEmpty && found.removed.isEmpty)
    #expect(found.diagnostics.map(\.code) == [.ambiguousTask])
    let texts = compare([task(1, text: "甲"), task(2, text: "甲")], [task(1, text: "甲")])
    #expect(texts.ambiguous.map(\.key) == [.text] && texts.unchanged.isEmpty)
    let more = compare(
      [task(1, source: item(3), text: "甲")], [task(1, source: item(3), text: "甲"), task(2, source: item(3), text: "乙")])
    #expect(more.unchanged.count == 1 && more.added.map(\.text) == ["乙"])
  }

  @Test func aReportThatDoesNotSayWhoseItIsLeavesTheOthersTheirs() {
    func side(_ progress: String, _ issuers: [String?]) -> [ReportDocument] {
      issuers.enumerated().map { index, issuer in
        ReportDocument(
          input: "\(index).csv", format: "csv", encoding: "UTF-8",
          reports: [
            report([task(1, source: item(5), text: "修路", progress: "\(issuer ?? "丙局")\(progress)")], issuer: issuer)
          ])
      }
    }
    func pairs(_ old: [String?], _ new: [String?]) -> [[String]] {
      let found = Comparison(of: side("开工", old), with: side("完工", new))
      #expect(found.ambiguous.isEmpty && found.added.isEmpty && found.removed.isEmpty)
      return found.changed.flatMap(\.changes).map { [$0.old, $0.new] }
    }
    let same = ["甲局", "乙局", "丙局"].map { [$0 + "开工", $0 + "完工"] }
    #expect(pairs(["甲局", "乙局", "丙局"], ["甲局", "乙局", nil]) == same)
    #expect(pairs(["甲局", "乙局", nil], ["甲局", "乙局", "丙局"]) == same)
    #expect(pairs(["甲局", "乙局", nil], ["甲局", "乙局", nil]) == same)
    // Whose the two are that nobody has named nobody can say.
    let unclear = Comparison(of: side("开工", ["甲局", "乙局", "丙局"]), with: side("完工", ["甲局", nil, nil]))
    #expect(unclear.changed.count == 1 && unclear.ambiguous.map { [$0.old.count, $0.new.count] } == [[2, 2]])
  }

  @Test func whatSaysNothingMatchesNothing() {
    let found = compare([task(1, text: "甲"), task(2, text: "同上")], [task(1, text: "甲"), task(2, text: "同上")])
    #expect(found.unchanged.map(\.new.text) == ["甲"] && found.ambiguous.isEmpty)
    #expect(found.added.map(\.text) == ["同上"] && found.removed.map(\.text) == ["同上"])
  }

  @Test func numbersAndWhiteSpaceAreNoChanges() {
    let found = compare([task(1, text: "甲", progress: "好\n坏")], [task(9, text: "甲", progress: "好 坏")])
    #expect(found.unchanged.count == 1 && found.changed.isEmpty)
  }

  @Test func columnsOfOneSideAreNamedAndChangeNothing() {
    let new = report([task(1, text: "甲", status: .completed)]).editing { columns, _ in
      columns[6] = Column(name: "得分")
    }
    let both = documents(report([task(1, text: "甲")]), new)
    let found = Comparison(of: both[0], with: both[1])
    #expect(found.addedColumns == ["得分"] && found.removedColumns == ["状态"] && found.unchanged.count == 1)
  }

  /// A column is of one side alone only where no report of the other has it.
  @Test func columnsOfSeveralReportsAreLookedForInAllOfTheOtherSide() {
    func report(_ columns: [Column]) -> Report {
      Report(title: Title(text: ""), columns: columns, rows: [], notes: [])
    }
    func progress(_ name: String, _ period: String? = nil) -> Column {
      Column(name: name, role: .progress, period: period.map { Period(text: $0) })
    }
    let old = [
      report([Column(name: "序号", role: .number), Column(name: "甲"), Column(name: "乙"), progress("进展情况（一）")]),
      report([Column(name: "丙"), Column(name: "丙"), progress("1月进展情况", "1月")]),
    ]
    let new = [
      report([Column(name: "序 号", role: .number), Column(name: "丙"), Column(name: "丁"), progress("进展情况（二）")]),
      report([Column(name: "乙"), Column(name: "丁"), progress("进展"), progress("落实情况")]),
    ]
    let document = { (reports: [Report]) in
      ReportDocument(input: "a", format: "csv", encoding: "UTF-8", reports: reports)
    }
    let found = Comparison(of: document(old), with: document(new))
    // The second 丙 has no counterpart. Of two columns of one role only names tell which is which; that of a month goes on
    // under any name.
    #expect(found.removedColumns == ["甲", "进展情况（一）", "丙"])
    #expect(found.addedColumns == ["丁", "进展", "落实情况"])
  }

  @Test func progressOfAnotherPeriodIsTheSameColumn() {
    let old = report([task(1, text: "甲", progress: "好")]).editing { columns, _ in
      columns[5] = Column(name: "1-8月进展情况", role: .progress, period: Period(text: "1-8月"))
    }
    let new = report([task(1, text: "甲", progress: "更好")]).editing { columns, _ in
      columns[5] = Column(name: "1-9月进展情况", role: .progress, period: Period(text: "1-9月"))
    }
    let both = documents(old, new)
    #expect(Comparison(of: both[0], with: both[1]).changed.map { $0.changes.map(\.column.name) } == [["1-9月进展情况"]])
  }

  /// `[-removed-]`, `{+added+}`, a `|` between lines.
  private func marked(_ lines: [[TextPiece]]) -> String {
    lines.map { line in
      line.map { $0.change == .same ? $0.text : $0.change == .removed ? "[-\($0.text)-]" : "{+\($0.text)+}" }.joined()
    }
    .joined(separator: "|")
  }

  @Test(arguments: [
    ("完成选址5个，占12.5%。", "完成选址8个，占13%。", "完成选址[-5-]{+8+}个，占[-12.5%-]{+13%+}。"),
    ("正在推进", "已完成", "[-正在推进-]{+已完成+}"), ("", "好", "{+好+}"), ("好", "", "[-好-]"),
    ("1.选址。2.开工。", "1.选址。2.招标。3.开工。", "1.选址。|{+2.招标。+}|[-2-]{+3+}.开工。"),
    ("1.选址完成。2.两处食堂正在办证。", "1.选址完成。2.两处食堂正在开工。", "1.选址完成。|2.两处食堂正在[-办证-]{+开工+}。"),
    ("一是选址；二是开工；三是验收。", "一是选址；二是验收。", "一是选址；|[-二是开工；-]|[-三-]{+二+}是验收。"),
    ("豈有", "\u{F900}有", "[-豈-]{+\u{F900}+}有"),
    ("无", "1.选址。2.开工。", "[-无-]|{+1.选址。+}|{+2.开工。+}"), ("1.选址。2.开工。", "—", "[-1.选址。-]|[-2.开工。-]|{+—+}"),
    ("无", "暂无", "{+暂+}无"),
  ])
  func changesAreMarkedByItem(_ old: String, _ new: String, _ wanted: String) {
    #expect(Array(marked(itemChanges(from: old, to: new)).utf8) == Array(wanted.utf8))
  }

  /// Without the added pieces a change is the old text; for a text of one item, without the removed ones it is the new.
  @Test(arguments: 0..<300)
  func piecesGiveBothTextsBack(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let (old, new) = (HardText.make(&generator, withControls: true), HardText.make(&generator, withControls: true))
    let pieces = changes(from: old, to: new)
    func joined(without change: TextPiece.Change) -> [UInt8] {
      pieces.filter { $0.change != change }.flatMap { Array($0.text.utf8) }
    }
    #expect(joined(without: .added) == Array(old.utf8) && joined(without: .removed) == Array(new.utf8))
  }

  /// Beyond a thousand changes what stands between the first and the last is one; each piece is still true.
  @Test func changesAreCounted() {
    let frame = String(repeating: "甲", count: 900)
    func pieces(_ count: Int) -> [TextPiece.Change] {
      let old = frame + String(repeating: "乙丙丁", count: count) + frame
      let new = frame + String(repeating: "戊丙丁", count: count) + frame
      let pieces = changes(from: old, to: new)
      #expect(pieces.filter { $0.change != .added }.map(\.text).joined() == old)
      #expect(pieces.filter { $0.change != .removed }.map(\.text).joined() == new)
      return pieces.map(\.change)
    }
    #expect(pieces(500).count == 1 + 3 * 500)
    // What the last of them has in common with the frame behind it stays.
    #expect(pieces(501) == [.same, .removed, .added, .same])
  }

  @Test func itemsThatDifferTooMuchAreStillPaired() {
    let old = (1...1_100).map { "\($0).选址完成\($0)处。\n" }.joined()
    let new = (1...1_100).map { "\($0).选址完成\($0 + 5_000)处。\n" }.joined()
    let lines = itemChanges(from: old, to: new)
    #expect(lines.count == 1_100 && lines.allSatisfy { $0.map(\.change) == [.same, .removed, .added, .same] })
  }

  /// No shorter script leaves more in common: against the table of all lengths.
  @Test(arguments: 0..<60)
  func scriptsAreShortest(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func sequence() -> [UInt32] {
      (0..<Int.random(in: 0...14, using: &generator)).map { _ in UInt32.random(in: 0...3, using: &generator) }
    }
    let (old, new) = (sequence(), sequence())
    var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for (row, a) in old.enumerated() {
      for (column, b) in new.enumerated() {
        lengths[row + 1][column + 1] =
          a == b ? lengths[row][column] + 1 : max(lengths[row][column + 1], lengths[row + 1][column])
      }
    }
    let common = alignment(of: old, with: new, atMost: 100)
    #expect(common.count == lengths[old.count][new.count])
    #expect(common.allSatisfy { old[$0.old] == new[$0.new] })
    #expect(zip(common, common.dropFirst()).allSatisfy { $0.old < $1.old && $0.new < $1.new })
    let edits = old.count + new.count - 2 * common.count
    #expect(commonElements(of: old, and: new, atMost: edits)?.count == common.count)
    if edits > 0 { #expect(commonElements(of: old, and: new, atMost: edits - 1) == nil) }
  }
}
