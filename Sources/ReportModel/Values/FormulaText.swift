internal import ReportText

/// `="001"`, with which programs keep spreadsheets from making a number of a text.
package enum FormulaText {
  /// The text that such a formula shows: 001; nil for every other text.
  package static func text(of cell: Span<UInt8>) -> [UInt8]? {
    guard cell.count >= 3, cell[0] == UInt8(ascii: "="), cell[1] == ASCII.quote, cell[cell.count - 1] == ASCII.quote
    else { return nil }
    var text: [UInt8] = []
    var isDoubled = false
    for index in 2..<(cell.count - 1) {
      let byte = cell[index]
      if isDoubled, byte != ASCII.quote { return nil }
      isDoubled = byte == ASCII.quote && !isDoubled
      if !isDoubled { text.append(byte) }
    }
    return isDoubled ? nil : text
  }

  /// The formula that shows a text.
  package static func formula(of text: Span<UInt8>) -> [UInt8] {
    var formula: [UInt8] = [UInt8(ascii: "="), ASCII.quote]
    for index in text.indices {
      formula.append(text[index])
      if text[index] == ASCII.quote { formula.append(text[index]) }
    }
    return formula + [ASCII.quote]
  }
}
