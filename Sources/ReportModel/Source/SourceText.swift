internal import ReportText
internal import Synchronization

/// An input decoded to valid UTF-8, in which any offset can be named as line and column.
package struct SourceText: Sendable {
  /// Valid UTF-8 without a byte order mark.
  package let bytes: [UInt8]
  /// The name of the encoding that the input had.
  package let encoding: String
  /// The documents in it: one, unless the input is an archive of pages.
  package let pages: [Range<Int>]
  /// Made when the first place is asked for; most inputs have nothing to say.
  private let index: LazyLineIndex
  /// Where the pages of an archive stand in its file.
  private let origin: (any SourceOrigin)?

  /// - Parameter bytes: Valid UTF-8 without a byte order mark.
  package init(bytes: [UInt8], encoding: String = "UTF-8") {
    self.init(bytes, encoding: encoding, pages: [0..<bytes.count])
  }

  /// - Parameters:
  ///   - bytes: Valid UTF-8 without a byte order mark; none where offsets are numbers that only the origin knows.
  ///   - origin: Knows the places.
  package init(bytes: [UInt8] = [], encoding: String = "UTF-8", origin: any SourceOrigin) {
    self.init(bytes, encoding: encoding, pages: [0..<bytes.count], origin: origin)
  }

  /// Whether it is made of the pages of an archive.
  package let isArchive: Bool

  /// The pages of an archive, one after the other.
  package init(archive bytes: [UInt8], encoding: String, pages: [Range<Int>], origin: any SourceOrigin) {
    self.init(bytes, encoding: encoding, pages: pages, origin: origin, isArchive: true)
  }

  private init(
    _ bytes: [UInt8], encoding: String, pages: [Range<Int>], origin: (any SourceOrigin)? = nil, isArchive: Bool = false
  ) {
    self.bytes = bytes
    self.encoding = encoding
    self.pages = pages
    self.origin = origin
    self.isArchive = isArchive
    index = LazyLineIndex(bytes)
  }

  /// The place of an offset: the 1-based line and UTF-8 byte column, of an offset beyond the end those of the end; in an
  /// archive those of its file, in a document of parts what its reader calls the place.
  package func location(at offset: Int) -> SourceLocation {
    origin?.location(at: max(0, offset), in: bytes) ?? index.value.location(at: offset)
  }

  /// The lines as byte ranges without their line ends.
  package var lines: [Range<Int>] { lines(of: index.value) }

  /// The first lines, likewise; the text after them is not looked at.
  package func lines(first count: Int) -> ArraySlice<Range<Int>> {
    lines(of: LineIndex(bytes, most: count + 1)).prefix(count)
  }

  private func lines(of index: LineIndex) -> [Range<Int>] {
    index.starts.indices.map { line in
      let start = index.starts[line]
      var end = line + 1 < index.starts.count ? index.starts[line + 1] : bytes.count
      if end > start, bytes[end - 1] == ASCII.lineFeed { end -= 1 }
      if end > start, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
      return start..<end
    }
  }

  /// Where a byte is first met in a range.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? { bytes.span.firstIndex(of: byte, in: range) }

  /// The text of a byte range.
  package func text(_ range: Range<Int>) -> String {
    bytes.span.extracting(range).string
  }
}

/// Knows where in its file a text stood that was taken out of an archive or a document of parts.
package protocol SourceOrigin: Sendable {
  /// The place in the file of an offset in the text; the offset may be beyond its end.
  func location(at offset: Int, in text: [UInt8]) -> SourceLocation
}

/// The lines of a text, looked for once somebody asks.
private final class LazyLineIndex: Sendable {
  private let bytes: [UInt8]
  private let made = Mutex<LineIndex?>(nil)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var value: LineIndex {
    made.withLock { made in
      if let made { return made }
      let index = LineIndex(bytes)
      made = index
      return index
    }
  }
}
