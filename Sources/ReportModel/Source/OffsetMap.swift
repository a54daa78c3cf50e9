/// Where the pieces of a rewritten text stood before, so that places in it can be named in the text that the user has.
package struct OffsetMap: Sendable {
  /// Offsets in the rewritten text and in the original; both rise. Between two of them the texts run side by side.
  private var pieces: [(copy: Int, original: Int)] = []

  /// Where nothing was rewritten, `original(of:)` adds this.
  private let base: Int

  /// Begins with a text that is a copy from an offset of the original on.
  package init(base: Int = 0) { self.base = base }

  /// Says that what begins at an offset of the copy began at another one in the original.
  package mutating func append(copy: Int, original: Int) { pieces.append((copy, original)) }

  /// The offset in the original that belongs to one in the copy; inside a piece that was made longer, the piece's last.
  package func original(of offset: Int) -> Int {
    let next = pieces.firstIndex(beyond: offset) { $0.copy }
    let original = next > 0 ? pieces[next - 1].original + (offset - pieces[next - 1].copy) : base + offset
    return next < pieces.count ? min(original, pieces[next].original) : original
  }
}

extension Array {
  /// The index of the first element whose key is greater than a value; the keys rise.
  package func firstIndex(beyond value: Int, by key: (Element) -> Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if key(self[middle]) <= value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
