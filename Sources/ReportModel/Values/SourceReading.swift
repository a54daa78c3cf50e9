internal import ReportText

/// Reads clause by clause: a clause is a name, or what follows the items of one, up to its own items or a sign that parts.
struct SourceReading {
  /// The most items, and documents, that one cell may name, so that a few bytes cannot ask for thousands of numbers.
  static let itemLimit = 300

  private enum Joint {
    case none, comma, semicolon
  }

  /// Whether a line begins with 和, as the names of some places do; it joins nothing then.
  private let linesBeginWithAnd: Bool
  /// The name of the document, as far as it has been read.
  private var document: [UInt8] = []
  /// Where the last clause of the name begins.
  private var lastClause = 0
  private var items: [Int] = []
  /// Up to here no list can begin: one that failed later would fail again, in quadratic time.
  private var failedTo = 0
  /// Where the last 》 of the cell stands: what is in 《》 is one name.
  private var lastTitleEnd: Int?
  /// The word after the numbers of the clause that has been taken, which is part of its name: the 建议 of 第15号建议; and that of the document.
  private var numberedWord: [UInt8] = []
  private var lastWord: [UInt8] = []
  private static let numberedEnds = Lexicon.standard.table("numbered", side: .end)
  private static let numberedWords = Lexicon.standard.table("numbered", side: .front)
  static let itemParts = Lexicon.standard.table("item-part", side: .front)
  /// How many sources have been read.
  private var count = 0

  init(linesBeginWithAnd: Bool) { self.linesBeginWithAnd = linesBeginWithAnd }

  private mutating func endSource(_ take: (Span<UInt8>, [Int]) -> Void) {
    lastWord = []
    var name = document.span.droppingLast { Self.isSeparator($0) || $0.isColon }
    // （第3项） leaves empty brackets behind, or half of one in each of two documents.
    if let last = name.lastScalar, last.isClosingBracket {
      let inside = name.extracting(first: name.characterStart(before: name.count))
      if inside.lastScalar?.isOpeningBracket ?? false || !inside.contains(where: \.isOpeningBracket) { name = inside }
    }
    if let last = name.lastScalar, last.isOpeningBracket {
      name = name.extracting(first: name.characterStart(before: name.count))
    }
    if !name.isEmpty || !items.isEmpty {
      take(name, items)
      count += 1
    }
    document.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    lastClause = 0
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "；" || scalar == ";" || scalar.isComma || scalar == "。"
  }

  mutating func read(_ words: Span<UInt8>, _ take: (Span<UInt8>, [Int]) -> Void) {
    document.reserveCapacity(words.count)
    var cursor = Cursor(words)
    while !cursor.isAtEnd {
      // The bracket around the items of the document is its own.
      if !items.isEmpty {
        let start = cursor.position
        cursor.skip(while: \.isClosingBracket)
        append(words.extracting(start..<cursor.position))
      }
      let start = cursor.position
      let joint = takeJoint(&cursor)
      let name = cursor.position
      let (end, numbers) = takeClause(&cursor, mayBeNumbers: !items.isEmpty && joint == .comma)
      if numbers != nil { skipParts(&cursor) }
      let clause = words.extracting(name..<end)
      if let numbers, !numberedWord.isEmpty, count < Self.itemLimit {
        takeNumbered(clause, numbers, joint, take)
      } else if clause.isEmpty {
        if let numbers, !addItems(numbers) { append(words.extracting(start..<cursor.position)) }
      } else if count < Self.itemLimit, beginsSource(clause, hasItems: numbers != nil, joint) {
        let isBehindItems = !items.isEmpty
        endSource(take)
        append(isBehindItems ? Self.withoutSigns(clause) : clause)
        items = numbers ?? []
      } else if items.isEmpty || document.isEmpty {
        if !document.isEmpty { append(words.extracting(start..<name)) }
        lastClause = document.count
        append(clause)
        if let numbers { _ = addItems(numbers) }
      } else {
        // 第3项重点任务 goes on about the item.
        if joint == .none, !(clause.firstScalar?.isOpeningBracket ?? false) { document += Array("；".utf8) }
        append(words.extracting(start..<cursor.position))
      }
    }
    endSource(take)
  }

