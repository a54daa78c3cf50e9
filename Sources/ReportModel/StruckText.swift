internal import ReportText

/// A text without its struck parts, which the readers write as 〔删：…〕: what its values are read from.
///
/// A part that is not closed stays, because nobody knows where it ends.
package func withoutStruckText(_ text: String) -> String {
  let (begins, ends) = (Array("〔删：".utf8), Array("〕".utf8))
  let bytes = Array(text.utf8)
  var rest = bytes[...]
  guard var open = rest.firstRange(of: begins) else { return text }
  var kept: [UInt8] = []
  while true {
    guard let close = bytes[open.upperBound...].firstRange(of: ends) else { break }
    kept += rest[..<open.lowerBound]
    rest = bytes[close.upperBound...]
    guard let next = rest.firstRange(of: begins) else { break }
    open = next
  }
  return (kept + rest).withUnsafeBufferPointer { String(validUTF8: $0) }
}
