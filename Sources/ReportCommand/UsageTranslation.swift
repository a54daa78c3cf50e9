internal import ReportModel

/// Translates what ArgumentParser says of wrong usage, which it says in English only. A line that is not known stays as it is.
///
/// In the patterns `{}` stands for what a line has of its own, in the same order in both languages.
struct UsageTranslation {
  private static let patterns: [(english: String, chinese: String)] = [
    ("Error: {}", "错误：{}"),
    ("Usage: {}", "用法：{}"),
    ("Help:  {}", "说明：{}"),
    ("  See '{}' for more information.", "  运行“{}”可看详细说明。"),
    ("Unknown option '{}'. Did you mean '{}'?", "没有选项“{}”。是否想写“{}”？"),
    ("Unknown option '{}'", "没有选项“{}”"),
    ("Missing value for '{}'", "“{}”缺少值"),
    ("Missing expected argument '{}'", "缺少参数“{}”"),
    ("Unexpected argument '{}'", "多余的参数“{}”"),
    ("{} unexpected arguments: '{}'", "{} 个多余的参数：“{}”"),
    ("The option '{}' does not take any value, but '{}' was specified.", "选项“{}”不带值，却给了“{}”。"),
    ("The value '{}' is invalid for '{}': {}", "值“{}”不能用于“{}”：{}"),
    ("The value '{}' is invalid for '{}'. Please provide one of {}.", "值“{}”不能用于“{}”。可用的有 {}。"),
    ("The value '{}' is invalid for '{}'. Please provide one of the following:", "值“{}”不能用于“{}”。可用的有："),
    ("The value '{}' is invalid for '{}'", "值“{}”不能用于“{}”"),
  ]

  /// A whole message of several lines.
  static func chinese(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { chinese(line: String($0)) }
      .joined(separator: "\n")
  }

  private static func chinese(line: String) -> String {
    for (english, chinese) in patterns {
      guard let values = values(in: line, of: literals(english)) else { continue }
      // What follows the first word of an error is a message of its own.
      let own = values.map { english == patterns[0].english ? Self.chinese(line: $0) : list($0) }
      return zip(literals(chinese), own + [""]).map { $0 + $1 }.joined()
    }
    return line
  }

  /// `'a4', 'a4-landscape' or 'a3-landscape'` as Chinese lists things.
  private static func list(_ text: String) -> String {
    guard text.hasPrefix("'"), text.hasSuffix("'") else { return text }
    return ["', '", "' or '", "' and '"].reduce("“\(text.dropFirst().dropLast())”") { $0.replacing($1, with: "”、“") }
  }

  /// The texts between the places of a pattern, one more than there are places.
  private static func literals(_ pattern: String) -> [String] {
    pattern.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
  }

  /// What stands at the places of a pattern; nil where a line is not of its form.
  private static func values(in line: String, of literals: [String]) -> [String]? {
    guard let first = literals.first, let last = literals.last, line.utf8.starts(with: first.utf8) else { return nil }
    var rest = Array(line.utf8.dropFirst(first.utf8.count))[...]
    var values: [String] = []
    for literal in literals.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: Array(literal.utf8)) else { return nil }
      values.append(String(decoding: rest[..<range.lowerBound], as: UTF8.self))
      rest = rest[range.upperBound...]
    }
    guard rest.count >= last.utf8.count, rest.suffix(last.utf8.count).elementsEqual(last.utf8) else { return nil }
    return values + [String(decoding: rest.dropLast(last.utf8.count), as: UTF8.self)]
  }
}
