internal import ReportText

/// How a spreadsheet shows a value: up to four sections, for positive and negative numbers, for zero and for texts.
struct NumberFormat {
  /// A piece of a section.
  enum Token: Equatable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(UInt8)
    case point, comma, percent, general, text
    /// `E+` or `E-`.
    case exponent(showsPlus: Bool)
    /// A letter of a date that stands so many times.
    case date(UInt8, count: Int)
    /// `[h]`, `[m]`, `[s]`: all hours, minutes or seconds.
    case elapsed(UInt8)
    /// AM/PM, A/P or 上午/下午.
    case halfDay(String, String)
  }

  /// A section, and when it is used if it says so.
  struct Section {
    var tokens: [Token] = []
    var condition: (comparison: String, value: Double)?
    /// `[DBNum1]` to `[DBNum3]`: the numerals for its digits.
    var numerals: NativeNumerals.Kind?
    /// The language that `[$-804]` names, as Windows numbers them.
    var language: Int?

    /// Whether it names Chinese: the languages of China end in the same ten bits.
    var isChinese: Bool { language.map { $0 & 0x3FF == 0x04 } ?? false }

    /// Whether it shows a time of the day, and not days alone.
    var hasTime: Bool {
      tokens.contains { token in
        switch token {
        case .elapsed, .halfDay: true
        case .date(let letter, _): letter == UInt8(ascii: "h") || letter == UInt8(ascii: "s")
        default: false
        }
      }
    }

    /// Whether it shows dates or times.
    var isDate: Bool {
      tokens.contains { token in
        switch token {
        case .date, .elapsed, .halfDay: true
        default: false
        }
      }
    }
  }

  let sections: [Section]

  /// A format as spreadsheets write it, or one of those that XML spreadsheets name.
  init(_ code: String) {
    let code = code.utf8.count > Self.longest ? "General" : Self.named(code) ?? code
    let parsed = NumberFormatParser.sections(of: code)
    // A format that says nothing, or nothing that can be read, shows the number as it is; `;;;` hides it.
    guard parsed.count > 1 || !parsed[0].tokens.isEmpty else {
      sections = NumberFormatParser.sections(of: "General")
      return
    }
    sections = parsed.map { section in
      // Those of the system, be they written as they may (18.8.30); a Chinese system has these.
      switch section.language {
      case 0xF800: NumberFormatParser.sections(of: "yyyy\"年\"m\"月\"d\"日\"")[0]
      case 0xF400: NumberFormatParser.sections(of: "h:mm:ss")[0]
      default: section
      }
    }
  }

  /// Excel takes 255 characters; what is longer would only make every cell of a sheet as long.
  private static let longest = 1_024

  /// Whether texts are not shown: the format has a section for them, which is empty, or nothing but empty sections.
  var hidesText: Bool { sections.count > 3 && sections[3].tokens.isEmpty }

  /// Whether the first section shows dates or times.
  var isDate: Bool { sections.first?.isDate ?? false }

  /// What a Chinese Excel shows for the formats that go by a name.
  private static func named(_ name: String) -> String? {
    switch name {
    case "General Number": "General"
    case "Fixed": "0.00"
    case "Standard": "#,##0.00"
    case "Percent": "0.00%"
    case "Scientific": "0.00E+00"
    case "Currency": "¥#,##0.00;¥-#,##0.00"
    case "Euro Currency": "€#,##0.00;-€#,##0.00"
    case "Yes/No": "\"Yes\";\"Yes\";\"No\""
    case "True/False": "\"True\";\"True\";\"False\""
    case "On/Off": "\"On\";\"On\";\"Off\""
    case "Short Date": "yyyy/m/d"
    case "Medium Date": "yyyy/mm/dd"
    case "Long Date": "yyyy\"年\"m\"月\"d\"日\""
    case "General Date": "yyyy/m/d h:mm"
    case "Short Time": "h:mm"
    case "Medium Time": "hh:mm AM/PM"
    case "Long Time": "h:mm:ss"
    default: nil
    }
  }
}

