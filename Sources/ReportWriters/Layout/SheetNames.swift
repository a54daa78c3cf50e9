internal import ReportModel
internal import ReportText

/// The names of a workbook's sheets: who reports, else the title; valid for Excel, and no two the same.
enum SheetNames {
  /// In units of UTF-16.
  private static let most = 31

  static func names(of reports: [Report]) -> [String] {
    let issuers = reports.map { valid($0.title.issuer ?? "") }
    var counts: [[UInt8]: Int] = [:]
    for issuer in issuers { counts[folded(issuer), default: 0] += 1 }
    var taken: Set<[UInt8]> = []
    // The next number that a name may get.
    var numbers: [[UInt8]: Int] = [:]
    return reports.enumerated().map { index, report in
      let isOnlyOne = !issuers[index].isEmpty && counts[folded(issuers[index])] == 1
      let title = isOnlyOne ? issuers[index] : valid(report.title.text)
      // Not one that reads as a title, which it would be taken for where the report has none.
      let name = title.isEmpty ? "第\(index + 1)张" : title
      var unique = name
      var number = numbers[folded(name)] ?? 2
      while !taken.insert(folded(unique)).inserted {
        let ending = "（\(number)）"
        unique = cut(name, to: most - ending.utf16.count) + ending
        number += 1
      }
      numbers[folded(name)] = number
      return unique
    }
  }

  /// Excel takes names for the same that differ in the case of letters.
  private static func folded(_ name: String) -> [UInt8] { Array(name.lowercased().utf8) }

  /// What Excel takes of a text: no `[]:*?/\`, no controls, no apostrophe at the ends, and not its own `History`.
  static func valid(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "[", "]", ":", "*", "?", "/", "\\": name.unicodeScalars.append("_")
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": name += " "
      default: name.unicodeScalars.append(scalar)
      }
    }
    name = withoutApostrophes(cut(withoutApostrophes(name), to: most))
    return name.utf8.elementsEqual("History".utf8) ? "History_" : name
  }

  private static func withoutApostrophes(_ text: String) -> String {
    let isOuter = { (scalar: Unicode.Scalar) in scalar == "'" || scalar.isUnseen }
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isOuter(first) { scalars.removeFirst() }
    while let last = scalars.last, isOuter(last) { scalars.removeLast() }
    return String(scalars)
  }

  private static func cut(_ text: String, to units: Int) -> String {
    var cut = ""
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF16.width(scalar)
      guard count <= units else { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut
  }
}
