package import ReportModel

/// An input decoded to valid UTF-8, with its lines known, so that any offset can be named as line and column.
package struct SourceText: Sendable {
  /// Valid UTF-8 without a byte order mark.
  package let bytes: [UInt8]
  /// The name of the encoding that the input had.
  package let encoding: String
  /// The offsets at which the lines begin; CR LF, LF and CR each end a line.
  private let lineStarts: [Int]

  /// - Parameter bytes: Valid UTF-8 without a byte order mark.
  package init(bytes: [UInt8], encoding: String = "UTF-8") {
    self.bytes = bytes
    self.encoding = encoding
    var starts = [0]
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices {
        let byte = bytes[index]
        guard byte == ASCII.lineFeed || byte == ASCII.carriageReturn else { continue }
        let pairs = byte == ASCII.carriageReturn && index + 1 < bytes.count
        if pairs, bytes[index + 1] == ASCII.lineFeed { continue }
        starts.append(index + 1)
      }
    }
    lineStarts = starts
  }

  /// The 1-based line and UTF-8 byte column of an offset; an offset beyond the end is taken as the end.
  package func location(at offset: Int) -> SourceLocation {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// The lines as byte ranges without their line ends.
  var lines: [Range<Int>] {
    lineStarts.indices.map { index in
      let start = lineStarts[index]
      var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
      if end > start, bytes[end - 1] == ASCII.lineFeed { end -= 1 }
      if end > start, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
      return start..<end
    }
  }

  /// The text of a byte range.
  func text(_ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
  }
}

/// The bytes that the readers look for.
enum ASCII {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let semicolon = UInt8(ascii: ";")
  static let pipe = UInt8(ascii: "|")
  static let backslash = UInt8(ascii: "\\")
  static let lessThan = UInt8(ascii: "<")
  static let greaterThan = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")
}
