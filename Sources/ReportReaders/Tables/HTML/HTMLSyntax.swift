internal import ReportText

/// The parts of HTML's syntax (HTML standard, section 13.2.5) that need only the bytes.
enum HTMLSyntax {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// Where a comment ends, given the rest of the page from its beginning on: at `-->` or `--!>`, `<!-->` included.
  static func endOfComment(_ bytes: Bytes) -> Int? {
    var index = bytes.startIndex + 4
    while let close = bytes[index...].firstIndex(of: ASCII.greaterThan) {
      let tail = bytes[(bytes.startIndex + 2)..<close].suffix(3)
      if tail.suffix(2).elementsEqual("--".utf8) || tail.elementsEqual("--!".utf8) { return close + 1 }
      index = close + 1
    }
    return nil
  }

  /// Where a CDATA section ends, given the rest of the page from its beginning on.
  static func endOfCharacterData(_ bytes: Bytes) -> Int? {
    var index = bytes.startIndex + 9
    while let close = bytes[index...].firstIndex(of: ASCII.greaterThan) {
      if close >= bytes.startIndex + 11, bytes[(close - 2)..<close].elementsEqual("]]".utf8) { return close + 1 }
      index = close + 1
    }
    return nil
  }

  /// Whether a document type begins here.
  static func isDocumentType(_ bytes: Bytes) -> Bool {
    bytes.prefix(9).lazy.map(ASCII.lowercased).elementsEqual("<!doctype".utf8)
  }

  /// Whether a document type begins here that has declarations: `<!DOCTYPE html [ … ]>`. Only XML has them; nothing that they
  /// declare is used.
  static func beginsInternalSubset(_ bytes: Bytes) -> Bool {
    isDocumentType(bytes) && bytes.prefix(2_048).prefix { $0 != ASCII.greaterThan }.contains(UInt8(ascii: "["))
  }

  /// Where such a document type ends, given the rest of the page from its beginning on.
  static func endOfInternalSubset(_ bytes: Bytes) -> Int? {
    var index = bytes.startIndex
    while let close = bytes[index...].firstIndex(of: ASCII.greaterThan) {
      let last = bytes[..<close].last { $0 > ASCII.space }
      if last == UInt8(ascii: "]") { return close + 1 }
      index = close + 1
    }
    return nil
  }

  /// Whether a page says that it is XML, and the prefix that it gives the elements of XHTML.
  static func xhtml(in page: Bytes) -> (isXHTML: Bool, prefix: [UInt8]?) {
    let head = Array(page.prefix(2_048))
    guard let namespace = head.firstRange(of: Array("http://www.w3.org/1999/xhtml".utf8)) else {
      return (head.starts(with: "<?xml".utf8), nil)
    }
    // xmlns:h="http://www.w3.org/1999/xhtml"
    let before = head[..<namespace.lowerBound].suffix(40).dropLast()
    guard before.last == UInt8(ascii: "=") else { return (true, nil) }
    let prefix = before.dropLast().reversed().prefix { ASCII.isLetterOrDigit($0) }
    let isPrefix = before.dropLast(1 + prefix.count).suffix(6).elementsEqual("xmlns:".utf8)
    return (true, isPrefix && !prefix.isEmpty ? Array(prefix.reversed()) : nil)
  }

  /// A span by the rules for parsing non-negative integers (HTML standard, section 2.3.4.2); 1 where it is missing or no
  /// number, the limit where it is above it. -0 is 0.
  static func span(_ value: Bytes?, limit: Int) -> (number: Int, isClamped: Bool) {
    guard let value else { return (1, false) }
    var text = value.drop { ASCII.isBlank($0) }
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { text.removeFirst() }
    let digits = text.prefix { ASCII.isDigit($0) }
    guard !digits.isEmpty, !isNegative || digits.allSatisfy({ $0 == 0x30 }) else { return (1, false) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)), number <= limit else { return (limit, true) }
    return (number, false)
  }

  /// An integer by the rules of the HTML standard (section 2.3.4.1); nil where none stands there, or one beyond all lists.
  static func integer(_ value: Bytes) -> Int? {
    var text = value.drop { ASCII.isBlank($0) }
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { text.removeFirst() }
    let digits = text.prefix { ASCII.isDigit($0) }
    guard !digits.isEmpty, let number = Int32(String(decoding: digits, as: UTF8.self)) else { return nil }
    return isNegative ? -Int(number) : Int(number)
  }

  /// Whether a page has characters that a document cannot have, or a form feed: looked for eight bytes at once.
  static func hasForbidden(_ bytes: UnsafeBufferPointer<UInt8>, in page: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    let ones = UInt64.max / 255
    var index = page.lowerBound
    while index + 8 <= page.upperBound {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      // A byte below the blank, or 0xBF, with which the second half of U+FFFE and U+FFFF begins.
      let other = word ^ (ones * 0xBF)
      let suspects = ((word &- ones * 0x20) & ~word | (other &- ones) & ~other) & (ones * 0x80)
      if suspects != 0, isForbidden(bytes, in: index..<(index + 8), of: page) { return true }
      index += 8
    }
    return isForbidden(bytes, in: index..<page.upperBound, of: page)
  }

  /// Where a word ends that an index is in: at the next byte that is a blank or below it.
  static func endOfWord(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return start }
    let ones = UInt64.max / 255
    var index = start
    // Eight bytes at once: words of Chinese are long.
    while index + 8 <= bytes.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
      let blanks = (word &- ones * 0x21) & ~word & (ones * 0x80)
      // The lowest of them is true; one above it may have borrowed.
      if blanks != 0 { return index + blanks.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < bytes.count, bytes[index] > ASCII.space { index += 1 }
    return index
  }

  private static func isForbidden(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, of page: Range<Int>)
    -> Bool
  {
    for index in range {
      let byte = bytes[index]
      if byte < 0x20, byte != 9, byte != 10, byte != 13 { return true }
      if byte == 0xBF, index > page.lowerBound, bytes[index - 1] == 0xEF, index + 1 < page.upperBound,
        bytes[index + 1] >= 0xBE
      {
        return true
      }
    }
    return false
  }
}
