/// Reads numbers whose lowest byte comes first. Beyond the end there are zeros, and it says that it is there.
struct LittleEndianReader {
  let bytes: [UInt8]
  private(set) var position: Int
  private let end: Int

  init(_ bytes: [UInt8], at position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = min(end, bytes.count)
  }

  var isAtEnd: Bool { position == end }
  var isBeyondEnd: Bool { position > end }

  mutating func take16() -> UInt16 { UInt16(truncatingIfNeeded: take(2)) }
  mutating func take32() -> UInt32 { UInt32(truncatingIfNeeded: take(4)) }
  mutating func take64() -> UInt64 { take(8) }

  /// Steps over bytes.
  /// - Returns: Where they are; empty where they are not all there.
  @discardableResult
  mutating func skip(_ count: Int) -> Range<Int> {
    let start = position
    position += count
    return isBeyondEnd ? end..<end : start..<position
  }

  private mutating func take(_ count: Int) -> UInt64 {
    let range = skip(count)
    return bytes[range].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
