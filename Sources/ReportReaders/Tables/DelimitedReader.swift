internal import ReportModel
internal import ReportText

/// Reads comma-, semicolon-, pipe- or tab-separated values, the way spreadsheets copy and databases save them.
///
/// Quoted cells may hold separators, line breaks and doubled quotes (RFC 4180). CR LF, LF and CR end a row. A quote
/// inside an unquoted cell is text; so are the quotes of a cell that goes on after its closing quote, as in
/// `"青年公寓"项目`, unless what they enclose needs quoting. Blank lines are not rows, `# …` above the first row is a line above the
/// table, and `="001"` is 001, as spreadsheets show it.
/// - Parameter source: The decoded text.
/// - Returns: One table of all rows, title rows included, or none where the text is blank.
/// - Parameter words: Tell a header after a # from a comment.
/// - Throws: `ReadError.unclosedQuote` with the location of the quote that never closes, `ReadError.backslashQuote` where a cell has
///   quotes as other programs write them; `ReadError.limitExceeded`.
func readDelimited(
  _ source: SourceText, separator: UInt8, words: Vocabulary, limits: Limits = Limits()
) throws(ReadError) -> Reading<[Block]> {
  var table = Table()
  table.isLineBased = true
  var store = TextStore(input: source.bytes)
  var strayQuotes: [(offset: Int, lines: Int)] = []
  let declared = declaredSeparator(of: source)
  let comments = comments(
    in: source, from: declared?.end ?? 0, separator: declared?.separator ?? separator, words: words)
  // A closure cannot throw the typed error through withUnsafeBufferPointer, so it returns it instead.
  let failure: ReadError? = source.bytes.withUnsafeBufferPointer { bytes in
    var scanner = DelimitedScanner(
      bytes: bytes, separator: declared?.separator ?? separator, from: comments.end)
    var budget = CellBudget(limits: limits)
    while !scanner.isAtEnd {
      let cell = scanner.nextCell(&store)
      table.append(cell)
      if let place = scanner.backslashQuote { return .backslashQuote(at: source.location(at: place)) }
      if let place = scanner.unclosedQuote { return .unclosedQuote(at: source.location(at: place)) }
      if let name = budget.take(width: table.openWidth) {
        return .limitExceeded(name, limit: limits[name], at: source.location(at: cell.offset))
      }
      guard scanner.endsRow else { continue }
      let isBlankLine = cell.isEmpty && scanner.lastCellWasBare && table.openWidth == 1
      if isBlankLine { table.dropOpenRow() } else { table.endRow() }
    }
    strayQuotes = scanner.strayQuotes
    return nil
  }
  if let failure { throw failure }
  try store.check(limits)
  table.store = store
  if (declared?.separator ?? separator) == ASCII.pipe { table = withoutFrame(table) }
  let diagnostics = Diagnostic.each(.strayQuote, of: strayQuotes) {
    Diagnostic(
      .strayQuote,
      .strayQuote(lines: $0.lines),
      at: source.location(at: $0.offset))
  }
  let lines = comments.lines.map(Block.line)
  return Reading(value: table.rowCount == 0 ? lines : lines + [.table(table)], diagnostics: diagnostics)
}

