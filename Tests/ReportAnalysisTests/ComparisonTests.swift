import ReportModel
import TestSupport
import Testing

@testable import ReportAnalysis

struct ComparisonTests {
  private func compare(_ old: [Row], _ new: [Row]) -> Comparison {
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
    var new = report([task(1, text: "甲", status: .completed)])
    new.columns[6] = Column(name: "得分")
    let both = documents(report([task(1, text: "甲")]), new)
    let found = Comparison(of: both[0], with: both[1])
    #expect(found.addedColumns == ["得分"] && found.removedColumns == ["状态"] && found.unchanged.count == 1)
  }

  @Test func progressOfAnotherPeriodIsTheSameColumn() {
    var old = report([task(1, text: "甲", progress: "好")])
    old.columns[5] = Column(name: "1-8月进展情况", role: .progress, period: Period(text: "1-8月"))
    var new = report([task(1, text: "甲", progress: "更好")])
    new.columns[5] = Column(name: "1-9月进展情况", role: .progress, period: Period(text: "1-9月"))
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

  @Test func longTextsTakeNoTimeWorthMentioning() {
    let old = String(repeating: "甲乙丙丁戊", count: 20_000)
    let new = String(repeating: "己庚辛壬癸", count: 20_000)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(changes(from: old, to: new).map(\.change) == [.removed, .added])
      #expect(!changes(from: String(old.prefix(1_900)), to: String(new.prefix(1_900))).isEmpty)
    }
    #expect(time < .seconds(20))
  }
}
