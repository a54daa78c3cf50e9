/// A piece of valid UTF-8 in a buffer that many pieces share.
///
/// Equality and hashing are of bytes: 豈 and U+F900 are two texts, as they are two in the input.
@usableFromInline package struct Text: Sendable {
  @usableFromInline let buffer: [UInt8]
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32

  /// The bytes at a range of a buffer.
  /// - Parameters:
  ///   - buffer: Holds valid UTF-8, at most 2³² − 1 bytes; it is shared, not copied.
  ///   - range: Begins and ends at boundaries of characters.
  @usableFromInline package init(_ buffer: [UInt8], _ range: Range<Int>) {
    self.buffer = buffer
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
  }

  /// The text of a string.
  @inlinable package init(_ string: String) {
    buffer = Array(string.utf8)
    start = 0
    end = UInt32(buffer.count)
  }

  /// No text.
  @inlinable package init() { self.init("") }

  /// The bytes.
  @usableFromInline package var bytes: Span<UInt8> {
    @_lifetime(borrow self) get { buffer.span.extracting(Int(start)..<Int(end)) }
  }

  /// The number of bytes.
  @inlinable package var count: Int { Int(end - start) }
  /// Whether there are none.
  @inlinable package var isEmpty: Bool { start == end }

  /// A part of the text.
  /// - Parameter range: Offsets from its beginning, at boundaries of characters.
  package func part(_ range: Range<Int>) -> Text {
    Text(buffer, (Int(start) + range.lowerBound)..<(Int(start) + range.upperBound))
  }

  /// The text as a string of its own.
  package var string: String { String(text: self) }
}

extension String {
  /// The text as a string.
  package init(text: Text) {
    self = text.bytes.string
  }
}

extension Text: Hashable {
  /// Whether both are the same bytes.
  @usableFromInline package static func == (left: Text, right: Text) -> Bool {
    left.bytes.holdsSameBytes(as: right.bytes)
  }

  /// Feeds the bytes.
  @usableFromInline package func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBufferPointer { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension Text: ExpressibleByStringLiteral {
  /// The text of a literal.
  @usableFromInline package init(stringLiteral value: String) { self.init(value) }
}
