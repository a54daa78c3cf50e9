internal import ReportText

/// The words around the names of departments.
enum DepartmentWords {
  /// What a suffix or a duty says.
  enum Duty: Equatable {
    case lead, support, responsible
    /// That everybody does what is theirs: 按职责分工负责.
    case same

    var part: Department.Part? {
      switch self {
      case .lead: .lead
      case .support: .support
      case .responsible: .responsible
      case .same: nil
      }
    }
  }

  private static let leads: [StaticString] = ["牵头", "主办", "承办", "总牵头", "主责"]
  private static let supports: [StaticString] = ["配合", "协办", "会办", "协同", "协助", "参与"]
  /// Words beside them in a duty, which say nothing of the part.
  private static let fillers: [StaticString] = [
    "负责", "落实", "按照", "根据", "依据", "按", "各自", "各负其责", "各按", "职责", "职能", "分工", "分别", "共同", "具体", "密切", "积极", "抓好", "总",
    "并",
  ]
  /// What 落实, 并 or 总 may only follow or precede: without one of these they belong to a name.
  private static let firmFillers: [StaticString] = ["负责", "各负其责", "分工", "职责"]

  /// The part that a label names, and its length with the colon: 牵头单位：. The part is nil for a label of something else.
  static func label(at name: Span<UInt8>) -> (part: Department.Part?, length: Int)? {
    var cursor = Cursor(name)
    for _ in 0..<12 {
      guard let scalar = cursor.next else { return nil }
      let end = cursor.position
      cursor.skipScalar()
      guard scalar.isColon else { continue }
      let label = name.extracting(first: end)
      if let part = part(of: label) { return (part.part ?? .responsible, cursor.position) }
      let others: [StaticString] = ["人", "领导", "电话", "方式"]
      return label.withSeen { words in others.contains { words.ends(with: $0) } } ? (nil, cursor.position) : nil
    }
    return nil
  }

  /// The part that a text labels without a colon, and its length: 牵头单位 alone, 【牵头】 before a name.
  static func bareLabel(at name: Span<UInt8>) -> (part: Department.Part?, length: Int)? {
    if name.firstScalar?.isOpeningBracket ?? false, let close = name.firstOffset(where: \.isClosingBracket), close <= 36
    {
      let inside = name.extracting(name.scalar(at: 0).length..<close)
      return part(of: inside).map { ($0.part ?? .responsible, close + name.scalar(at: close).length) }
    }
    let organs: [StaticString] = ["单位", "部门", "科室", "处室", "主体"]
    guard organs.contains(where: { name.ends(with: $0) }) else { return nil }
    return part(of: name).map { ($0.part ?? .responsible, name.count) }
  }

  /// What a bracket at the end says: （牵头）, （按职责分工负责）.
  /// - Parameter open: Where the last opening bracket stands.
  static func suffix(of name: Span<UInt8>, open: Int) -> Duty? {
    guard open > 0, let last = name.lastScalar, last.isClosingBracket else { return nil }
    let start = open + name.scalar(at: open).length
    let end = name.characterStart(before: name.count)
    guard start <= end else { return nil }
    var inside = name.extracting(start..<end)
    // （牵头，张三）
    inside = inside.extracting(first: inside.firstOffset { $0.isComma || $0 == "；" || $0 == "：" } ?? inside.count)
    if let part = part(of: inside) { return part }
    let (duty, length) = duty(atEndOf: inside)
    return duty != nil && length == inside.count ? duty : nil
  }

  /// The part that a label or a suffix names: 牵头单位, 主办, 配合, 市级责任单位.
  private static func part(of label: Span<UInt8>) -> Duty? {
    guard label.count <= 48 else { return nil }
    return label.withSeen { words in
      var stem = words
      let levels: [StaticString] = ["市级", "区级", "县级", "省级", "市", "区", "县"]
      for level in levels where stem.begins(with: level) {
        stem = stem.extracting(droppingFirst: level.utf8CodeUnitCount)
        break
      }
      let organs: [StaticString] = ["单位", "部门", "科室", "处室", "主体"]
      for organ in organs where stem.ends(with: organ) {
        stem = stem.extracting(droppingLast: organ.utf8CodeUnitCount)
        break
      }
      for modifier: StaticString in ["主要", "第一", "第二", "共同", "联合"] where stem.begins(with: modifier) {
        stem = stem.extracting(droppingFirst: modifier.utf8CodeUnitCount)
        break
      }
      for whole: StaticString in ["责任", "负责", "落实"] where stem.equals(whole) { return .responsible }
      if stem.ends(with: "责任") { stem = stem.extracting(droppingLast: 6) }
      if stem.ends(with: "负责") { stem = stem.extracting(droppingLast: 6) }
      if leads.contains(where: { stem.equals($0) }) { return .lead }
      if supports.contains(where: { stem.equals($0) }) || stem.equals("协同配合") || stem.equals("协助配合") { return .support }
      return nil
    }
  }

