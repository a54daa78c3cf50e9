extension StringProtocol {
  /// The text with everything escaped that a terminal would obey or that could make one line look like another: control
  /// characters, the line and paragraph separators, and the marks that change the direction of writing.
  ///
  /// `\n`, `\r`, `\t`, else `\u{1B}`. File names and headers come from strangers, and may hold any of these.
  package var escapedForTerminal: String {
    guard unicodeScalars.contains(where: { $0.commandsTerminals }) else { return String(self) }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.commandsTerminals: text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension String {
  /// A line of JSON with the same escaped, in the way of JSON, so that it says the same.
  var escapedForTerminalAsJSON: String {
    guard unicodeScalars.contains(where: { $0.commandsTerminals && $0 != "\n" }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.commandsTerminals, scalar != "\n" {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// C0, DEL and C1 (ECMA-48), U+2028 and U+2029, and the embeddings, overrides and isolates of the bidirectional algorithm
  /// (Unicode Standard Annex 9, section 2).
  fileprivate var commandsTerminals: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

/// The text of bytes that should be UTF-8; where they are not, `\xB1` stands for each byte that is none.
package func textShowingBytes(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = ""
  var rest = Array(bytes)[...]
  while let first = rest.first {
    // A scalar of UTF-8 has up to four bytes.
    let length = (1...4).first { length in
      length <= rest.count && String(validating: rest.prefix(length), as: UTF8.self) != nil
    }
    if let length {
      text += String(decoding: rest.prefix(length), as: UTF8.self)
      rest = rest.dropFirst(length)
    } else {
      let digits = String(first, radix: 16, uppercase: true)
      text += "\\x" + (first < 16 ? "0" : "") + digits
      rest = rest.dropFirst()
    }
  }
  return text
}
