internal import ReportModel
internal import ReportReaders

/// Counts elements.
private struct ElementCounter: XMLHandler {
  private(set) var begun = 0
  private(set) var open = 0

  mutating func begin(_ element: XMLStartTag) {
    begun += element.name.isEmpty ? 0 : 1
    open += 1
  }
  mutating func end() { open -= 1 }
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { begun += bytes.isEmpty ? 1 : 0 }
}

/// Whatever the bytes are, every element that begins ends, or an error says what is wrong.
func xmlViolations(by bytes: [UInt8]) -> [String] {
  var counter = ElementCounter()
  do throws(ReadError) {
    let source = try decode(bytes, encoding: "UTF-8", isLossy: true).value
    try parseXML(source, limits: Limits(), to: &counter)
  } catch { return error.diagnostic.message.isEmpty ? ["an error says nothing"] : [] }
  return counter.open == 0 ? [] : ["an element does not end"]
}
