import ReportAnalysis
import ReportModel
import Testing

/// What tasks have been from report to report.
struct TaskChainsTests {
  /// The tasks of a report, as `source text` where they have a source.
  private func generation(_ rows: RowContent..., year: Int? = 2026) -> TaskChains.Generation {
    TaskChains.Generation(year: year, tasks: report(rows).tasks(at: 0).map(\.keys))
  }

  private func item(_ number: Int, _ text: String = "修路") -> RowContent {
    task(1, source: TaskSource(document: "政府工作报告", items: [number]), text: text)
  }

  /// The chains, each as `report.task`.
  private func chains(_ generations: TaskChains.Generation...) -> [String] {
    let chains = TaskChains(generations)
    return chains.chains.map { places in
      places.map { "\($0.generation).\($0.task)" + (chains.ambiguous.contains($0) ? "?" : "") }.joined(separator: " ")
    }
  }

  @Test func tasksGoOnBySourceAndByText() {
    let found = chains(
      generation(item(3), item(5), task(3, text: "架桥")),
      generation(item(5, "改了 说法"), task(2, text: "架 桥"), item(7, "植树")),
      generation(item(5), item(3)))
    // What one report leaves out may come again.
    #expect(found == ["0.0 2.1", "0.1 1.0 2.0", "0.2 1.1", "1.2"])
  }

  @Test func aTaskThatLosesItsSourceGoesOnByItsText() {
    #expect(chains(generation(item(3)), generation(task(1, text: "修路")), generation(item(3))) == ["0.0 1.0 2.0"])
  }

  @Test func whatCannotBeToldApartBeginsAnew() {
    let found = chains(
      generation(item(3)), generation(item(3, "甲"), item(3, "乙")), generation(item(3, "甲"), item(3, "乙")))
    #expect(found == ["0.0", "1.0? 2.0", "1.1? 2.1"])
  }

  /// Item 3 of another year's document is another task.
  @Test func itemsAreThoseOfAYear() {
    #expect(chains(generation(item(3)), generation(item(3, "架桥"), year: 2027)) == ["0.0", "1.0"])
    #expect(chains(generation(item(3)), generation(item(9), year: 2027)) == ["0.0 1.0"])
    #expect(chains(generation(item(3), year: nil), generation(item(3, "架桥"), year: 2027)) == ["0.0 1.0"])
  }

  /// Keys that were kept as texts are the keys that they were.
  @Test func keysComeBackFromWhatIsKept() throws {
    let two = [
      TaskSource(document: "政府 工作报告", items: [5, 3]), TaskSource(document: "十件实事", items: []),
      TaskSource(document: "第一批", items: [2]),
    ]
    let rows = [
      item(3), task(1, text: "修 路（一期）"),
      RowContent(cells: [
        "1", two.map { "\($0.document)第\($0.items.map(String.init).joined(separator: "、"))项" }.joined(separator: "\n"),
        "架桥",
      ]),
    ]
    let keys = report(rows).tasks(at: 0).map(\.keys)
    for keys in keys { #expect(TaskKeys(identity: keys.identity, text: keys.text) == keys) }
    #expect(keys[0].identity.map { String(decoding: $0, as: UTF8.self) } == "政府工作报告 3")
    #expect(keys[1].identity.map { String(decoding: $0, as: UTF8.self) } == "修路(一期)" && keys[1].source == nil)
  }
}
