internal import ReportText

/// `="001"`, with which programs keep spreadsheets from making a number of a text.
package enum FormulaText {
  /// The text that such a formula shows: 001; nil for every other text.
  package static func text(of cell: some BidirectionalCollection<UInt8>) -> [UInt8]? {
    guard cell.count >= 3, cell.first == UInt8(ascii: "="), cell.dropFirst().first == ASCII.quote,
      cell.last == ASCII.quote
    else { return nil }
    var text: [UInt8] = []
    var isDoubled = false
    for byte in cell.dropFirst(2).dropLast() {
      if isDoubled, byte != ASCII.quote { return nil }
      isDoubled = byte == ASCII.quote && !isDoubled
      if !isDoubled { text.append(byte) }
    }
    return isDoubled ? nil : text
  }

  /// The formula that shows a text.
  package static func formula(of text: some Collection<UInt8>) -> [UInt8] {
    var formula: [UInt8] = [UInt8(ascii: "="), ASCII.quote]
    for byte in text {
      formula.append(byte)
      if byte == ASCII.quote { formula.append(byte) }
    }
    return formula + [ASCII.quote]
  }
}
