import ReportModel
import Testing

@testable import ReportAnalysis

struct SimilarNamesTests {
  /// Names with one character of their own, none of them a numeral or a level.
  private func names(_ count: Int) -> [String] {
    (0..<count).map { "区政务\(String(UnicodeScalar(UInt32(0x5B00 + $0)) ?? " "))服务局" }
  }

  private func names(square side: Int) -> [String] {
    let characters = (0..<side).map { String(UnicodeScalar(UInt32(0x5B00 + $0)) ?? " ") }
    return characters.flatMap { first in characters.map { "区\(first)政务服务\($0)局" } }
  }

  @Test func pairsAreCountedAndTheFirstNamed() {
    let (few, rest) = findSimilarNames(in: names(10))
    #expect(few.count == 45 && rest == SimilarNames.Rest(count: 0, isLeast: false))
    let (many, others) = findSimilarNames(in: names(100))
    #expect(many.count == 100 && others == SimilarNames.Rest(count: 4_950 - 100, isLeast: false))
    #expect(many[0] == SimilarNames(name: names(2)[0], other: names(2)[1], likeness: .character))
    let (more, least) = findSimilarNames(in: names(400))
    #expect(more.count == 100 && least == SimilarNames.Rest(count: 9_900, isLeast: true))
  }

  @Test func summariesSayHowManyMoreThereAre() throws {
    for (count, words) in [(100, "and 4850 more of these"), (400, "and at least 9900 more of these")] {
      let rows = names(count).enumerated().map { task($0 + 1, text: "修路", departments: [$1]) }
      let summary = Summary(of: documents(report(rows)))
      #expect(summary.departments.count == count && summary.similarDepartments.count == 100)
      let hints = summary.remarks
      #expect(hints.count == 101 && hints.allSatisfy { $0.code == .similarDepartments })
      #expect(hints.last?.message == words)
    }
  }

  @Test func theWorkGrowsWithTheNames() {
    func work(_ names: [String]) -> Int {
      var search = SimilarNameSearch(keys: names.map { NameKey($0) })
      search.run()
      return search.comparisons
    }
    #expect(work(names(2_000)) == 0, "nobody writes 2,000 names with one slip in each")
    for side in [8, 16, 32] { #expect(work(names(square: side)) <= side * side * 40) }
  }
}
