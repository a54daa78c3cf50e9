package import ReportText

/// The texts of a document's cells: ranges of its input, and of what was made of it where the input has it in another form.
///
/// An address below the length of the input means a byte of the input; those above mean the bytes that were added, which stand
/// after it. So a cell is two numbers, whether or not its text was unescaped or joined.
package struct TextStore: Sendable {
  /// The decoded input, shared with its ``SourceText``.
  package let input: [UInt8]
  /// What is not in the input as it stands.
  package private(set) var added: [UInt8] = []

  /// How many bytes an address can name.
  package static let mostBytes = Int(UInt32.max)
  /// Whether a text was left out because no address was left for it.
  package private(set) var isFull = false

  /// - Parameter input: Valid UTF-8.
  package init(input: [UInt8] = []) { self.input = input }

  /// The bytes of its texts.
  package var count: Int { input.count + added.count }

  /// Makes room for so many more bytes; what grows is copied each time that it doubles.
  package mutating func reserveCapacity(_ count: Int) { added.reserveCapacity(added.count + count) }

  /// Adds a text.
  /// - Returns: Its addresses.
  package mutating func add(_ bytes: Span<UInt8>) -> Range<UInt32> {
    let start = input.count + added.count
    guard start + bytes.count <= Self.mostBytes else {
      isFull = true
      return 0..<0
    }
    bytes.withUnsafeBufferPointer { added.append(contentsOf: $0) }
    return UInt32(start)..<UInt32(input.count + added.count)
  }

  /// Adds texts that it has as one, with a line feed between them.
  /// - Returns: Its addresses.
  package mutating func join(_ texts: [Range<UInt32>]) -> Range<UInt32> {
    if texts.count == 1 { return texts[0] }
    let start = count
    guard texts.reduce(start + texts.count, { $0 + $1.count }) <= Self.mostBytes else {
      isFull = true
      return 0..<0
    }
    for (number, text) in texts.enumerated() {
      if number > 0 { added.append(ASCII.lineFeed) }
      // Byte by byte: a slice of what is added to would copy the whole.
      for address in text {
        added.append(byte(at: Int(address)))
      }
    }
    return UInt32(start)..<UInt32(count)
  }

  /// Takes the store as a whole, so that whoever adds to it does not add to a copy; leaves an empty one.
  package mutating func take() -> TextStore {
    var taken = TextStore()
    swap(&taken, &self)
    return taken
  }

  /// Drops the texts that were added since it had so many bytes.
  package mutating func removeAll(from count: Int) { added.removeLast(max(0, self.count - max(count, input.count))) }

  /// The byte at an address.
  package func byte(at address: Int) -> UInt8 {
    address < input.count ? input[address] : added[address - input.count]
  }

  /// The bytes at some addresses.
  @_lifetime(borrow self)
  package func bytes(_ range: Range<UInt32>) -> Span<UInt8> {
    let (start, end) = (Int(range.lowerBound), Int(range.upperBound))
    if end <= input.count { return input.span.extracting(start..<end) }
    return added.span.extracting((start - input.count)..<(end - input.count))
  }

  /// The text at some addresses.
  package func text(_ range: Range<UInt32>) -> Text {
    let (start, end) = (Int(range.lowerBound), Int(range.upperBound))
    return end <= input.count
      ? Text(input, start..<end) : Text(added, (start - input.count)..<(end - input.count))
  }
}

extension [Block] {
  /// The blocks with the texts of all cells in one store.
  package func storingTexts(in store: TextStore) -> [Block] {
    map { block in
      guard case .table(var table) = block else { return block }
      table.store = store
      return .table(table)
    }
  }
}
