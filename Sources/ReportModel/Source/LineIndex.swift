internal import Glibc
internal import ReportText

/// The lines of a text; CR LF, LF and CR each end one.
package struct LineIndex: Sendable {
  /// The offsets at which the lines begin.
  package let starts: [Int]
  /// The length of the text in bytes.
  private let count: Int

  /// - Parameters:
  ///   - bytes: The text.
  ///   - most: How many lines are looked for; the last of so many may be the rest of the text.
  package init(_ bytes: [UInt8], most: Int = .max) {
    starts = bytes.withUnsafeBytes { findLineStarts(of: $0, most: most) }
    count = bytes.count
  }

  /// The number of the line that an offset stands on, from 0.
  package func line(at offset: Int) -> Int { starts.firstIndex(beyond: offset) { $0 } - 1 }

  /// The 1-based line and byte column of an offset; an offset beyond the end is taken as the end.
  package func location(at offset: Int) -> SourceLocation {
    let offset = min(max(0, offset), count)
    let line = line(at: offset)
    return SourceLocation(line: line + 1, column: offset - starts[line] + 1)
  }
}

/// The offsets at which lines begin. The C library's search is several times as fast as a loop over the bytes.
private func findLineStarts(of bytes: UnsafeRawBufferPointer, most: Int) -> [Int] {
  var starts = [0]
  guard let base = bytes.baseAddress else { return starts }
  func next(_ byte: UInt8, from index: Int) -> Int? {
    memchr(base + index, Int32(byte), bytes.count - index).map { UnsafeRawPointer($0) - base }
  }
  var carriageReturn = next(ASCII.carriageReturn, from: 0)
  var lineFeed = next(ASCII.lineFeed, from: 0)
  while carriageReturn != nil || lineFeed != nil, starts.count < most {
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