/// Walks over the cells of a delimited text.
private struct DelimitedScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let separator: UInt8
  private var position = 0
  private var pendingEmptyCell = false

  /// Whether the cell read last is the last of its row.
  private(set) var endsRow = false
  /// Whether the cell read last had no quotes.
  private(set) var lastCellWasBare = true
  /// Where a cell begins in which backslashes stand before quotes.
  private(set) var backslashQuote: Int?
  private var beginsRow = true
  /// Where a quote begins that never closes.
  private(set) var unclosedQuote: Int?
  /// Where cells begin whose quotes were taken for quoting although text follows them.
  private(set) var strayQuotes: [(offset: Int, lines: Int)] = []

  init(bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, from start: Int) {
    self.bytes = bytes
    self.separator = separator
    position = start
  }

  var isAtEnd: Bool { position >= bytes.count && !pendingEmptyCell }

  mutating func nextCell(_ store: inout TextStore) -> TableCell {
    pendingEmptyCell = false
    let start = position
    lastCellWasBare = true
    // The byte order mark of a file that was put after another is no text before a quote.
    if beginsRow, bytes.span.holds("\u{FEFF}\"", at: start) { position += 3 }
    if position < bytes.count, bytes[position] == ASCII.quote, let quoted = quotedCell(&store) { return quoted }
    position = endOfBareCell(from: start)
    let range = start..<position
    takeSeparator()
    if bytes[range].first == UInt8(ascii: "="), let text = FormulaText.text(of: bytes.span.extracting(range)) {
      return TableCell(store.add(text.span), offset: start)
    }
    return cell(range, offset: start)
  }

  /// A cell whose text stands in the input; its ends stand at ASCII characters.
  private func cell(_ range: Range<Int>, offset: Int) -> TableCell {
    TableCell(UInt32(range.lowerBound)..<UInt32(range.upperBound), offset: offset)
  }

  /// The cell in quotes that begins here; nil where the quotes turn out to be text.
  private mutating func quotedCell(_ store: inout TextStore) -> TableCell? {
    let start = position
    var end = start + 1
    var needsQuotes = false
    var isPlain = true
    var hasBackslash = false
    while true {
      guard end < bytes.count else {
        if hasBackslash { backslashQuote = start } else { unclosedQuote = start }
        position = bytes.count
        return cell(start..<start, offset: start)
      }
      let byte = bytes[end]
      if byte == ASCII.quote {
        hasBackslash = hasBackslash || (end > start + 1 && bytes[end - 1] == UInt8(ascii: "\\"))
        guard end + 1 < bytes.count, bytes[end + 1] == ASCII.quote else { break }
        isPlain = false
        needsQuotes = true
        end += 1
      } else if byte == separator || byte == ASCII.lineFeed {
        needsQuotes = true
      } else if byte == ASCII.carriageReturn {
        needsQuotes = true
        isPlain = false
      }
      end += 1
    }
    let tail = endOfBareCell(from: end + 1)
    if tail > end + 1 {
      if bytes[end - 1] == UInt8(ascii: "\\"), end > start + 1 {
        backslashQuote = start
        return cell(start..<start, offset: start)
      }
      guard needsQuotes else { return nil }
      strayQuotes.append((start, bytes[start..<end].count { $0 == ASCII.lineFeed } + 1))
    }
    lastCellWasBare = false
    position = tail
    takeSeparator()
    if isPlain, tail == end + 1 { return cell((start + 1)..<end, offset: start) }
    var text = unquoted(bytes[(start + 1)..<end]) + bytes[(end + 1)..<tail]
    text = FormulaText.text(of: text.span) ?? text
    return TableCell(store.add(text.span), offset: start)
  }

  /// Where the next separator or line break stands. Eight bytes at a time: cells of Chinese text are long.
  private func endOfBareCell(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let separators = Self.eight(separator)
    var end = start
    while end + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let found =
        Self.zeros(word ^ separators) | Self.zeros(word ^ Self.lineFeeds) | Self.zeros(word ^ Self.carriageReturns)
      if found != 0 { return end + found.trailingZeroBitCount / 8 }
      end += 8
    }
    while end < bytes.count {
      let byte = bytes[end]
      if byte == separator || byte == ASCII.lineFeed || byte == ASCII.carriageReturn { break }
      end += 1
    }
    return end
  }

  private static var lineFeeds: UInt64 { 0x0A0A_0A0A_0A0A_0A0A }
  private static var carriageReturns: UInt64 { 0x0D0D_0D0D_0D0D_0D0D }

  /// A byte eight times.
  @inline(__always) private static func eight(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// The highest bit of the first byte that is zero, and perhaps of some after it.
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// Halves doubled quotes and makes every line break a line feed.
  private func unquoted(_ inside: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(inside.count)
    var index = inside.startIndex
    while index < inside.endIndex {
      var byte = inside[index]
      index += 1
      if byte == ASCII.quote {
        index += 1
      } else if byte == ASCII.carriageReturn {
        byte = ASCII.lineFeed
        if index < inside.endIndex, inside[index] == ASCII.lineFeed { index += 1 }
      }
      text.append(byte)
    }
    return text
  }

  /// Steps over what ended the cell.
  private mutating func takeSeparator() {
    endsRow = true
    defer { beginsRow = endsRow }
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    if byte == separator {
      endsRow = false
      // A separator at the very end still has an empty cell after it.
      pendingEmptyCell = position >= bytes.count
    } else if byte == ASCII.carriageReturn, position < bytes.count, bytes[position] == ASCII.lineFeed {
      position += 1
    }
  }
}
