public import ReportText

/// Takes the value of a key, and writes it in the way of a content type.
@usableFromInline package struct ValueWriter {
  /// How values are written; nil where the only question is whether there is anything to write.
  @usableFromInline var escaping: (any Escaping)?
  /// Everything that was written.
  @usableFromInline var output: [UInt8] = []
  /// Whether the value is not empty.
  @usableFromInline var hasValue = false

  @inlinable init(escaping: (any Escaping)? = nil) { self.escaping = escaping }

  /// Writes the value, whole: a field of CSV cannot be quoted in pieces.
  @inlinable package mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { write($0) }
  }

  /// Writes the value, whole.
  @inlinable package mutating func write(_ text: Text) {
    let bytes = text.bytes
    bytes.withUnsafeBufferPointer { write($0) }
  }

  /// Writes blanks as they are, which say nothing in any content type: what pads a column in the source of a document.
  @inlinable package mutating func write(blanks count: Int) {
    hasValue = hasValue || count > 0
    if escaping != nil { output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count)) }
  }

  /// Writes the value, whole, as valid UTF-8.
  @inlinable package mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    hasValue = hasValue || !bytes.isEmpty
    escaping?.append(bytes, to: &output)
  }
}
