extension UnsafeBufferPointer<UInt8> {
  /// Where the next byte stands that is not written as it is; the number of bytes where none does.
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - mark: 0 for a plain byte; without branches, so that the compiler looks at many at once.
  @inlinable package func firstMarked(from start: Int, mark: (UInt8) -> UInt8) -> Int {
    var index = start
    // The compiler makes vectors of loops of 32 turns; those of 16 it unrolls into single bytes.
    while index + 32 <= count {
      var found: UInt8 = 0
      for offset in 0..<32 { found |= mark(self[index &+ offset]) }
      if found != 0 { break }
      index += 32
    }
    while index < count, mark(self[index]) == 0 { index += 1 }
    return index
  }
}
