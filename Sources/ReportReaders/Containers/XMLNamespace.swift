internal import ReportText

/// A namespace of Office's XML, which has another name in the strict form (ISO/IEC 29500-1, as against 29500-4).
struct XMLNamespace {
  let transitional: StaticString
  let strict: StaticString

  static let spreadsheet = XMLNamespace(
    transitional: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    strict: "http://purl.oclc.org/ooxml/spreadsheetml/main")
  static let wordprocessing = XMLNamespace(
    transitional: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    strict: "http://purl.oclc.org/ooxml/wordprocessingml/main")
  static let relationships = XMLNamespace(
    transitional: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    strict: "http://purl.oclc.org/ooxml/officeDocument/relationships")
  static let drawing = XMLNamespace(
    transitional: "http://schemas.openxmlformats.org/drawingml/2006/main",
    strict: "http://purl.oclc.org/ooxml/drawingml/main")
  static let math = XMLNamespace(
    transitional: "http://schemas.openxmlformats.org/officeDocument/2006/math",
    strict: "http://purl.oclc.org/ooxml/officeDocument/math")
}

extension XMLStartTag {
  /// Whether its name is in a namespace, in either form.
  func isIn(_ space: XMLNamespace) -> Bool { isIn(space.transitional) || isIn(space.strict) }

  /// Whether its name is this one in a namespace, in either form.
  func isNamed(_ name: StaticString, in space: XMLNamespace) -> Bool {
    isNamed(name, in: space.transitional) || isNamed(name, in: space.strict)
  }

  /// The value of the attribute with this name in a namespace, in either form.
  func attribute(_ name: StaticString, in space: XMLNamespace) -> Text? {
    attribute(name, in: space.transitional) ?? attribute(name, in: space.strict)
  }

  /// The value of an attribute likewise; valid only as long as the tag.
  func value(of name: StaticString, in space: XMLNamespace) -> UnsafeBufferPointer<UInt8>? {
    value(of: name, in: space.transitional) ?? value(of: name, in: space.strict)
  }
}
