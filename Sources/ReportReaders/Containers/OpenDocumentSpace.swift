/// The namespaces of OpenDocument (ODF 1.3, part 3, 3.1), and those that stand in its documents.
enum OpenDocumentSpace {
  static let office: StaticString = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  static let table: StaticString = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  static let text: StaticString = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  static let style: StaticString = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  static let drawing: StaticString = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  static let number: StaticString = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
  static let formatting: StaticString = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  static let graphics: StaticString = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  static let link: StaticString = "http://www.w3.org/1999/xlink"
  static let xml: StaticString = "http://www.w3.org/XML/1998/namespace"
  /// What LibreOffice writes beyond the standard.
  static let libreOffice: StaticString = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"
}