  /// The duty that ends a name, and its length: 区发改局牵头, 各镇配合, 区水务局按职责分工负责.
  static func duty(atEndOf name: Span<UInt8>) -> (Duty?, length: Int) {
    var rest = name
    var duty: Duty?
    var isFirm = false
    search: while !rest.isEmpty {
      for word in leads where rest.ends(with: word) {
        duty = duty ?? .lead
        isFirm = true
        rest = rest.extracting(droppingLast: word.utf8CodeUnitCount)
        continue search
      }
      for word in supports where rest.ends(with: word) {
        duty = duty ?? .support
        isFirm = true
        rest = rest.extracting(droppingLast: word.utf8CodeUnitCount)
        continue search
      }
      for word in fillers where rest.ends(with: word) {
        isFirm = isFirm || firmFillers.contains { word.hasSameText(as: $0) }
        rest = rest.extracting(droppingLast: word.utf8CodeUnitCount)
        continue search
      }
      break
    }
    guard isFirm else { return (nil, 0) }
    return (duty ?? .same, name.count - rest.count)
  }

  /// Drops 等, 等部门 and 等3个部门 from the end, and 由 from the front.
  @_lifetime(copy name)
  static func withoutEtc(_ name: Span<UInt8>) -> Span<UInt8> {
    var name = name
    if let start = name.lastOffset(where: { $0 == "等" }), start > 3 {
      var count = Cursor(name.extracting(droppingFirst: start + 3))
      if count.number() != nil, count.take("个") || count.take("家") || count.take("部") {
        name = name.extracting(first: start)
      }
    }
    for ending: StaticString in ["等有关部门", "等相关部门", "等有关单位", "等相关单位", "等部门", "等单位", "等"]
    where name.ends(with: ending) && name.count > ending.utf8CodeUnitCount + 3 {
      name = name.extracting(droppingLast: ending.utf8CodeUnitCount)
      break
    }
    return name.begins(with: "由") && name.count > 6 ? name.extracting(droppingFirst: 3) : name
  }

  /// Drops the number of a list: 1.区教育局.
  @_lifetime(copy name)
  static func withoutNumber(_ name: Span<UInt8>) -> Span<UInt8> {
    var cursor = Cursor(name)
    guard let marker = cursor.itemMarker(), marker.style != .brackets || !cursor.isAtEnd else { return name }
    return cursor.rest.trimmed
  }

  /// Where a sign or a word stands that joins two names, 区发改局/区工信局, 区住建局和区城管局: both sides have to end like an organisation,
  /// for 卫生和健康局 is one name, and of a word both to begin alike, for so is 市公安局和平分局. Brackets are not looked into.
  static func joint(in names: Span<UInt8>) -> Range<Int>? {
    guard names.count <= 600 else { return nil }
    var cursor = Cursor(names)
    var depth = 0
    while let scalar = cursor.next {
      let start = cursor.position
      cursor.skipScalar()
      if scalar.isOpeningBracket { depth += 1 } else if scalar.isClosingBracket { depth = max(0, depth - 1) }
      guard depth == 0 else { continue }
      var isWord = true
      switch scalar {
      case "/", "／", "&", "＆", "+", "|", "｜": isWord = false
      case "和", "及", "与": break
      case "会" where cursor.take("同"): break
      case "以" where cursor.take("及"): break
      default: continue
      }
      let (before, behind) = (names.extracting(first: start).trimmed, cursor.rest.trimmed)
      let isSeveral = behind.begins(with: "各")
      guard Organisations.endsLikeOne(before), isSeveral || endsLikeOne(behind) else { continue }
      if !isWord || isSeveral || before.firstScalar == behind.firstScalar { return start..<cursor.position }
    }
    return nil
  }

  /// Whether a text ends like an organisation, but for what is said of it: 区城管局（配合）, 各镇配合.
  private static func endsLikeOne(_ text: Span<UInt8>) -> Bool {
    var name = text.trimmed.droppingLast { $0 == "。" || $0.isUnseen }
    if let open = name.lastOffset(where: \.isOpeningBracket), name.lastScalar?.isClosingBracket ?? false {
      name = name.extracting(first: open)
    }
    name = withoutEtc(name.extracting(droppingLast: duty(atEndOf: name).length).trimmed)
    return Organisations.endsLikeOne(name)
  }

  /// Whether what is left names nobody, as the 等 of a list.
  static func isNobody(_ name: Span<UInt8>) -> Bool { name.equals("等") || name.equals("和") || name.equals("及") }
}

extension StaticString {
  fileprivate func hasSameText(as other: StaticString) -> Bool {
    utf8CodeUnitCount == other.utf8CodeUnitCount
      && (0..<utf8CodeUnitCount).allSatisfy { utf8Start[$0] == other.utf8Start[$0] }
  }
}