/// Cuts the code of a number format.
enum NumberFormatParser {
  static func sections(of code: String) -> [NumberFormat.Section] {
    let scalars = Text(code)
    var sections = [NumberFormat.Section()]
    var cursor = Cursor(scalars.bytes)
    while let scalar = cursor.next {
      let last = sections.count - 1
      if cursor.take(";") {
        guard sections.count < 4 else { break }
        sections.append(NumberFormat.Section())
      } else if cursor.take("\"") {
        var literal = ""
        while let next = cursor.takeScalar(), next != "\"" { literal.unicodeScalars.append(next) }
        sections[last].tokens.append(.literal(literal))
      } else if cursor.take("\\") {
        if let next = cursor.takeScalar() { sections[last].tokens.append(.literal(String(next))) }
      } else if let quoted = takeQuoted(&cursor) {
        sections[last].tokens.append(.literal(String(quoted)))
      } else if cursor.take("_") {
        // As wide as the next character.
        _ = cursor.takeScalar()
      } else if cursor.take("*") {
        // The next character fills the cell.
        _ = cursor.takeScalar()
      } else if cursor.take("[") {
        var inside = ""
        while let next = cursor.takeScalar(), next != "]" { inside.unicodeScalars.append(next) }
        apply(inside, to: &sections[last])
      } else if cursor.takeInAnyCase("general") || cursor.takeInAnyCase("g/通用格式") {
        sections[last].tokens.append(.general)
      } else if cursor.takeInAnyCase("am/pm") {
        sections[last].tokens.append(.halfDay("AM", "PM"))
      } else if cursor.take("上午/下午") {
        sections[last].tokens.append(.halfDay("上午", "下午"))
      } else if cursor.takeInAnyCase("a/p") {
        sections[last].tokens.append(.halfDay("A", "P"))
      } else if cursor.takeInAnyCase("e+") {
        sections[last].tokens.append(.exponent(showsPlus: true))
      } else if cursor.takeInAnyCase("e-") {
        sections[last].tokens.append(.exponent(showsPlus: false))
      } else {
        cursor.skipScalar()
        sections[last].tokens.append(token(scalar, &cursor))
      }
    }
    return sections
  }

  /// Takes `!` and the sign that it makes a character like any other, `0!.0,"万"`: Chinese and Japanese programs write it where
  /// others write `\`, which is also what files should have. Before a text or an end it is an exclamation mark.
  private static func takeQuoted(_ cursor: inout Cursor) -> Unicode.Scalar? {
    var after = cursor
    guard after.take("!"), let sign = after.takeScalar(), sign > " ", sign != ";", sign != "\"" else {
      return nil
    }
    cursor = after
    return sign
  }

  /// What a character stands for that begins nothing longer, with those of its kind after it.
  private static func token(_ scalar: Unicode.Scalar, _ cursor: inout Cursor) -> NumberFormat.Token {
    switch scalar {
    case "0", "#", "?": return .digit(UInt8(truncatingIfNeeded: scalar.value))
    case ".": return .point
    case ",": return .comma
    case "%": return .percent
    case "@": return .text
    default: break
    }
    let lower = ASCII.lowercased(UInt8(truncatingIfNeeded: scalar.value))
    // A year in the reckoning of the language, which here is ours; other reckonings name an era before it.
    if lower == UInt8(ascii: "g"), scalar.isASCII {
      let letters = String(repeating: "g", count: 1 + cursor.skip { $0 == "g" || $0 == "G" })
      return cursor.next == "e" || cursor.next == "E" ? .literal("") : .literal(letters)
    }
    if lower == UInt8(ascii: "e"), scalar.isASCII {
      cursor.skip { $0 == "e" || $0 == "E" }
      return .date(UInt8(ascii: "y"), count: 4)
    }
    guard scalar.isASCII, "ymdhsa".utf8.contains(lower) else { return .literal(String(scalar)) }
    let count = 1 + cursor.skip { $0.isASCII && ASCII.lowercased(UInt8(truncatingIfNeeded: $0.value)) == lower }
    return lower == UInt8(ascii: "a") && count < 3
      ? .literal(String(repeating: "a", count: count)) : .date(lower, count: count)
  }

  /// Takes what stands in brackets: a condition, a currency, elapsed time. Colours and languages show nothing.
  private static func apply(_ inside: String, to section: inout NumberFormat.Section) {
    let bytes = Array(inside.utf8)
    guard let first = bytes.first else { return }
    if first == UInt8(ascii: "$") {
      let sign = bytes.dropFirst().prefix { $0 != UInt8(ascii: "-") }
      let language = bytes.dropFirst(2 + sign.count).prefix { $0 != ASCII.comma }
      section.language = Int(String(decoding: language, as: UTF8.self), radix: 16)
      if !sign.isEmpty { section.tokens.append(.literal(String(decoding: sign, as: UTF8.self))) }
    } else if bytes.dropLast().map(ASCII.lowercased).elementsEqual("dbnum".utf8) {
      section.numerals = bytes.last.flatMap { NativeNumerals.Kind(digit: $0) }
    } else if "<>=".utf8.contains(first) {
      let comparison = bytes.prefix { "<>=".utf8.contains($0) }
      if let value = DecimalNumber(bytes[comparison.count...].drop { $0 == ASCII.space }) {
        section.condition = (String(decoding: comparison, as: UTF8.self), value.double)
      }
    } else if bytes.allSatisfy({ $0 | 0x20 == first | 0x20 }), "hms".utf8.contains(first | 0x20) {
      section.tokens.append(.elapsed(first | 0x20))
    }
  }
}
