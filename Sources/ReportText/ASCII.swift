/// The bytes that the readers look for.
package enum ASCII {
  /// TAB.
  package static let tab = UInt8(ascii: "\t")
  /// LF.
  package static let lineFeed = UInt8(ascii: "\n")
  /// CR.
  package static let carriageReturn = UInt8(ascii: "\r")
  /// The blank.
  package static let space = UInt8(ascii: " ")
  /// `"`.
  package static let quote = UInt8(ascii: "\"")
  /// `,`.
  package static let comma = UInt8(ascii: ",")
  /// `;`.
  package static let semicolon = UInt8(ascii: ";")
  /// `|`.
  package static let pipe = UInt8(ascii: "|")
  /// `\`.
  package static let backslash = UInt8(ascii: "\\")
  /// `<`.
  package static let lessThan = UInt8(ascii: "<")
  /// `>`.
  package static let greaterThan = UInt8(ascii: ">")
  /// `&`.
  package static let ampersand = UInt8(ascii: "&")

  /// Whether a byte is one of A to Z, in either case.
  package static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
