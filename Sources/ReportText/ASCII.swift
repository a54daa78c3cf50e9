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

  /// Whether a byte is one of A to Z, in either case.
  @inlinable package static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// What a hexadecimal digit counts, in either case; nil for other bytes.
  @inlinable package static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x61 + 10
    default: nil
    }
  }
}
