internal import ReportText

/// Which rules of style sheets count on the screen that a page is shown on: one of a desk, 1280 by 720.
enum HTMLMedia {
  private static let (width, height) = (1_280.0, 720.0)

  /// Whether the rules inside `@media …`, `@layer x` and `@supports …` count; nil where that cannot be told.
  static func holds(rule prelude: ArraySlice<UInt8>) -> Bool? {
    let words = String(decoding: prelude.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    let end = words.firstIndex { $0 == " " || $0 == "(" || $0 == "\n" || $0 == "\t" } ?? words.endIndex
    switch words[..<end] {
    case "@media": return holds(String(words[end...]))
    case "@layer": return true
    case "@supports": return words.contains("not") ? nil : true
    default: return false
    }
  }

  /// Whether one of the queries of a list holds: `screen, print`, `(min-width: 600px)`.
  static func holds(_ list: String) -> Bool? {
    var isUncertain = false
    for query in list.split(separator: ",") {
      switch holds(query: query) {
      case true?: return true
      case nil: isUncertain = true
      case false?: break
      }
    }
    return isUncertain ? nil : false
  }

  private static func holds(query: Substring) -> Bool? {
    var words = query.split { " \t\n\r".unicodeScalars.contains($0.unicodeScalars.first ?? " ") }[...]
    let isNot = words.first == "not"
    if isNot || words.first == "only" { words = words.dropFirst() }
    guard let type = words.first else { return nil }
    if !type.hasPrefix("(") {
      let isScreen = type == "all" || type == "screen"
      if words.count == 1 { return isScreen != isNot }
      guard isScreen else { return isNot }
      words = words.dropFirst()
      guard words.first == "and" else { return nil }
      words = words.dropFirst()
    }
    var all = true
    for condition in words.joined().split(separator: ")") {
      let rest = condition.hasPrefix("and(") ? condition.dropFirst(4) : condition.dropFirst()
      guard let one = holds(condition: rest) else { return nil }
      all = all && one
    }
    return all != isNot
  }

  /// `min-width:600px`, `orientation:landscape`
  private static func holds(condition: Substring) -> Bool? {
    let parts = condition.split(separator: ":")
    guard parts.count == 2 else { return nil }
    if parts[0] == "orientation" { return parts[1] == "landscape" }
    let isEm = parts[1].hasSuffix("em")
    guard isEm || parts[1].hasSuffix("px"), let number = Double(parts[1].dropLast(parts[1].hasSuffix("rem") ? 3 : 2))
    else { return nil }
    let length = isEm ? number * 16 : number
    switch parts[0] {
    case "min-width": return width >= length
    case "max-width": return width <= length
    case "min-height": return height >= length
    case "max-height": return height <= length
    default: return nil
    }
  }
}
