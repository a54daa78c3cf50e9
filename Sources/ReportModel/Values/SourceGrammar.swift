internal import ReportText

/// A task's sources: each document's name and the item numbers in it, as in 第285项, 第285、286项, 第12-14项, 第二百八十五项, 第5件.
package func taskSources(_ text: String) -> [TaskSource] {
  var sources: [TaskSource] = []
  readSources(text.utf8.span) { sources.append(TaskSource(document: $0.string, items: $1)) }
  return sources
}

/// Hands on a task's sources one after the other: the name of the document, and the item numbers in it.
package func readSources(_ text: Span<UInt8>, _ take: (Span<UInt8>, [Int]) -> Void) {
  guard saysSomething(text) else { return }
  text.withSeen { words in
    var reading = SourceReading()
    reading.read(words, take)
  }
}

/// The most items, and documents, that one cell may name, so that a few bytes cannot ask for thousands of numbers.
private let itemLimit = 300

private struct SourceReading {
  private var document: [UInt8] = []
  private var items: [Int] = []
  /// Up to here no list can begin: one that failed later would fail again, in quadratic time.
  private var failedTo = 0
  private var sourceIsOver = false
  /// Where the next list of items begins, as far as somebody has looked; `Int.max` where there is none.
  private var nextItems = -1

  /// How many sources have been read.
  private var count = 0

  private mutating func endSource(_ take: (Span<UInt8>, [Int]) -> Void) {
    var name = document.span.droppingLast { Self.isSeparator($0) || $0.isColon }
    // （第3项） leaves empty brackets behind.
    if let last = name.lastScalar, last.isClosingBracket {
      let close = name.characterStart(before: name.count)
      if name.extracting(first: close).lastScalar?.isOpeningBracket ?? false {
        name = name.extracting(first: name.characterStart(before: close))
      }
    }
    // 1.省政府工作报告第41项
    var numbered = Cursor(name)
    if let marker = numbered.itemMarker(), marker.style != .brackets, marker.style != .ordinal { name = numbered.rest }
    if !name.isEmpty || !items.isEmpty {
      take(name, items)
      count += 1
    }
    document.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    sourceIsOver = false
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "；" || scalar == ";" || scalar.isComma
  }

  mutating func read(_ words: Span<UInt8>, _ take: (Span<UInt8>, [Int]) -> Void) {
    document.reserveCapacity(words.count)
    var cursor = Cursor(words)
    while !cursor.isAtEnd {
      if !sourceIsOver {
        let name = cursor.rest
        let length = cursor.skip { $0 != "第" && !Self.isSeparator($0) }
        name.extracting(first: length).withUnsafeBufferPointer { document.append(contentsOf: $0) }
      }
      guard let scalar = cursor.next else { break }
      let start = cursor.position
      if scalar == "第", start >= failedTo, let numbers = itemNumbers(&cursor), items.count + numbers.count <= itemLimit
      {
        for number in numbers where !items.contains(number) { items.append(number) }
        sourceIsOver = !document.isEmpty
        skipSeparatorBeforeList(&cursor)
        continue
      }
      cursor.move(to: start)
      cursor.skipScalar()
      // 甲第3项；乙第5项: what follows the items of a document is another one, unless it only goes on about the item.
      if sourceIsOver, count < itemLimit, !scalar.isOpeningBracket, !scalar.isClosingBracket {
        if beginsSource(scalar, words, from: cursor.position) {
          endSource(take)
          // 甲第3项和乙第5项: the word between two belongs to neither.
          if Self.isSeparator(scalar) || "和及与".unicodeScalars.contains(scalar) { continue }
          if scalar == "以", cursor.take("及") { continue }
        } else if !Self.isSeparator(scalar) {
          if let last = document.span.lastScalar, !Self.isSeparator(last) { document += Array("；".utf8) }
          sourceIsOver = false
        }
      }
      // Without numbers only a semicolon parts documents, or a comma after one with numbers: names have other signs in them.
      let partsNames = scalar == "；" || scalar == ";" || (count > 0 && (scalar == "，" || scalar == ","))
      if items.isEmpty, count < itemLimit, partsNames, !document.isEmpty {
        endSource(take)
        continue
      }
      if document.isEmpty, Self.isSeparator(scalar) { continue }
      for index in start..<cursor.position { document.append(words[index]) }
    }
    endSource(take)
  }

  /// Whether another document begins after the items of one: after a semicolon, or where items follow that must be somebody's.
  private mutating func beginsSource(_ scalar: Unicode.Scalar, _ words: Span<UInt8>, from position: Int) -> Bool {
    if scalar == "；" || scalar == ";" { return true }
    if nextItems < position { nextItems = Self.startOfItems(in: words, from: position) }
    return nextItems < words.count
  }

  /// Where 第 begins a list of items: 第3项, 第3、5项, 第1-3件.
  private static func startOfItems(in words: Span<UInt8>, from position: Int) -> Int {
    var cursor = Cursor(words)
    cursor.move(to: position)
    while let next = cursor.next {
      let start = cursor.position
      cursor.skipScalar()
      guard next == "第", let first = cursor.next, Numerals.isNumeral(first) else { continue }
      cursor.skip { Numerals.isNumeral($0) || $0.isComma || $0.isRangeMark || $0 == "第" }
      if cursor.take("项") || cursor.take("件") || cursor.take("条") { return start }
    }
    return .max
  }

  /// 第12项、第14项: the separator between two lists belongs to neither.
  private func skipSeparatorBeforeList(_ cursor: inout Cursor) {
    while true {
      let start = cursor.position
      let isBetween = cursor.take(where: Self.isBetweenLists) && cursor.next == "第"
      guard isBetween else {
        cursor.move(to: start)
        return
      }
    }
  }

  private static func isBetweenLists(_ scalar: Unicode.Scalar) -> Bool {
    isSeparator(scalar) || scalar == "和" || scalar == "及"
  }

  /// `第 … 项`, its numbers separated by 、，, or joined to ranges.
  private mutating func itemNumbers(_ cursor: inout Cursor) -> [Int]? {
    var numbers: [Int] = []
    repeat {
      failedTo = max(cursor.position + 1, failedTo)
      _ = cursor.take("第")
      guard let first = cursor.number() else { return nil }
      let suffixed = takeItemWord(&cursor)
      if cursor.takeRangeMark() {
        _ = cursor.take("第")
        guard let last = cursor.number(), last >= first, last - first < itemLimit else { return nil }
        numbers += first...last
      } else {
        numbers.append(first)
        if suffixed, !goesOn(cursor) { return numbers }
      }
      guard numbers.count <= itemLimit else { return nil }
    } while cursor.take(where: { $0.isComma || $0 == "和" || $0 == "及" })
    return takeItemWord(&cursor) || cursor.take("条") || cursor.take("件") ? numbers : nil
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
