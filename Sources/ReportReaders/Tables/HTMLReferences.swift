/// The character that a numeric reference stands for where libxml2 would take it for another or drop it (HTML standard,
/// section 13.2.5.80), and the length of the reference.
func correctedReference(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int)? {
  guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "#") else { return nil }
  let isHexadecimal = bytes[index + 2] | 0x20 == UInt8(ascii: "x")
  let start = index + (isHexadecimal ? 3 : 2)
  let digits = bytes[min(start, bytes.count)...].prefix(9).prefix { byte in
    (0x30...0x39).contains(byte) || (isHexadecimal && (0x61...0x66).contains(byte | 0x20))
  }
  guard let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) else { return nil }
  var length = start - index + digits.count
  if index + length < bytes.count, bytes[index + length] == ASCII.semicolon { length += 1 }
  if (0x80...0x9F).contains(value) {
    let windows1252: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
      0x8F,
      0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
      0x178,
    ]
    return Unicode.Scalar(windows1252[Int(value - 0x80)]).map { ($0, length) }
  }
  let isAllowed = value >= 0x20 && value & 0xFFFE != 0xFFFE || value == 9 || value == 10 || value == 13
  return isAllowed && Unicode.Scalar(value) != nil ? nil : ("\u{FFFD}", length)
}
