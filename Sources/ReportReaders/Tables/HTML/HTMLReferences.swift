internal import ReportText

/// Character references of HTML (HTML standard, section 13.2.5.72 and following); Markdown has the same names.
enum HTMLReferences {
  /// What a reference stands for, and how many bytes it takes.
  struct Reference {
    /// UTF-8: one character, or two.
    let text: [UInt8]
    let length: Int
    /// Whether it stands for a character that cannot be in a document.
    var isReplaced = false
  }

  /// The reference that begins at an ampersand; nil where none does.
  /// - Parameter isAttribute: In attributes a name without its semicolon is often just text.
  static func reference(in bytes: Slice<UnsafeBufferPointer<UInt8>>, isAttribute: Bool = false) -> Reference? {
    let start = bytes.startIndex + 1
    guard start < bytes.endIndex else { return nil }
    return bytes[start] == UInt8(ascii: "#") ? numeric(in: bytes) : named(in: bytes, isAttribute: isAttribute)
  }

  /// A text with its references resolved.
  static func resolved(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, isAttribute: Bool = false) -> [UInt8] {
    guard bytes.contains(ASCII.ampersand) else { return Array(bytes) }
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.first {
      if byte == ASCII.ampersand, let found = reference(in: rest, isAttribute: isAttribute) {
        text += found.text
        rest = rest.dropFirst(found.length)
      } else {
        text.append(byte)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  private static func numeric(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Reference? {
    var index = bytes.startIndex + 2
    guard index < bytes.endIndex else { return nil }
    let isHexadecimal = ASCII.lowercased(bytes[index]) == UInt8(ascii: "x")
    if isHexadecimal { index += 1 }
    let firstDigit = index
    var value: UInt32 = 0
    while index < bytes.endIndex, let digit = digit(bytes[index], isHexadecimal: isHexadecimal) {
      // What is beyond Unicode stays beyond it.
      value = min(0x11_0000, value * (isHexadecimal ? 16 : 10) + digit)
      index += 1
    }
    guard index > firstDigit else { return nil }
    if index < bytes.endIndex, bytes[index] == ASCII.semicolon { index += 1 }
    let length = index - bytes.startIndex
    if (0x80...0x9F).contains(value) { value = windows1252[Int(value - 0x80)] }
    let isAllowed = value >= 0x20 && value & 0xFFFE != 0xFFFE || (9...13).contains(value)
    guard isAllowed, let scalar = Unicode.Scalar(value) else {
      return Reference(text: [0xEF, 0xBF, 0xBD], length: length, isReplaced: true)
    }
    return Reference(text: Array(String(scalar).utf8), length: length)
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    ASCII.hexadecimalDigit(byte).flatMap { isHexadecimal || $0 < 10 ? UInt32($0) : nil }
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
    0x178,
  ]

  // MARK: Names

  private static func named(in bytes: Slice<UnsafeBufferPointer<UInt8>>, isAttribute: Bool) -> Reference? {
    let rest = bytes.dropFirst()
    if rest.starts(with: "nbsp;".utf8) { return Reference(text: [0xC2, 0xA0], length: 6) }
    let name = rest.prefix(longestName).prefix { ASCII.isLetterOrDigit($0) }
    guard !name.isEmpty else { return nil }
    if name.endIndex < bytes.endIndex, bytes[name.endIndex] == ASCII.semicolon,
      let text = names[NameKey(bytes[name.startIndex...name.endIndex])]
    {
      return Reference(text: text, length: name.count + 2)
    }
    // Of the names that may stand without a semicolon the longest counts.
    for length in stride(from: min(name.count, longestOldName), through: 2, by: -1) {
      guard let text = names[NameKey(name.prefix(length))] else { continue }
      let end = name.startIndex + length
      if isAttribute, end < bytes.endIndex,
        bytes[end] == UInt8(ascii: "=") || ASCII.isLetterOrDigit(bytes[end])
      {
        return nil
      }
      return Reference(text: text, length: length + 1)
    }
    return nil
  }

  /// A name, in its case, with its semicolon where it has one.
  private struct NameKey: Hashable {
    private let hash: UInt64

    init(_ name: some Sequence<UInt8>) {
      hash = name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }

  private static let longestName = 32
  private static let longestOldName = 6

  /// The names of the standard; read when a page needs one that is not `&nbsp;`.
  private static let names: [NameKey: [UInt8]] = {
    var names: [NameKey: [UInt8]] = [:]
    names.reserveCapacity(2_231)
    for line in PackageResources.names_txt.split(separator: ASCII.lineFeed) {
      let words = line.split(separator: ASCII.space)
      guard let name = words.first else { continue }
      names[NameKey(name)] = words.dropFirst().flatMap { word -> [UInt8] in
        let scalar = UInt32(String(decoding: word, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
        return scalar.map { Array(String($0).utf8) } ?? []
      }
    }
    return names
  }()
}
