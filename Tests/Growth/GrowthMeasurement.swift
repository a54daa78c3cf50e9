/// Measures rows at three sizes, and judges how the work grows.
struct GrowthMeasurement {
  let counter: InstructionCount

  struct Verdict {
    let isLinear: Bool
    let text: String
  }

  /// What the second doubling adds, by what the first one adds: 2 where work is in proportion to the input, 4 where it is in
  /// proportion to its square. What every size takes, as tables that are made once, is in neither.
  ///
  /// Sorting takes it to 2.2; a square that makes a fourth of the largest work takes it beyond this.
  private static let mostGrowth = 2.4

  /// So little more work at the larger size says nothing.
  private static let floor = 1_000_000

  func measure(_ row: GrowthRow) -> Verdict {
    let steps = [1, 2, 4].map { row.steps(row.size * $0) }
    guard let counts = counts(of: steps) else {
      return Verdict(isLinear: false, text: "FAILED  \(row.name): a signal, or more than a minute")
    }
    guard Self.grows(counts) else { return Verdict(isLinear: true, text: "ok    \(line(row.name, counts))") }
    // Which of the steps it is.
    var lines = ["GROWS \(line(row.name, counts))"]
    var before = steps.map { _ in 0 }
    for (index, step) in steps[0].enumerated() {
      guard let all = self.counts(of: steps.map { Array($0.prefix(index + 1)) }) else { continue }
      let own = zip(all, before).map { $0 - $1 }
      before = all
      if Self.grows(own) { lines.append("        \(line(step.name, own))") }
    }
    return Verdict(isLinear: false, text: lines.joined(separator: "\n"))
  }

  /// The instructions of each work. Those of this process before are in all of them, which makes no difference to the growth;
  /// where it is too much they are counted and taken off.
  private func counts(of works: [[Step]]) -> [Int]? {
    let counts = counter.count(works.map { steps in { for step in steps { step.run() } } }).compactMap(\.self)
    guard counts.count == works.count else { return nil }
    guard Self.growth(of: counts) > Self.mostGrowth else { return counts }
    return counter.count([{}])[0].map { before in counts.map { $0 - before } }
  }

  private static func growth(of counts: [Int]) -> Double {
    Double(counts[2] - counts[1]) / Double(max(counts[1] - counts[0], 1))
  }

  private static func grows(_ counts: [Int]) -> Bool {
    guard counts[2] - counts[1] >= floor else { return false }
    // Where a limit takes hold between the sizes, the smallest may have more to do than the next.
    return growth(of: counts) > mostGrowth && counts[2] > 4 * counts[0]
  }

  /// The growth, and the instructions of the two doublings in millions.
  private func line(_ name: String, _ counts: [Int]) -> String {
    let hundredths = Int(min(999, max(0, Self.growth(of: counts) * 100)).rounded())
    let fraction = String(hundredths % 100)
    let growth = "\(hundredths / 100).\(fraction.utf8.count < 2 ? "0" : "")\(fraction)"
    return "\(growth)  \(name): \((counts[1] - counts[0]) / 1_000_000) M, \((counts[2] - counts[1]) / 1_000_000) M"
  }
}
