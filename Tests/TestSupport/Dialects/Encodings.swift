internal import Glibc

/// A text that an encoding does not have: a mistake in a dialect.
struct UnencodableText: Error {
  let encoding: String
  /// What was written before the first character that cannot be.
  let bytes: [UInt8]
}

/// Encodes texts as other programs store them.
enum Encodings {
  static func gbk(_ text: String) throws -> [UInt8] { try encode(text, to: "GBK") }

  /// UTF-16, little end first, behind a byte order mark.
  static func utf16(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 {
      bytes.append(UInt8(truncatingIfNeeded: unit))
      bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
    }
    return bytes
  }

  /// UTF-8 behind a byte order mark.
  static func marked(_ text: String) -> [UInt8] { [0xEF, 0xBB, 0xBF] + text.utf8 }

  private static func encode(_ text: String, to encoding: String) throws -> [UInt8] {
    let descriptor = iconv_open(encoding, "UTF-8")
    guard let descriptor, Int(bitPattern: descriptor) != -1 else {
      throw UnencodableText(encoding: encoding, bytes: [])
    }
    defer { iconv_close(descriptor) }
    let input = Array(text.utf8)
    // No encoding used here needs more bytes than UTF-8 with some room.
    let capacity = input.count * 2 + 16
    var left = input.count
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      input.withUnsafeBytes { raw in
        // iconv's signature wants a mutable pointer; it does not write through it.
        var source: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: raw.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var target: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(buffer.baseAddress)?
          .assumingMemoryBound(to: CChar.self)
        var room = capacity
        iconv(descriptor, &source, &left, &target, &room)
        count = capacity - room
      }
    }
    guard left == 0 else { throw UnencodableText(encoding: encoding, bytes: bytes) }
    return bytes
  }
}
