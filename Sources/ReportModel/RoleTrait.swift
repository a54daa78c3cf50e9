/// What some roles have in common; the lexicon says which.
package enum RoleTrait: String, CaseIterable, Sendable {
  /// A column of them makes a table with another known column a report: it says what is to be done, by whom, or how far it has come.
  case substantial
  /// They say what a task is. The first of these that a report has says it best.
  case task
  /// They have names: 隐患名称 is an 隐患.
  case nameable
  /// They can be done next: 下一步措施.
  case plannable
  /// Below the level of a header for progress they say more than it does: 完成情况/存在问题.
  case ofProgress
  /// A row with a word for a sum may have more in them than the sum.
  case summed
  /// Their texts are short, and stand in the middle.
  case centred

  /// The roles, in the order of the lexicon.
  package var roles: [Role] { Self.roles[rawValue] ?? [] }

  private static let roles = Dictionary(
    Lexicon.standard.facts.lazy.filter { $0.kind == "trait" }.map { ($0.name, $0.words.map(Role.init(rawValue:))) },
    uniquingKeysWith: +)
}
