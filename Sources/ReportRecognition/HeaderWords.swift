internal import ReportModel
internal import ReportText

/// The words of the lexicon that change what a head means.
struct HeaderWords: Sendable {
  /// The part that departments of a column have.
  enum Part { case lead, support, both, responsible, none }

  static let standard = HeaderWords(.standard)

  private let lead: [Text]
  private let support: [Text]
  private let responsible: WordTable
  private let requests: WordTable
  private let done: [Text]
  private let past: [Text]
  private let next: [Text]
  private let problems: [Text]
  private let organs: WordTable
  private let plans: WordTable
  private let leaders: WordTable
  private let metadata: WordTable
  private let pageLabels: WordTable
  private let submission: WordTable
  private let besideSubmission: WordTable

  private init(_ lexicon: Lexicon) {
    func changes(_ role: String) -> [Text] {
      lexicon.facts.filter { $0.kind == "change" && $0.name == role }.flatMap(\.words).map { Text($0) }
    }
    lead = changes("leadDepartments")
    support = changes("supportDepartments")
    var responsible = WordTable(side: .front)
    for (index, word) in changes("departments").enumerated() { responsible.insert(word.bytes, value: index) }
    self.responsible = responsible
    requests = lexicon.table("request", side: .front)
    done = lexicon.words("done").map { Text($0) }
    past = lexicon.words("past").map { Text($0) }
    next = changes("nextSteps")
    problems = changes("problems")
    organs = lexicon.table("organ", side: .end)
    plans = lexicon.table("plan", side: .end)
    leaders = lexicon.table("leader-before", side: .front)
    metadata = lexicon.table("metadata", side: .front)
    pageLabels = lexicon.table("page-label", side: .front)
    submission = lexicon.table("submission", side: .front)
    besideSubmission = lexicon.table("submission-beside", side: .front)
  }

  /// Whether a header names somebody in charge by an office: 分管副区长, 包保县级干部组长.
  func isLeader(_ words: Span<UInt8>) -> Bool { words.ends(with: "长") && leaders.longest(of: words) != nil }

  /// Whether a text labels what a page says about itself: 索引号.
  func isMetadata(_ key: Text) -> Bool { metadata.value(of: key.bytes) != nil }

  /// Whether a text begins with what a page says about itself: 发布时间：…, 打印.
  func beginsWithPageLabel(_ text: Span<UInt8>) -> Bool {
    metadata.longest(of: text) != nil || pageLabels.longest(of: text) != nil
  }

  /// Whether a header is about who has filled in an online form, and when.
  func isSubmission(_ key: Text) -> Bool { submission.value(of: key.bytes) != nil }

  /// Whether a header is about the answers of an online form where another one certainly is.
  func isBesideSubmission(_ key: Text) -> Bool { besideSubmission.value(of: key.bytes) != nil }

  /// The part that words like 牵头 or 协同配合 give.
  func change(in words: Span<UInt8>) -> Part? {
    let leads = lead.contains { words.offset(of: $0.bytes) != nil }
    let supports = support.contains { words.offset(of: $0.bytes) != nil }
    return leads && supports ? .both : leads ? .lead : supports ? .support : nil
  }

  /// The part that a bracket names and says no more of: （牵头）, （配合单位）, but not （牵头单位在前）.
  func change(naming bracket: Span<UInt8>) -> Part? {
    let organ = organs.longest(of: bracket)?.length ?? 0
    let words = bracket.extracting(droppingLast: organ)
    guard
      lead.contains(where: { words.holdsSameBytes(as: $0.bytes) })
        || support.contains(where: { words.holdsSameBytes(as: $0.bytes) })
    else { return nil }
    return change(in: words)
  }

  /// The part of the organisations that a header ends with: 牵头责任单位, 协同配合科室.
  func part(of words: Span<UInt8>) -> Part? {
    guard let organ = organs.longest(of: words), organ.length < words.count else { return nil }
    if let change = change(in: words) { return change }
    // 责任镇, 主责科室: nothing else may stand between the two.
    let before = words.extracting(droppingLast: organ.length)
    return responsible.value(of: before) != nil ? .responsible : nil
  }

  /// Whether words before a head say that something is asked of others: 需上级支持 before 事项, but not 需完成.
  func isRequest(_ words: Span<UInt8>) -> Bool {
    requests.longest(of: words) != nil && !done.contains { words.offset(of: $0.bytes) != nil }
  }

  /// Whether words before a date say that it is one of what has happened, as 实际 does.
  func isAboutThePast(_ words: Span<UInt8>) -> Bool {
    past.contains { word in
      let place = words.offset(of: word.bytes)
      return place == 0 || place == words.count - word.count
    }
  }

  /// Where what is to be done next begins, if a header says that: 下一步工作计划, 后续举措.
  func nextSteps(in words: Span<UInt8>, role: Role?) -> Int? {
    guard let word = next.first(where: { words.offset(of: $0.bytes) != nil }), let start = words.offset(of: word.bytes)
    else {
      return nil
    }
    let rest = words.extracting(droppingFirst: start)
    if let role { return Self.plannable.contains(role) ? start : nil }
    return plans.longest(of: rest) != nil || next.contains { rest.holdsSameBytes(as: $0.bytes) } ? start : nil
  }

  /// Whether words before a head say that it is about what is missing: 存在, 未完成.
  func isAboutProblems(_ words: Span<UInt8>) -> Bool { problems.contains { words.offset(of: $0.bytes) != nil } }

  private static let plannable = Set(RoleTrait.plannable.roles)
}
