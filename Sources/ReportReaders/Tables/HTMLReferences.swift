internal import ReportText

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

/// The character that a named reference stands for where libxml2 does not know it: names of HTML5, and old names without
/// their semicolon (HTML standard, section 13.5). Only for text; in attributes an ampersand is often just one.
func namedReference(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, at index: Int) -> (Unicode.Scalar, length: Int)? {
  let name = bytes[(index + 1)...].prefix(24).prefix { ASCII.isLetter($0) || (0x30...0x39).contains($0) }
  guard name.count >= 2 else { return nil }
  let end = index + 1 + name.count
  if end < bytes.endIndex, bytes[end] == ASCII.semicolon {
    return newReferences[String(decoding: name, as: UTF8.self)].map { ($0, name.count + 2) }
  }
  for length in stride(from: min(name.count, 6), through: 2, by: -1) {
    if let scalar = oldReferences[String(decoding: name.prefix(length), as: UTF8.self)] { return (scalar, length + 1) }
  }
  return nil
}

/// Names that may stand without a semicolon: those that pages use, of the hundred and six.
private let oldReferences: [String: Unicode.Scalar] = [
  "nbsp": "\u{A0}", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "LT": "<", "GT": ">", "AMP": "&", "QUOT": "\"",
  "copy": "©", "reg": "®", "deg": "°", "plusmn": "±", "middot": "·", "times": "×", "divide": "÷", "sect": "§",
  "para": "¶",
  "laquo": "«", "raquo": "»", "sup2": "²", "sup3": "³", "frac12": "½", "yen": "¥", "shy": "\u{AD}", "micro": "µ",
]

/// Names of HTML5 that pages of tables use, of the two thousand.
private let newReferences: [String: Unicode.Scalar] = [
  "Tab": "\t", "NewLine": "\n", "excl": "!", "num": "#", "dollar": "$", "percnt": "%", "lpar": "(", "rpar": ")",
  "ast": "*", "plus": "+", "comma": ",", "period": ".", "sol": "/", "colon": ":", "semi": ";", "equals": "=",
  "quest": "?",
  "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "lowbar": "_", "grave": "`",
  "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "rcub": "}", "rbrace": "}", "NonBreakingSpace": "\u{A0}",
  "ZeroWidthSpace": "\u{200B}", "hyphen": "\u{2010}", "dash": "\u{2010}", "check": "✓", "checkmark": "✓", "cross": "✗",
  "star": "☆", "starf": "★", "bigstar": "★", "geq": "≥", "leq": "≤", "LT": "<", "GT": ">", "AMP": "&", "QUOT": "\"",
  "squ": "□", "square": "□", "squf": "▪", "caret": "⁁", "ensp": "\u{2002}", "emsp13": "\u{2004}", "numsp": "\u{2007}",
]
