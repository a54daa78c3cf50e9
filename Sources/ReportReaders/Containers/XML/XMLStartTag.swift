package import ReportModel
package import ReportText

/// Takes the elements and texts of an XML document, as they come.
package protocol XMLHandler: AnyObject {
  /// An element begins.
  func begin(_ element: XMLStartTag) throws(ReadError)
  /// The element that began last, and has not ended, ends.
  func end() throws(ReadError)
  /// Text, of which one run may come in several pieces. The bytes are valid during the call.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// A start tag; valid only during the call that hands it over.
package struct XMLStartTag {
  /// Where the tag begins: an offset in the source.
  let offset: Int
  /// The bytes of its name without a prefix.
  package let name: UnsafeBufferPointer<UInt8>
  package let space: XMLNamespace
  /// The document, and the values of attributes that do not stand in it as they are.
  let document: UnsafeBufferPointer<UInt8>
  let decoded: UnsafeBufferPointer<UInt8>
  let attributes: UnsafeBufferPointer<Attribute>

  struct Attribute {
    let prefix: Range<Int>
    let name: Range<Int>
    let value: Range<Int>
    /// Whether the value is one of those that were decoded.
    let isDecoded: Bool
    var space = XMLNamespace.none
    /// Tells namespaces that no reader asks for from each other.
    var spaceNumber = 0
  }

  /// Whether its name is this one in a namespace.
  package func isNamed(_ name: StaticString, in space: XMLNamespace) -> Bool {
    self.space == space && holds(self.name, name)
  }

  /// Whether its name is in a namespace.
  func isIn(_ space: XMLNamespace) -> Bool { self.space == space }

  /// The value of the attribute with this name, in a namespace or in none.
  package func attribute(_ name: StaticString, in space: XMLNamespace = .none) -> Text? {
    guard let value = value(of: name, in: space) else { return nil }
    let bytes = Array(value)
    return Text(bytes, 0..<bytes.count)
  }

  /// The value of an attribute likewise; valid only as long as the tag.
  func value(of name: StaticString, in space: XMLNamespace = .none) -> UnsafeBufferPointer<UInt8>? {
    for attribute in attributes
    where attribute.space == space && holds(UnsafeBufferPointer(rebasing: document[attribute.name]), name) {
      return UnsafeBufferPointer(rebasing: (attribute.isDecoded ? decoded : document)[attribute.value])
    }
    return nil
  }

  private func holds(_ bytes: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
    guard bytes.count == name.utf8CodeUnitCount else { return false }
    let name = name.utf8Start
    for index in bytes.indices where bytes[index] != name[index] { return false }
    return true
  }
}
