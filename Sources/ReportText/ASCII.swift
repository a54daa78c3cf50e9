/// The bytes that the readers look for.
@usableFromInline package enum ASCII {
  /// TAB.
  @inlinable package static var tab: UInt8 { UInt8(ascii: "\t") }
  /// LF.
  @inlinable package static var lineFeed: UInt8 { UInt8(ascii: "\n") }
  /// CR.
  @inlinable package static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  /// VT.
  @inlinable package static var verticalTab: UInt8 { 0x0B }
  /// The blank.
  @inlinable package static var space: UInt8 { UInt8(ascii: " ") }
  /// `"`.
  @inlinable package static var quote: UInt8 { UInt8(ascii: "\"") }
  /// `,`.
  @inlinable package static var comma: UInt8 { UInt8(ascii: ",") }
  /// `;`.
  @inlinable package static var semicolon: UInt8 { UInt8(ascii: ";") }
  /// `|`.
  @inlinable package static var pipe: UInt8 { UInt8(ascii: "|") }
  /// `\`.
  @inlinable package static var backslash: UInt8 { UInt8(ascii: "\\") }
  /// `<`.
  @inlinable package static var lessThan: UInt8 { UInt8(ascii: "<") }
  /// `>`.
  @inlinable package static var greaterThan: UInt8 { UInt8(ascii: ">") }
  /// `&`.
  @inlinable package static var ampersand: UInt8 { UInt8(ascii: "&") }

  /// Whether a byte is white space: a blank, or TAB, LF, VT, FF or CR. In markup and syntax; what readers see as blank is `isUnseen`.
  @inlinable package static func isBlank(_ byte: UInt8) -> Bool { byte == space || (0x09...0x0D).contains(byte) }
  /// Whether a byte is one of A to Z, in either case.
  @inlinable package static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  /// Whether a byte is one of 0 to 9.
  @inlinable package static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  /// Whether a byte is a letter or a digit.
  @inlinable package static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
  /// The lower case of a letter; any other byte itself.
  @inlinable package static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
  /// What a hexadecimal digit stands for, 0 to 15; nil for any other byte.
  @inlinable package static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }
}

extension BidirectionalCollection<UInt8> {
  /// The bytes without white space of ASCII at their ends.
  package var trimmedASCII: SubSequence {
    let rest = drop(while: ASCII.isBlank)
    let end = rest.lastIndex { !ASCII.isBlank($0) }.map { rest.index(after: $0) } ?? rest.startIndex
    return rest[..<end]
  }
}

extension Sequence<UInt8> {
  /// The text of UTF-8 with the letters of ASCII in lower case, as names of elements, encodings and files are compared.
  package var lowercasedASCII: String { String(decoding: map(ASCII.lowercased), as: UTF8.self) }
}
