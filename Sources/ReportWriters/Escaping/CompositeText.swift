internal import ReportModel

/// Several texts that are written at once, in the way of the content type: a record of CSV, the attributes of a tag.
///
/// The engine hands content types one string and nothing else, so the texts travel in one, each behind its length. A
/// noncharacter marks such a string; texts of a document that begin with the same character are marked as plain, so that
/// no document can pretend to be markup.
enum CompositeText {
  /// What the texts are to each other.
  enum Kind: UInt8 {
    /// A text of its own.
    case plain = 0x74
    /// The fields of a record.
    case record = 0x72
    /// The same, each with the width that Markdown pads it to.
    case alignedRecord = 0x6C
    /// Names and values in turn.
    case attributes = 0x61
    /// For each cell: the number of its attributes, their names and values, the number of its items, the items.
    case cells = 0x63
  }

  /// U+FDD0 in UTF-8.
  private static let mark: [UInt8] = [0xEF, 0xB7, 0x90]

  private static func isMarked(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count > 3 && bytes[0] == mark[0] && bytes[1] == mark[1] && bytes[2] == mark[2]
  }

  /// A text of a document, as the engine may carry it.
  static func plain(_ text: String) -> String {
    var text = text
    guard text.utf8.first == mark[0], text.withUTF8({ isMarked($0) }) else { return text }
    return join([text], as: .plain)
  }

  /// Several texts as one string.
  static func join(_ texts: some Sequence<String>, as kind: Kind) -> String {
    var output = mark + [kind.rawValue]
    for text in texts { append(text, to: &output) }
    return output.withUnsafeBufferPointer { String(validUTF8: $0) }
  }

  static func join(attributes: [(name: String, value: String)]) -> String {
    join(attributes.lazy.flatMap { [$0.name, $0.value] }, as: .attributes)
  }

  static func join(cells: [TableCell]) -> String {
    var output = mark + [Kind.cells.rawValue]
    for cell in cells {
      append(String(cell.attributes.count), to: &output)
      for (name, value) in cell.attributes {
        append(name, to: &output)
        append(value, to: &output)
      }
      append(String(cell.items.count), to: &output)
      for item in cell.items { append(item, to: &output) }
    }
    return output.withUnsafeBufferPointer { String(validUTF8: $0) }
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      appendDecimal(bytes.count, to: &output)
      output.append(UInt8(ascii: ":"))
      output.append(contentsOf: bytes)
    }
  }

  private static func appendDecimal(_ number: Int, to output: inout [UInt8]) {
    if number >= 10 { appendDecimal(number / 10, to: &output) }
    output.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Escapes what the engine carried.
  /// - Parameter marks: What marks formulas in CSV and TSV; nil for none.
  static func escape(_ text: String, with escaper: Escaper, marking marks: FormulaMarks? = nil) -> String {
    var text = text
    guard text.utf8.first == mark[0] else { return escaper.escape(text, marking: marks) }
    let composite: String? = text.withUTF8 { bytes in
      guard isMarked(bytes), let kind = Kind(rawValue: bytes[3]) else { return nil }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 8 + 16)
      let parts = parts(of: bytes)
      switch kind {
      case .plain: for part in parts { escaper.append(part, marking: marks, to: &output) }
      case .record: escaper.append(record: parts, widths: [], marking: marks, to: &output)
      case .alignedRecord:
        let fields = stride(from: 0, to: parts.count - 1, by: 2).map { parts[$0] }
        let widths = stride(from: 1, to: parts.count, by: 2).map {
          Int(String(decoding: parts[$0], as: UTF8.self)) ?? 0
        }
        escaper.append(record: fields, widths: widths, marking: marks, to: &output)
      case .attributes: escaper.append(attributes: parts[...], to: &output)
      case .cells: escaper.append(cells: parts, marking: marks, to: &output)
      }
      return output.withUnsafeBufferPointer { String(validUTF8: $0) }
    }
    return composite ?? escaper.escape(text, marking: marks)
  }

  private static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
    var parts: [UnsafeBufferPointer<UInt8>] = []
    var index = 4
    while index < bytes.count {
      var length = 0
      while index < bytes.count, bytes[index] != UInt8(ascii: ":") {
        length = length * 10 + Int(bytes[index] & 0x0F)
        index += 1
      }
      let end = min(index + 1 + length, bytes.count)
      parts.append(UnsafeBufferPointer(rebasing: bytes[min(index + 1, end)..<end]))
      index = end
    }
    return parts
  }
}

extension Escaper {
  /// CSV and TSV: fields with separators between them. Markdown: `| a | b |`. HTML: one text as it is, several as
  /// `<span class="item">` each. CSS and plain text: with blanks between them.
  /// - Parameter widths: What Markdown pads the fields to; may be empty.
  fileprivate func append(
    record fields: [UnsafeBufferPointer<UInt8>], widths: [Int], marking marks: FormulaMarks?, to output: inout [UInt8]
  ) {
    func literal(_ text: StaticString) {
      output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    for (index, field) in fields.enumerated() {
      switch self {
      case .csv: if index > 0 { literal(",") }
      case .tsv: if index > 0 { literal("\t") }
      case .css, .plain: if index > 0 { literal(" ") }
      case .markdownCell, .markdownParagraph: literal(index == 0 ? "| " : " | ")
      case .html: if fields.count > 1 { literal("<span class=\"item\">") }
      }
      let start = output.count
      append(field, marking: marks, to: &output)
      if self == .markdownCell, index < widths.count, widths[index] > 0 {
        let missing = widths[index] - displayWidth(output[start...])
        if missing > 0 { output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: missing)) }
      }
      if self == .html, fields.count > 1 { literal("</span>") }
    }
    if self == .markdownCell || self == .markdownParagraph { literal(fields.isEmpty ? "||" : " |") }
  }

  /// HTML: ` name="value"` for each pair. Other formats have no attributes and write nothing.
  fileprivate func append(attributes: ArraySlice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    guard self == .html else { return }
    for pair in stride(from: attributes.startIndex, to: attributes.endIndex - 1, by: 2) {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: attributes[pair])
      output.append(contentsOf: "=\"".utf8)
      append(attributes[pair + 1], to: &output)
      output.append(UInt8(ascii: "\""))
    }
  }

  /// HTML: a `<td>` for each cell. Other formats have no cells of their own and get the texts as a record.
  fileprivate func append(
    cells parts: [UnsafeBufferPointer<UInt8>], marking marks: FormulaMarks?, to output: inout [UInt8]
  ) {
    var index = 0
    /// A count, and the parts behind it.
    func take(each: Int) -> ArraySlice<UnsafeBufferPointer<UInt8>> {
      let count = Int(String(decoding: parts[index], as: UTF8.self)) ?? 0
      let first = index + 1
      index = min(first + count * each, parts.count)
      return parts[first..<index]
    }
    var texts: [UnsafeBufferPointer<UInt8>] = []
    while index < parts.count {
      let attributes = take(each: 2)
      let items = take(each: 1)
      guard self == .html else {
        texts += items
        continue
      }
      output.append(contentsOf: "<td".utf8)
      append(attributes: attributes, to: &output)
      output.append(UInt8(ascii: ">"))
      append(record: Array(items), widths: [], marking: marks, to: &output)
      output.append(contentsOf: "</td>".utf8)
    }
    if self != .html { append(record: texts, widths: [], marking: marks, to: &output) }
  }
}
