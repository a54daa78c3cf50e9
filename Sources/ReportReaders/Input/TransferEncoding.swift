internal import ReportModel
internal import ReportText

/// The transfer encodings of MIME (RFC 2045, section 6). What is malformed stays as it stands.
enum TransferEncoding {
  /// - Parameter name: The value of `Content-Transfer-Encoding` in lower case.
  static func decode(_ body: ArraySlice<UInt8>, named name: String?) -> MIMEArchive.Part {
    switch name {
    case "quoted-printable": quotedPrintable(body)
    case "base64": base64(body)
    default: MIMEArchive.Part(content: Array(body), map: OffsetMap(base: body.startIndex))
    }
  }

  private static func quotedPrintable(_ body: ArraySlice<UInt8>) -> MIMEArchive.Part {
    var content: [UInt8] = []
    content.reserveCapacity(body.count)
    var map = OffsetMap(base: body.startIndex)
    var index = body.startIndex
    while index < body.endIndex {
      let byte = body[index]
      if byte == ASCII.space || byte == ASCII.tab {
        let end = body[index...].firstIndex { $0 != ASCII.space && $0 != ASCII.tab } ?? body.endIndex
        if end == body.endIndex || lineBreakLength(body, at: end) > 0 {
          // Blanks at the end of a line were added on the way.
          map.append(copy: content.count, original: end)
        } else {
          content += body[index..<end]
        }
        index = end
        continue
      }
      guard byte == UInt8(ascii: "=") else {
        content.append(byte)
        index += 1
        continue
      }
      let end = body[(index + 1)...].firstIndex { $0 != ASCII.space && $0 != ASCII.tab } ?? body.endIndex
      if end == body.endIndex || lineBreakLength(body, at: end) > 0 {
        // A soft line break.
        index = end + lineBreakLength(body, at: end)
      } else if index + 2 < body.endIndex, let high = ASCII.hexadecimalDigit(body[index + 1]),
        let low = ASCII.hexadecimalDigit(body[index + 2])
      {
        content.append(high << 4 | low)
        index += 3
      } else {
        content.append(byte)
        index += 1
      }
      map.append(copy: content.count, original: index)
    }
    return MIMEArchive.Part(content: content, map: map)
  }

  private static func lineBreakLength(_ body: ArraySlice<UInt8>, at index: Int) -> Int {
    guard index < body.endIndex else { return 0 }
    if body[index] == ASCII.lineFeed { return 1 }
    guard body[index] == ASCII.carriageReturn else { return 0 }
    return index + 1 < body.endIndex && body[index + 1] == ASCII.lineFeed ? 2 : 1
  }

  /// Places are known a line of the encoded text, not a character.
  static func base64(_ body: ArraySlice<UInt8>) -> MIMEArchive.Part {
    var content: [UInt8] = []
    content.reserveCapacity(body.count / 4 * 3)
    var map = OffsetMap(base: body.startIndex)
    var bits: UInt32 = 0
    var count = 0
    for (index, byte) in zip(body.indices, body) {
      if byte == ASCII.lineFeed { map.append(copy: content.count, original: index + 1) }
      guard let digit = base64Digit(byte) else { continue }
      bits = bits << 6 | digit
      count += 1
      if count == 4 {
        content += [UInt8(bits >> 16 & 0xFF), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
        bits = 0
        count = 0
      }
    }
    if count == 3 { content += [UInt8(bits >> 10 & 0xFF), UInt8(bits >> 2 & 0xFF)] }
    if count == 2 { content.append(UInt8(bits >> 4 & 0xFF)) }
    return MIMEArchive.Part(content: content, map: map)
  }

  static func base64Digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61) + 26
    case 0x30...0x39: UInt32(byte - 0x30) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

/// The bytes that a text in base64 stands for (RFC 4648, section 4), nil where it is none.
package func decodeBase64(_ text: String) -> [UInt8]? {
  let encoded = Array(text.utf8)
  let padding = encoded.reversed().prefix { $0 == UInt8(ascii: "=") }.count
  let digits = encoded.dropLast(padding)
  guard encoded.count.isMultiple(of: 4), padding <= 2,
    digits.allSatisfy({ TransferEncoding.base64Digit($0) != nil })
  else { return nil }
  return TransferEncoding.base64(digits).content
}