  /// Takes 市人大第15号建议, a document of its own wherever it stands; 第16号建议 after it goes on.
  private mutating func takeNumbered(
    _ clause: Span<UInt8>, _ numbers: [Int], _ joint: Joint, _ take: (Span<UInt8>, [Int]) -> Void
  ) {
    let word = numberedWord
    numberedWord = []
    if clause.isEmpty, word == lastWord, addItems(numbers) { return }
    let isBehindItems = !items.isEmpty
    if isBehindItems || joint != .none { endSource(take) }
    append(isBehindItems ? Self.withoutSigns(clause) : clause)
    document += word
    items = numbers
    lastWord = word
  }

  /// A name without what parts it from the items before it: 第15项/民生实事第3件, 第15项（民生实事第3件）.
  @_lifetime(copy clause)
  private static func withoutSigns(_ clause: Span<UInt8>) -> Span<UInt8> {
    guard let first = clause.firstScalar else { return clause }
    let isSign = first == "/" || first == "／" || first == "|" || first == "｜"
    let isOpen = first.isOpeningBracket && !clause.contains(where: \.isClosingBracket)
    return isSign || isOpen ? clause.extracting(droppingFirst: clause.scalar(at: 0).length) : clause
  }

  private mutating func append(_ words: Span<UInt8>) {
    words.withUnsafeBufferPointer { document.append(contentsOf: $0) }
  }

  /// Whether there was room for more items of the document.
  private mutating func addItems(_ numbers: [Int]) -> Bool {
    guard items.count + numbers.count <= Self.itemLimit else { return false }
    for number in numbers where !items.contains(number) { items.append(number) }
    return true
  }

  /// Whether a clause is another document, and not a part of the name, nor a remark on the items: after a semicolon, or where it
  /// has items of its own. Without them a comma parts what reads as the names of two documents, for names have other signs in them.
  private func beginsSource(_ clause: Span<UInt8>, hasItems: Bool, _ joint: Joint) -> Bool {
    if items.isEmpty, document.isEmpty { return false }
    if joint == .semicolon { return true }
    if !items.isEmpty { return hasItems || Documents.endsLikeOne(clause) }
    // 甲第3项，县政府工作要点，乙第5项: where commas have parted documents, they do so again.
    return joint == .comma && (Documents.endsLikeOne(clause) || (count > 0 && hasItems))
      && Documents.endsLikeOne(document.span.extracting(droppingFirst: lastClause))
  }

  /// The signs, and the word, between two clauses.
  private func takeJoint(_ cursor: inout Cursor) -> Joint {
    var joint = Joint.none
    while let scalar = cursor.next, Self.isSeparator(scalar) {
      if scalar == "；" || scalar == ";" { joint = .semicolon } else if joint == .none { joint = .comma }
      cursor.skipScalar()
    }
    guard !items.isEmpty else { return joint }
    let hasSign = joint != .none
    if cursor.take("以及") || cursor.take("及") || cursor.take("与")
      || (!hasSign && !linesBeginWithAnd && cursor.take("和")),
      !hasSign
    {
      joint = .comma
    }
    return joint
  }

