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

  @Test func theOrderOfWhatSaysATaskCounts() {
    #expect(RoleTrait.task.roles.map(\.rawValue) == ["content", "project", "target", "category", "measures"])
  }
}
