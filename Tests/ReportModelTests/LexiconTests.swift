import ReportModel
import Testing

/// Lines of the lexicon name what the code knows.
struct LexiconTests {
  private let facts = Lexicon.standard.facts
  private var roles: Set<String> { Set(facts.lazy.filter { $0.kind == "role" }.map(\.name)) }

  @Test func traitsAreThoseOfTheCodeAndNameRoles() {
    let traits = facts.filter { $0.kind == "trait" }
    #expect(Set(traits.map(\.name)) == Set(RoleTrait.allCases.map(\.rawValue)))
    for trait in traits { #expect(roles.isSuperset(of: trait.words), "line \(trait.line)") }
  }

  @Test func wordsAndHeadsAreOfRoles() {
    for fact in facts where fact.kind == "word" || fact.kind == "head" {
      #expect(roles.contains(fact.name) && !fact.words.isEmpty, "line \(fact.line)")
    }
  }

  @Test func labelsAreThoseOfTheCode() {
    for fact in facts where fact.kind == "label" || fact.kind == "label-word" {
      #expect(NoteLabel(rawValue: fact.name) != nil && !fact.words.isEmpty, "line \(fact.line)")
    }
  }

  @Test(arguments: [
    ("填报单位：区民政局", NoteLabel.issuer, "填报单位"), ("申报部门", .issuer, "申报部门"), ("提交日期：4月2日", .time, "提交日期"),
    ("统计截至3月底", .time, "统计截至"), ("编制人：王一", .person, "编制人"), ("数据来源：统计局", .other, "数据来源"),
  ])
  func labelsAreVerbsAndWhatTheyAskFor(_ line: String, _ label: NoteLabel, _ words: String) {
    let found = NoteLabel.atFront(of: line.utf8.span)
    #expect(found?.label == label && found?.length == words.utf8.count)
  }

  @Test(arguments: ["单位：万元", "报送", "编制预算", "区民政局"])
  func othersAreNone(_ line: String) {
    let found = NoteLabel.atFront(of: line.utf8.span)
    #expect(found?.label == nil)
  }

  @Test func theOrderOfWhatSaysATaskCounts() {
    #expect(RoleTrait.task.roles.map(\.rawValue) == ["content", "project", "target", "category", "measures"])
  }
}
