/// Many words, each with a number, looked up at the front or at the end of a text byte by byte: the longest one counts.
///
/// It is a trie in a table of hashes: a step is one look, and a text that begins (or ends) as no word does costs three.
package struct WordTable: Sendable {
  /// Where words are read from.
  package enum Side: Sendable, Equatable {
    /// Words begin a text.
    case front
    /// Words end a text.
    case end
  }

  private let side: Side
  /// The step that each slot of the table is for, `node << 8 | byte` and 1 more; 0 for none.
  private var steps: [UInt64]
  /// The node that each step leads to.
  private var targets: [UInt32]
  private var stepCount = 0
  /// The number of the word that ends at each node; -1 for none.
  private var values: [Int32] = [-1]

  /// Makes an empty table.
  package init(side: Side) {
    self.side = side
    steps = Array(repeating: 0, count: 64)
    targets = Array(repeating: 0, count: 64)
  }

  /// Adds a word; one that is there already gets the new number.
  package mutating func insert(_ word: Span<UInt8>, value: Int) {
    var node = 0
    for index in 0..<word.count {
      let byte = word[side == .front ? index : word.count - 1 - index]
      let slot = self.slot(of: node, byte)
      if steps[slot] != 0 {
        node = Int(targets[slot])
      } else {
        values.append(-1)
        steps[slot] = Self.step(from: node, byte)
        targets[slot] = UInt32(values.count - 1)
        node = values.count - 1
        stepCount += 1
        if stepCount * 2 > steps.count { grow() }
      }
    }
    values[node] = Int32(value)
  }

  /// The longest word at its side of a text.
  package func longest(of text: Span<UInt8>) -> (value: Int, length: Int)? {
    var node = 0
    var found: (value: Int, length: Int)?
    for index in 0..<text.count {
      guard let next = next(from: node, text[side == .front ? index : text.count - 1 - index]) else { break }
      node = next
      if values[node] >= 0 { found = (Int(values[node]), index + 1) }
    }
    return found
  }

  /// The number of the word that the whole text is.
  package func value(of text: Span<UInt8>) -> Int? {
    var node = 0
    for index in 0..<text.count {
      guard let next = next(from: node, text[side == .front ? index : text.count - 1 - index]) else { return nil }
      node = next
    }
    return values[node] >= 0 ? Int(values[node]) : nil
  }

  /// Whether a word stands anywhere in a text; the words are read from the front.
  package func stands(in text: Span<UInt8>) -> Bool {
    (0..<text.count).contains { longest(of: text.extracting(droppingFirst: $0)) != nil }
  }

  private func next(from node: Int, _ byte: UInt8) -> Int? {
    let slot = slot(of: node, byte)
    return steps[slot] == 0 ? nil : Int(targets[slot])
  }

  private static func step(from node: Int, _ byte: UInt8) -> UInt64 { (UInt64(node) << 8 | UInt64(byte)) + 1 }

  /// Where a step stands in the table, or would.
  private func slot(of node: Int, _ byte: UInt8) -> Int {
    let step = Self.step(from: node, byte)
    // Fibonacci hashing: the upper bits of the product are spread well.
    var slot = Int(truncatingIfNeeded: (step &* 0x9E37_79B9_7F4A_7C15) >> 32) & (steps.count - 1)
    while steps[slot] != 0, steps[slot] != step { slot = (slot + 1) & (steps.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = (steps, targets)
    steps = Array(repeating: 0, count: old.0.count * 2)
    targets = Array(repeating: 0, count: steps.count)
    for (index, step) in old.0.enumerated() where step != 0 {
      let slot = self.slot(of: Int((step - 1) >> 8), UInt8(truncatingIfNeeded: step - 1))
      steps[slot] = step
      targets[slot] = old.1[index]
    }
  }
}
