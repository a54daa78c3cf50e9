internal import ReportModel

/// 序号 as an integer: 1, １, 1., （1）, 一, 十二.
package func rowNumber(_ text: String) -> Int? {
  guard text.utf8.count <= 40 else { return nil }
  // Nearly all of them are plain digits.
  if text.utf8.count <= 8, let number = Int(text), number >= 0, text.utf8.first != UInt8(ascii: "+") { return number }
  var words = Array(text.trimmed.unicodeScalars)[...]
  if let first = words.first, first.isOpeningBracket, let last = words.last, last.isClosingBracket {
    words = words.dropFirst().dropLast()
  } else if let last = words.last, ".．、。".unicodeScalars.contains(last) {
    words = words.dropLast()
  }
  return Numerals.value(words)
}

/// A task's source: the document's name and the item numbers, as in 第285项, 第285、286项, 第12-14项, 第二百八十五项.
func taskSource(_ text: String) -> TaskSource? {
  guard saysSomething(text) else { return nil }
  let words = text.unblanked
  var document: [Unicode.Scalar] = []
  var items: [Int] = []
  var position = 0
  var sourceIsOver = false
  // Up to here no list can begin: one that failed later would fail again, in quadratic time.
  var failedTo = 0
  while position < words.count {
    if words[position] == "第", position >= failedTo,
      let (numbers, end) = itemNumbers(words, at: position, failedTo: &failedTo),
      items.count + numbers.count <= itemLimit
    {
      for number in numbers where !items.contains(number) { items.append(number) }
      position = end
      sourceIsOver = !document.isEmpty
      // 第12项、第14项: the separator between two lists belongs to neither.
      while position + 1 < words.count, "、，,和及".unicodeScalars.contains(words[position]), words[position + 1] == "第" {
        position += 1
      }
    } else {
      // A second document in the cell: its name must not run into the first.
      if sourceIsOver, !"；;、，,（(）)".unicodeScalars.contains(words[position]) {
        if let last = document.last, !"；;、，,".unicodeScalars.contains(last) { document.append("；") }
        sourceIsOver = false
      }
      document.append(words[position])
      position += 1
    }
  }
  // （第3项） leaves empty brackets behind.
  if document.count >= 2, document[document.count - 2].isOpeningBracket, document[document.count - 1].isClosingBracket {
    document.removeLast(2)
  }
  return TaskSource(document: String(document), items: items)
}

/// The most items that one cell may name, so that a few bytes cannot ask for thousands of numbers.
private let itemLimit = 300

/// `第 … 项`, its numbers separated by 、，, or joined to ranges.
/// - Parameter failedTo: Set to the last 第 of a list that does not end as one.
private func itemNumbers(
  _ words: [Unicode.Scalar], at start: Int, failedTo: inout Int
) -> (items: [Int], end: Int)? {
  var reader = ScalarReader(words, from: start)
  guard reader.take("第") else { return nil }
  var items: [Int] = []
  repeat {
    failedTo = max(start + 1, reader.position)
    _ = reader.take("第")
    guard let first = reader.number() else { return nil }
    let suffixed = takeItemWord(&reader)
    if reader.takeRangeMark() {
      _ = reader.take("第")
      guard let last = reader.number(), last >= first, last - first < itemLimit else { return nil }
      items += first...last
    } else {
      items.append(first)
      if suffixed {
        // 第3项、5项 goes on; 第3项，完成… does not.
        var next = reader
        let goesOn = (next.take("、") || next.take("，") || next.take(",")) && next.number() != nil && next.take("项")
        guard goesOn else { return (items, reader.position) }
      }
    }
    guard items.count <= itemLimit else { return nil }
  } while reader.take("、") || reader.take("，") || reader.take(",") || reader.take("和") || reader.take("及")
  guard takeItemWord(&reader) || reader.take("条") else { return nil }
  return (items, reader.position)
}

/// 项, unless it begins 项目.
private func takeItemWord(_ reader: inout ScalarReader) -> Bool {
  guard reader.take("项") else { return false }
  guard !reader.isAtEnd, reader.text[reader.position] == "目" else { return true }
  reader = ScalarReader(reader.text, from: reader.position - 1)
  return false
}