  /// Takes a clause and the items at its end.
  /// - Parameter mayBeNumbers: Whether it may begin with a number: the 18项 of 第15项及18项.
  private mutating func takeClause(_ cursor: inout Cursor, mayBeNumbers: Bool) -> (end: Int, numbers: [Int]?) {
    var isInTitle = false
    let begin = cursor.position
    if mayBeNumbers, begin >= failedTo, cursor.next.map(Numerals.isNumeral) ?? false {
      let numbers = itemNumbers(&cursor)
      // 第15项，3项重点任务 is no item 3.
      if let numbers, cursor.next.map({ Self.isSeparator($0) || $0.isClosingBracket }) ?? true {
        return (begin, numbers)
      }
      cursor.move(to: begin)
    }
    while let scalar = cursor.next {
      let start = cursor.position
      if scalar == "第", start >= failedTo {
        let isNumbered =
          Self.numberedEnds.longest(
            of: cursor.bytes.extracting(begin..<start).droppingLast(while: \.isOpeningBracket)) != nil
        if let numbers = itemNumbers(&cursor, ofNumbered: isNumbered) { return (start, numbers) }
        cursor.move(to: start)
      }
      if !isInTitle, Self.isSeparator(scalar) { return (start, nil) }
      if scalar == "《" {
        lastTitleEnd = lastTitleEnd ?? cursor.bytes.lastOffset { $0 == "》" } ?? 0
        isInTitle = start < lastTitleEnd ?? 0
      } else if scalar == "》" {
        isInTitle = false
      }
      cursor.skipScalar()
    }
    return (cursor.position, nil)
  }

  /// `第 … 项`, its numbers separated by 、，, or joined to ranges; `第 … 号` of what is numbered so.
  /// - Parameter isNumbered: Whether the name before it is of such a thing: 人大建议第15号.
  private mutating func itemNumbers(_ cursor: inout Cursor, ofNumbered isNumbered: Bool = false) -> [Int]? {
    var numbers: [Int] = []
    var hasNumberSign = false
    repeat {
      failedTo = max(cursor.position + 1, failedTo)
      _ = cursor.take("第")
      guard let first = cursor.number() else { return nil }
      let suffixed = takeItemWord(&cursor)
      hasNumberSign = !suffixed && cursor.take("号")
      if cursor.takeRangeMark() {
        _ = cursor.take("第")
        guard let last = cursor.number(), last >= first, last - first < Self.itemLimit else { return nil }
        numbers += first...last
        hasNumberSign = cursor.take("号")
      } else {
        numbers.append(first)
        if suffixed, !goesOn(cursor) { return numbers }
      }
      guard numbers.count <= Self.itemLimit else { return nil }
    } while cursor.take(where: { $0.isComma || $0 == "和" || $0 == "及" })
    if hasNumberSign { return isNumbered || takeNumberedWord(&cursor) ? numbers : nil }
    return takeItemWord(&cursor) || cursor.take("条") || cursor.take("件") ? numbers : nil
  }

  /// The 建议 of 第15号建议, which ends its name: 第15号建议办理意见 is another.
  private mutating func takeNumberedWord(_ cursor: inout Cursor) -> Bool {
    guard let word = Self.numberedWords.longest(of: cursor.rest) else { return false }
    let next = cursor.rest.extracting(droppingFirst: word.length).firstScalar
    guard next.map({ Self.isSeparator($0) || $0.isClosingBracket || "和及与".unicodeScalars.contains($0) }) ?? true else {
      return false
    }
    numberedWord = cursor.rest.extracting(first: word.length).withUnsafeBufferPointer(Array.init)
    cursor.move(to: cursor.position + word.length)
    return true
  }

  /// The parts of an item, which have numbers of their own: the 第2小项 of 第15项第2小项, 第2小项和第3小项.
  private func skipParts(_ cursor: inout Cursor) {
    while true {
      let start = cursor.position
      _ = cursor.take(where: { $0.isComma || $0 == "和" || $0 == "及" || $0 == "与" })
      guard cursor.take("第"), cursor.number() != nil, let word = Self.itemParts.longest(of: cursor.rest) else {
        return cursor.move(to: start)
      }
      cursor.move(to: cursor.position + word.length)
    }
  }

  /// 第3项、5项 goes on; 第3项，完成… does not.
  private func goesOn(_ cursor: borrowing Cursor) -> Bool {
    var next = Cursor(cursor.rest)
    return next.take(where: \.isComma) && next.number() != nil && next.take("项")
  }

  /// 项, unless it begins 项目.
  private func takeItemWord(_ cursor: inout Cursor) -> Bool {
    let start = cursor.position
    guard cursor.take("项") else { return false }
    guard cursor.next == "目" else { return true }
    cursor.move(to: start)
    return false
  }
}
