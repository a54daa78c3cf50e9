internal import ReportModel
internal import ReportText

/// The words of the lexicon that change what a head means.
struct HeaderWords: Sendable {
  /// The part that departments of a column have.
  enum Part { case lead, support, both, none }

  static let standard = HeaderWords(.standard)

  private let lead: [Text]
  private let support: [Text]
  private let next: [Text]
  private let problems: [Text]
  private let organs: WordTable
  private let plans: WordTable
  private let leaders: WordTable
  private let metadata: WordTable
  private let submission: WordTable
  private let besideSubmission: WordTable

  private init(_ lexicon: Lexicon) {
    func changes(_ role: String) -> [Text] {
      lexicon.facts.filter { $0.kind == "change" && $0.name == role }.flatMap(\.words).map { Text($0) }
    }
    lead = changes("leadDepartments")
    support = changes("supportDepartments")
    next = changes("nextSteps")
    problems = changes("problems")
    organs = lexicon.table("organ", side: .end)
    plans = lexicon.table("plan", side: .end)
    leaders = lexicon.table("leader-before", side: .front)
    metadata = lexicon.table("metadata", side: .front)
    submission = lexicon.table("submission", side: .front)
    besideSubmission = lexicon.table("submission-beside", side: .front)
  }

  /// Whether a header names somebody in charge by an office: 分管副区长, 包保县级干部组长.
  func isLeader(_ words: Span<UInt8>) -> Bool { words.ends(with: "长") && leaders.longest(of: words) != nil }

  /// Whether a text labels what a page says about itself: 索引号.
  func isMetadata(_ key: Text) -> Bool { metadata.value(of: key.bytes) != nil }

  /// Whether a header is about who has filled in an online form, and when.
  func isSubmission(_ key: Text) -> Bool { submission.value(of: key.bytes) != nil }

  /// Whether a header is about the answers of an online form where another one certainly is.
  func isBesideSubmission(_ key: Text) -> Bool { besideSubmission.value(of: key.bytes) != nil }

  /// The part that words like 牵头 or 协同配合 give.
  func change(in words: Span<UInt8>) -> Part? {
    let leads = lead.contains { Self.find($0, in: words) != nil }
    let supports = support.contains { Self.find($0, in: words) != nil }
    return leads && supports ? .both : leads ? .lead : supports ? .support : nil
  }

  /// The part of the organisations that a header ends with: 牵头责任单位, 协同配合科室.
  func part(of words: Span<UInt8>) -> Part? {
    guard let organ = organs.longest(of: words), organ.length < words.count else { return nil }
    return change(in: words)
  }

  /// Where what is to be done next begins, if a header says that: 下一步工作计划, 后续举措.
  func nextSteps(in words: Span<UInt8>, role: Role?) -> Int? {
    guard let word = next.first(where: { Self.find($0, in: words) != nil }), let start = Self.find(word, in: words)
    else {
      return nil
    }
    let rest = words.extracting(droppingFirst: start)
    if let role { return Self.plannable.contains(role) ? start : nil }
    return plans.longest(of: rest) != nil || next.contains { rest.holdsSameBytes(as: $0.bytes) } ? start : nil
  }

  /// Whether words before a head say that it is about what is missing: 存在, 未完成.
  func isAboutProblems(_ words: Span<UInt8>) -> Bool { problems.contains { Self.find($0, in: words) != nil } }

  /// What can be done next: measures, but not an office or a date.
  private static let plannable: Set<Role> = [
    .content, .measures, .target, .requirement, .progress, .project, .nextSteps,
  ]

  private static func find(_ word: Text, in words: Span<UInt8>) -> Int? {
    let needle = word.bytes
    guard needle.count <= words.count else { return nil }
    return (0...(words.count - needle.count)).first { start in
      words[start] == needle[0] && words.extracting(start..<(start + needle.count)).holdsSameBytes(as: needle)
    }
  }
}
