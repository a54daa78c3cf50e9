internal import ReportText

/// Whole numbers, percentages and amounts as cells write them.
package enum NumberGrammar {
  /// 12, 1,200, １２, 十二, -3; nil for anything else.
  package static func integer(_ text: String) -> Int? {
    withNumberWords(of: text) { words in
      var cursor = Cursor(words)
      if let number = decimal(&cursor), cursor.isAtEnd { return Int(number.text) }
      return Numerals.value(words)
    }
  }

  /// 85%, 85.5％, 145%, 百分之八十五, 约85%, also with a remark in brackets, and no second number after it; a number alone only where
  /// the header names the percent sign as its unit.
  package static func percent(_ text: String, unit: String?) -> DecimalNumber? {
    withNumberWords(of: text) { words in
      var cursor = Cursor(words)
      _ = cursor.take("约")
      if cursor.take("百分之") {
        let start = cursor.position
        if let number = decimal(&cursor), cursor.isAtEnd { return number }
        cursor.move(to: start)
        return Numerals.value(cursor.rest).flatMap { DecimalNumber(text: String($0)) }
      }
      guard let number = decimal(&cursor) else { return nil }
      // 80%（三处未开工）, and the same without its end.
      if cursor.take("%") || cursor.take("％") {
        let remark = cursor.rest
        let isOpen =
          remark.firstScalar?.isOpeningBracket ?? false && remark.firstOffset(where: \.isClosingBracket) == nil
        return remark.isEmpty || remark.isBracketed || isOpen ? number : nil
      }
      return cursor.isAtEnd && (unit == "%" || unit == "％") ? number : nil
    }
  }

  /// 1200万元, 1,200.50 万元, ￥300, 35（亩); the unit of the header or the report stands for one that is missing.
  package static func amount(_ text: String, unit: String?) -> FieldValue? {
    withNumberWords(of: text) { words -> FieldValue? in
      var cursor = Cursor(words)
      _ = cursor.take("约")
      let isMoney = cursor.take("￥") || cursor.take("¥") || cursor.take("人民币")
      guard let number = decimal(&cursor) else { return nil }
      var own = cursor.rest
      if own.firstScalar?.isOpeningBracket ?? false, own.lastScalar?.isClosingBracket ?? false {
        let (_, open) = own.scalar(at: 0)
        let close = own.count - own.characterStart(before: own.count)
        own = own.count > open + close ? own.extracting(droppingFirst: open).extracting(droppingLast: close) : own
      }
      // What a number stands before in a sentence is no unit.
      let isUnit = { (scalar: Unicode.Scalar) in
        scalar.properties.isAlphabetic || "%％/㎡°".unicodeScalars.contains(scalar)
      }
      guard own.scalarCount <= 8, !own.contains(where: { !isUnit($0) }), !saysOtherwise(own) else { return nil }
      if !own.isEmpty, let unit, unit.utf8.span.ends(with: "元"), !isUnitOfMoney(own) { return nil }
      return .amount(number, unit: own.isEmpty ? (unit ?? (isMoney ? "元" : nil)) : own.string)
    }
  }

  /// Whether a unit is one of money: 万元, 亿. In a column of money any other says that the number is none.
  private static func isUnitOfMoney(_ unit: Span<UInt8>) -> Bool {
    unit.ends(with: "元") || ["万", "亿", "千万", "百万"].contains(unit.string)
  }

  /// 余万元, 万元以上: the amount is another than the number. A rate and a date are none.
  private static func saysOtherwise(_ unit: Span<UInt8>) -> Bool {
    let ends: [StaticString] = ["以上", "以下", "以内", "左右", "余", "多", "起", "年", "月", "日"]
    if unit.begins(with: "%") || unit.begins(with: "％") { return true }
    return unit.begins(with: "余") || unit.begins(with: "多") || ends.contains { unit.ends(with: $0) }
  }

  /// Hands on what is seen of a text, unless blanks in it part two numbers.
  private static func withNumberWords<Value>(of text: String, _ body: (Span<UInt8>) -> Value?) -> Value? {
    let text = text.utf8.span
    return text.partsNumbers() ? nil : text.withSeen(body)
  }

  /// Takes a number off the front: a sign, digits in groups or not, a fraction.
  private static func decimal(_ cursor: inout Cursor) -> DecimalNumber? {
    var text: [UInt8] = []
    if cursor.take("-") || cursor.take("－") || cursor.take("−") { text.append(UInt8(ascii: "-")) }
    let sign = text.count
    takeDigits(&cursor, into: &text)
    guard text.count > sign else { return nil }
    // 1,200,300: commas that part digits in threes.
    while text.count <= 40 {
      let start = cursor.position
      guard cursor.take(",") || cursor.take("，") else { break }
      let digits = text.count
      takeDigits(&cursor, into: &text)
      guard text.count == digits + 3 else {
        text.removeLast(text.count - digits)
        cursor.move(to: start)
        break
      }
    }
    let start = cursor.position
    if cursor.take(".") || cursor.take("．") {
      let digits = text.count
      text.append(UInt8(ascii: "."))
      takeDigits(&cursor, into: &text)
      guard text.count > digits + 1 else {
        if !cursor.isAtEnd { return nil }
        text.removeLast()
        cursor.move(to: start)
        return DecimalNumber(text: text.span.string)
      }
    }
    return DecimalNumber(text: text.span.string)
  }

  private static func takeDigits(_ cursor: inout Cursor, into text: inout [UInt8]) {
    var count = 0
    while count < 40, let scalar = cursor.next, let digit = Numerals.digit(scalar) {
      text.append(UInt8(ascii: "0") + UInt8(digit))
      count += 1
      cursor.skipScalar()
    }
  }
}

/// Names in a cell: split at line breaks and 、，,；;.
package func nameList(_ text: String) -> [String] {
  let bytes = text.utf8.span
  var names: [String] = []
  var start = 0
  func take(upTo end: Int) {
    let name = bytes.extracting(start..<end).trimmed
    if !name.isEmpty { names.append(name.string) }
  }
  var offset = 0
  while offset < bytes.count {
    let (scalar, length) = bytes.scalar(at: offset)
    if scalar == "\n" || scalar == "\r" || scalar == "；" || scalar == ";" || scalar.isComma {
      take(upTo: offset)
      start = offset + length
    }
    offset += length
  }
  take(upTo: bytes.count)
  return names
}

/// 序号 as an integer: 1, １, 1., （1）, 一, 十二.
package func rowNumber(_ text: String) -> Int? { rowNumber(text.utf8.span) }

/// 序号 as an integer: 1, １, 1., （1）, 一, 十二.
package func rowNumber(_ text: Span<UInt8>) -> Int? {
  guard !text.isEmpty, text.count <= 40 else { return nil }
  // Most cells are texts, and begin with a character that begins no number.
  let lead = text[0]
  if lead > UInt8(ascii: "9"), lead < 0x80 { return nil }
  var words = text.trimmed
  if words.firstScalar?.isOpeningBracket ?? false, words.lastScalar?.isClosingBracket ?? false {
    let start = words.scalar(at: 0).length
    let end = words.characterStart(before: words.count)
    guard start <= end else { return nil }
    words = words.extracting(start..<end)
  } else if let last = words.lastScalar, last == "." || last == "．" || last == "、" || last == "。" {
    words = words.extracting(first: words.characterStart(before: words.count))
  }
  return Numerals.value(words)
}
