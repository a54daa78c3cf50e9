public import Glibc

/// Reads a text from its front: every grammar takes words, numbers and blanks through this.
///
/// It borrows the bytes, so it cannot outlive them; positions are UTF-8 byte offsets and stand at boundaries of characters.
package struct Cursor: ~Escapable {
  /// The whole text: valid UTF-8.
  package let bytes: Span<UInt8>
  /// The offset of the next character.
  package private(set) var position: Int

  /// Begins at the front of a text.
  @_lifetime(copy bytes)
  package init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    position = 0
  }

  /// Whether everything has been read.
  @inlinable
  package var isAtEnd: Bool { position >= bytes.count }

  /// What has not been read.
  package var rest: Span<UInt8> {
    @_lifetime(copy self) get { bytes.extracting(position..<bytes.count) }
  }

  /// Takes a word, if it comes next.
  @_lifetime(self: copy self)
  package mutating func take(_ word: StaticString) -> Bool {
    guard bytes.holds(word, at: position) else { return false }
    position += word.utf8CodeUnitCount
    return true
  }

  /// Takes a word, if it comes next with its letters in capitals or not.
  /// - Parameter word: Its ASCII letters are small.
  @_lifetime(self: copy self)
  package mutating func takeInAnyCase(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    for index in 0..<length {
      guard ASCII.lowercased(bytes[position + index]) == word.utf8Start[index] else { return false }
    }
    position += length
    return true
  }

  /// The next character, without taking it; nil at the end.
  @inlinable
  package var next: Unicode.Scalar? { isAtEnd ? nil : bytes.scalar(at: position).scalar }

  /// Goes back, or on, to an offset at the boundary of a character.
  @_lifetime(self: copy self)
  package mutating func move(to offset: Int) { position = offset }

  /// Steps over the next character, if there is one.
  @_lifetime(self: copy self)
  package mutating func skipScalar() {
    guard !isAtEnd else { return }
    position += bytes.scalar(at: position).length
  }

  /// Takes the next character; nil at the end.
  @_lifetime(self: copy self)
  package mutating func takeScalar() -> Unicode.Scalar? {
    guard !isAtEnd else { return nil }
    let (scalar, length) = bytes.scalar(at: position)
    position += length
    return scalar
  }

  /// Steps over all that belong to a set of characters.
  /// - Returns: How many bytes that were.
  @inlinable
  @_lifetime(self: copy self)
  @discardableResult
  package mutating func skip(while belongs: (Unicode.Scalar) -> Bool) -> Int {
    var end = position
    while end < bytes.count {
      let (scalar, length) = bytes.scalar(at: end)
      guard belongs(scalar) else { break }
      end += length
    }
    defer { move(to: end) }
    return end - position
  }
}

extension Span where Element == UInt8 {
  /// Where a byte is first met in a range. The C library's search is several times as fast as the standard library's.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBytes { bytes in
      guard !range.isEmpty, let base = bytes.baseAddress else { return nil }
      return memchr(base + range.lowerBound, Int32(byte), range.count).map { UnsafeRawPointer($0) - base }
    }
  }

  /// Whether two spans hold the same bytes.
  @inlinable package func holdsSameBytes(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return withUnsafeBufferPointer { left in
      other.withUnsafeBufferPointer { right in
        guard let a = left.baseAddress, let b = right.baseAddress else { return left.isEmpty }
        return memcmp(a, b, left.count) == 0
      }
    }
  }

  /// The character that begins at an offset of valid UTF-8, and its bytes. Text that was cut inside a character is not valid; it is
  /// read as the sign for that.
  @inlinable package func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = self[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    // Nearly all characters of Chinese, and its signs, take three bytes.
    guard lead & 0xF0 == 0xE0, offset + 3 <= count else { return scalarOfOtherLength(at: offset) }
    let upper = UInt32(lead & 0x0F) << 12 | UInt32(self[offset + 1] & 0x3F) << 6
    return (Unicode.Scalar(upper | UInt32(self[offset + 2] & 0x3F)) ?? "\u{FFFD}", 3)
  }

  /// The character of two or four bytes that begins at an offset.
  @usableFromInline package func scalarOfOtherLength(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = self[offset]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, offset + length <= count else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
