internal import Glibc
internal import ReportModel

/// Reads a file or stream line by line, holding no more of it than a line.
struct LineReader {
  /// What stands between two line feeds.
  enum Line: Sendable, Equatable {
    /// A line, without its line feed.
    case whole([UInt8])
    /// What follows the last line feed, where that is anything: a line that was not written to its end.
    case torn([UInt8])
    /// A line beyond the limit, passed over.
    case tooLong
  }

  /// The offset of the next line, in bytes from the start of the reading.
  private(set) var offset = 0

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  private static let chunkSize = 65_536

  init(descriptor: Int32, limit: Int) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line, or nil at the end.
  /// - Throws: ``ReportModel/ReportError`` with the system's reason.
  mutating func next() throws(ReportError) -> Line? {
    var searched = start
    var passedOver = 0
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = buffer[start..<end]
        offset += passedOver + line.count + 1
        start = end + 1
        return passedOver > 0 || line.count > limit ? .tooLong : .whole(Array(line))
      }
      if isAtEnd {
        let line = Array(buffer[start...])
        offset += passedOver + line.count
        start = buffer.count
        if passedOver > 0 || line.count > limit { return .tooLong }
        return line.isEmpty ? nil : .torn(line)
      }
      if buffer.count - start > limit {
        passedOver += buffer.count - start
        start = buffer.count
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      try readMore()
    }
  }

  private mutating func readMore() throws(ReportError) {
    let held = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: Self.chunkSize))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readSome(descriptor, $0 + held, Self.chunkSize) } ?? 0
    }
    buffer.removeSubrange((held + max(0, count))...)
    guard count >= 0 else { throw ReportError(Diagnostic(.unreadableFile, .unreadable(systemError()))) }
    isAtEnd = count == 0
  }
}
