internal import ReportText

/// Appends a text as a workbook holds it (ST_Xstring, ISO/IEC 29500-1, 22.9.2.19): what XML cannot hold is written `_x000B_`, and
/// what looks like that begins with `_x005F_`. U+0000, which ends a text for Excel, becomes U+FFFD.
func appendSheet(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var copied = 0
  var index = 0
  func replace(_ length: Int, with text: some Sequence<UInt8>) {
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<index]))
    output.append(contentsOf: text)
    index += length
    copied = index
  }
  while index < bytes.count {
    switch bytes[index] {
    case UInt8(ascii: "<"): replace(1, with: "&lt;".utf8)
    case UInt8(ascii: ">"): replace(1, with: "&gt;".utf8)
    case UInt8(ascii: "&"): replace(1, with: "&amp;".utf8)
    case UInt8(ascii: "\""): replace(1, with: "&quot;".utf8)
    case UInt8(ascii: "'"): replace(1, with: "&apos;".utf8)
    case UInt8(ascii: "_") where looksEscaped(bytes, at: index): replace(1, with: "_x005F_".utf8)
    case 0: replace(1, with: "\u{FFFD}".utf8)
    case 0x01..<0x20 where bytes[index] != UInt8(ascii: "\n") && bytes[index] != UInt8(ascii: "\t"):
      replace(1, with: escape(UInt16(bytes[index])))
    case 0xEF where isNoncharacter(bytes, at: index):
      replace(3, with: escape(bytes[index + 2] == 0xBE ? 0xFFFE : 0xFFFF))
    default: index += 1
    }
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
}

private func escape(_ unit: UInt16) -> [UInt8] {
  let digits = Array("0123456789ABCDEF".utf8)
  return Array("_x".utf8) + [12, 8, 4, 0].map { digits[Int(unit >> $0 & 0xF)] } + [UInt8(ascii: "_")]
}

/// Whether `_x` and four hexadecimal digits and `_` stand somewhere.
private func looksEscaped(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
  guard start + 6 < bytes.count, bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_") else {
    return false
  }
  return bytes[(start + 2)..<(start + 6)].allSatisfy {
    ASCII.hexadecimalDigit($0) != nil
  }
}
