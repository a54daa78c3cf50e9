internal import ReportText

/// Names that a narrow column broke in two lines: 市自然资源和⏎规划局, 市住房和城乡建⏎设局.
///
/// Two lines are two names unless one of them can be none alone: what ends with 和, or has no ending and is followed by the end of a
/// name. 市残联⏎团市委 are two.
enum TornNames {
  /// The text with such names whole; nil where it has none.
  static func join(_ text: Span<UInt8>) -> [UInt8]? {
    guard var end = text.firstIndex(of: ASCII.lineFeed, in: 0..<text.count) else { return nil }
    var joined: [UInt8] = []
    /// Up to where the text has been taken over.
    var taken = 0
    var start = 0
    while end < text.count {
      let next = text.firstIndex(of: ASCII.lineFeed, in: (end + 1)..<text.count) ?? text.count
      let (upper, lower) = (text.extracting(start..<end).trimmed, text.extracting((end + 1)..<next).trimmed)
      if isBracketTorn(upper, lower) || areOne(upper, lower) {
        text.extracting(taken..<end).trimmed.withUnsafeBufferPointer { joined.append(contentsOf: $0) }
        taken = end + 1
        while taken < next, text.unseenLength(at: taken) > 0 { taken += text.unseenLength(at: taken) }
      }
      (start, end) = (end + 1, next)
    }
    guard taken > 0 else { return nil }
    text.extracting(droppingFirst: taken).withUnsafeBufferPointer { joined.append(contentsOf: $0) }
    return joined
  }

  /// The longest name that is looked at; what is longer fills more than a line.
  private static let longest = 90

  @_lifetime(copy line)
  private static func lastName(of line: Span<UInt8>) -> Span<UInt8> {
    var start = line.count
    while start > 0, line.count - start <= longest {
      let before = line.characterStart(before: start)
      let scalar = line.scalar(at: before).scalar
      if parts(scalar) { break }
      start = before
    }
    return line.extracting(droppingFirst: start)
  }

  /// The name that a line begins with, without what is said of it: 设局（牵头）, 设局牵头.
  @_lifetime(copy line)
  private static func firstName(of line: Span<UInt8>) -> Span<UInt8> {
    var end = 0
    while end < line.count, end <= longest {
      let (scalar, length) = line.scalar(at: end)
      if parts(scalar) || scalar.isOpeningBracket { break }
      end += length
    }
    let name = line.extracting(first: end)
    return DepartmentWords.withoutEtc(name.extracting(droppingLast: DepartmentWords.duty(atEndOf: name).length))
  }

  private static func parts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "；", ";", "。", "/", "／": true
    default: scalar.isComma || scalar.isBlank || scalar.isColon
    }
  }

  /// Whether the bracket that a line leaves open closes in the next one: 各镇（街⏎道）.
  private static func isBracketTorn(_ upper: Span<UInt8>, _ lower: Span<UInt8>) -> Bool {
    let isBracket = { (scalar: Unicode.Scalar) in scalar.isOpeningBracket || scalar.isClosingBracket }
    guard let last = upper.lastOffset(where: isBracket), upper.count - last <= longest,
      upper.scalar(at: last).scalar.isOpeningBracket, let first = lower.firstOffset(where: isBracket), first <= longest
    else { return false }
    return lower.scalar(at: first).scalar.isClosingBracket
  }

  /// Whether the last name of a line and the first of the next one are one.
  private static func areOne(_ line: Span<UInt8>, _ next: Span<UInt8>) -> Bool {
    // Most lines end here: 区教育局⏎各镇街, 区教育局⏎区财政局.
    guard line.lastScalar?.isHan ?? false, next.firstScalar?.isHan ?? false, !next.begins(with: "各") else {
      return false
    }
    let lower = firstName(of: next)
    guard !lower.isEmpty, lower.count <= longest,
      !DepartmentWords.beginsWithLevel(lower) || DepartmentWords.isLevel(lower)
    else { return false }
    let upper = lastName(of: line)
    guard !upper.isEmpty, upper.count <= longest, DepartmentWords.duty(atEndOf: upper).0 == nil else { return false }
    let isEnd = Organisations.isEnding(lower) || Organisations.endsLikeOne(lower)
    // No name is a single character: 市农业农村⏎局.
    if lower.scalarCount == 1 {
      return Organisations.isEnding(lower) && !DepartmentWords.isLevel(lower) && upper.scalarCount > 1
        && !upper.begins(with: "各")
    }
    // 市自然资源和⏎规划局, but 市发改委及⏎财政局.
    if let and = upper.lastScalar, isAnd(and) {
      return isEnd && upper.scalarCount > 2 && !Organisations.endsLikeOne(upper.extracting(droppingLast: 3))
    }
    guard DepartmentWords.beginsWithLevel(upper), upper.scalarCount > 2 else { return false }
    // 市自然资源⏎和规划局, but 市公安局⏎和平区教育局.
    if let and = lower.firstScalar, isAnd(and) {
      return isEnd && !Organisations.endsLikeOne(upper) && !DepartmentWords.endsWithOrgan(upper)
    }
    guard let and = upper.lastOffset(where: isAnd) else {
      return !Organisations.endsLikeOne(upper) && (isTail(lower) || makeKnownName(upper, lower))
    }
    let behind = upper.extracting(droppingFirst: and + 3)
    // 市人力资源和社⏎会保障局: no name ends one character after 和.
    if behind.scalarCount == 1 { return isEnd && lower.firstScalar != upper.firstScalar }
    guard !Organisations.endsLikeOne(upper) else { return false }
    return isTail(lower) || isEnd && lower.firstScalar != upper.firstScalar
  }

  /// 和 and its kin, of three bytes.
  static func isAnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "和" || scalar == "与" || scalar == "及" }

  /// Whether two lines are together what an office of every place is called, 市人力资源⏎社会保障局. 市文旅投⏎综合科 may be two names.
  private static func makeKnownName(_ upper: Span<UInt8>, _ lower: Span<UInt8>) -> Bool {
    guard let level = DepartmentWords.levelLength(of: upper) else { return false }
    let name = [UInt8](capacity: upper.count + lower.count) { name in
      for index in level..<upper.count { name.append(upper[index]) }
      for index in 0..<lower.count { name.append(lower[index]) }
    }
    guard let fields = fields.longest(of: name.span), fields.length > upper.count - level else { return false }
    let ending = name.span.extracting(droppingFirst: fields.length)
    return ending.isEmpty || Organisations.isEnding(ending)
  }

  private static let fields = Lexicon.standard.table("office-field", side: .front)

  /// 局, 设局, 委员会: what ends a name and is none.
  private static func isTail(_ name: Span<UInt8>) -> Bool {
    if name.equals("委员会") { return true }
    guard name.scalarCount <= 2, let last = name.lastScalar else { return false }
    return last == "局" || last == "厅"
  }
}
