internal import ReportText

// What a name is followed by, within a piece that no sign parts.

extension DepartmentWords {
  /// Where a name with its duty ends that more words follow, 区发改局牵头区财政局配合, 区财政局负责资金保障. A name that holds such a word, as
  /// 市协同创新中心 or 市人大常委会办公室, is one.
  static func dutyInside(_ piece: Span<UInt8>) -> Int? {
    guard piece.count <= 240, piece.count > 12 else { return nil }
    var offset = 6
    while offset < piece.count {
      let (scalar, length) = piece.scalar(at: offset)
      if scalar.isOpeningBracket { return nil }
      if let word = partLength(atFrontOf: piece.extracting(droppingFirst: offset)), offset + word < piece.count {
        let (name, rest) = (piece.extracting(first: offset), piece.extracting(droppingFirst: offset + word))
        // 区财政局负责人 is a person.
        guard Organisations.endsLikeOne(name), !rest.begins(with: "人"), duty(atEndOf: rest).length < rest.count else {
          return nil
        }
        return endsLikeOne(piece) && !isAnother(rest) ? nil : offset + word
      }
      offset += length
    }
    return nil
  }

  /// Whether what follows a duty is another name.
  static func isAnother(_ rest: Span<UInt8>) -> Bool {
    (beginsWithLevel(rest) || rest.begins(with: "各")) && endsLikeOne(rest)
  }

  /// The length of an office that words follow which are no name: 市教育局统筹, 市教育局等市直部门.
  static func officeBeforeWords(in piece: Span<UInt8>) -> Int? {
    guard piece.count <= 120, !Organisations.endsLikeOne(piece), !piece.contains(where: \.isOpeningBracket),
      !endsLikePerson(piece)
    else { return nil }
    var end = piece.count
    for _ in 0..<12 where end > 6 {
      end = piece.characterStart(before: end)
      let (name, rest) = (piece.extracting(first: end), piece.extracting(droppingFirst: end))
      guard wholeOffices.longest(of: name) != nil, Organisations.endsLikeOne(name) else { continue }
      let isJoined = rest.firstScalar.map { TornNames.isAnd($0) || $0 == "、" } ?? true
      return rest.scalarCount > 1 && !isJoined && !rest.equals("机关") ? end : nil
    }
    return nil
  }

  /// 牵头（市教育局、市财政局）: the label, and the names in its bracket.
  static func labelBeforeBracket(_ piece: Span<UInt8>) -> (duty: Duty, names: Range<Int>)? {
    guard piece.lastScalar?.isClosingBracket ?? false, let open = piece.openingOfLastBracket, open > 0,
      let duty = duty(of: piece.extracting(first: open)),
      let names = namesInBracket(piece.extracting(droppingFirst: open))
    else { return nil }
    return (duty, (open + names.lowerBound)..<(open + names.upperBound))
  }

  /// （市教育局、市财政局）: the names in a bracket that is all there is.
  static func namesInBracket(_ piece: Span<UInt8>) -> Range<Int>? {
    guard piece.isBracketed else { return nil }
    let names = piece.scalar(at: 0).length..<piece.characterStart(before: piece.count)
    return Organisations.endsLikeOne(piece.extracting(names)) ? names : nil
  }

  /// Whether a text ends like the name of a post: 市教育局局长.
  static func endsLikePerson(_ text: Span<UInt8>) -> Bool { persons.longest(of: text) != nil }

  private static let persons = Lexicon.standard.table("person-end", side: .end)
  private static let wholeOffices = Lexicon.standard.table("whole-office", side: .end)

  /// The length of a name that a colon and what it does follow: 区教育局：完成选址, 区教育局（牵头）：完成选址. What names others, 区级：区教育局,
  /// is no work.
  static func nameBeforeWork(in piece: Span<UInt8>) -> Int? {
    guard let colon = piece.firstOffset(where: \.isColon), colon > 0 else { return nil }
    let (name, work) = (
      piece.extracting(first: colon), piece.extracting(droppingFirst: colon + piece.scalar(at: colon).length)
    )
    let bracket = name.firstOffset(where: \.isOpeningBracket)
    guard bracket.map({ suffix(of: name, open: $0) != nil }) ?? true, endsLikeOne(name), !work.isEmpty,
      duty(atEndOf: work).length < work.count, !endsLikeOne(work)
    else { return nil }
    return colon
  }

  /// Whether a piece is a name, or begins with one whose work follows.
  static func namesOne(_ piece: Span<UInt8>) -> Bool {
    endsLikeOne(piece) || dutyInside(piece) != nil || nameBeforeWork(in: piece) != nil
  }

  /// Where the bracket opens that a name ends with; one that never closes reaches to the end.
  static func openingOfBracketAtEnd(of name: Span<UInt8>) -> Int? {
    let isClosed = name.lastScalar?.isClosingBracket ?? false
    guard let open = isClosed ? name.openingOfLastBracket : name.lastOffset(where: \.isOpeningBracket), open > 0 else {
      return nil
    }
    let bracket = name.extracting(droppingFirst: open)
    return isClosed || !bracket.contains(where: \.isClosingBracket) ? open : nil
  }

  /// A sign between a name and its duty: 市教育局-牵头, 市教育局：牵头.
  static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isUnseen || scalar.isDash || scalar.isColon || scalar == "︰" || scalar == "∶"
  }

  /// What a bracket says of all names before it: （共同牵头）, （均为牵头单位）.
  static func speaksOfAll(_ bracket: Span<UInt8>) -> Bool { ofAll.stands(in: bracket) }

  /// （排名第一的为牵头单位）: that the first of the names leads.
  static func saysFirstLeads(_ bracket: Span<UInt8>) -> Bool {
    bracket.count <= 90 && bracket.contains("为") && ofFirst.stands(in: bracket) && leads.stands(in: bracket)
  }

  private static let ofAll = Lexicon.standard.table("part-of-all", side: .front)
  private static let ofFirst = Lexicon.standard.table("part-of-first", side: .front)
  private static let leads = duties("part", side: .front) { $0 == .lead }
}
