internal import Glibc
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
    lineStarts = bytes.withUnsafeBytes(findLineStarts)
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

/// The offsets at which lines begin. The C library's search is several times as fast as a loop over the bytes.
private func findLineStarts(of bytes: UnsafeRawBufferPointer) -> [Int] {
  var starts = [0]
  guard let base = bytes.baseAddress else { return starts }
  func next(_ byte: UInt8, from index: Int) -> Int? {
    memchr(base + index, Int32(byte), bytes.count - index).map { UnsafeRawPointer($0) - base }
  }
  var carriageReturn = next(ASCII.carriageReturn, from: 0)
  var lineFeed = next(ASCII.lineFeed, from: 0)
  while carriageReturn != nil || lineFeed != nil {
    if let position = carriageReturn, position < lineFeed ?? .max {
      // CR LF ends one line, at its LF.
      if lineFeed != position + 1 { starts.append(position + 1) }
      carriageReturn = next(ASCII.carriageReturn, from: position + 1)
    } else if let position = lineFeed {
      starts.append(position + 1)
      lineFeed = next(ASCII.lineFeed, from: position + 1)
    }
  }
  return starts
}
