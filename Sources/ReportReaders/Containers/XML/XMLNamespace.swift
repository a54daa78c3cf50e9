/// The namespaces that readers ask for. Those of Office's XML have another name in the strict form (ISO/IEC 29500-1, as against
/// 29500-4), and are the same here.
package enum XMLNamespace: Int, CaseIterable {
  /// No namespace.
  case none
  /// One that no reader asks for.
  case other
  case xml
  case compatibility
  // Packages.
  case packageRelationships, contentTypes, manifest
  // Office's documents.
  case spreadsheet, wordprocessing, relationships, drawing, math, features
  /// Where drawings stand in a document of Word.
  case wordDrawing
  /// Diagrams (SmartArt), whose text is in a part of its own.
  case diagram
  /// Drawings of older versions of Office.
  case vml
  // Spreadsheets of Excel 2003.
  case spreadsheet2003, excel2003, html
  // OpenDocument (ODF 1.3, part 3, 3.1), and what stands in its documents.
  case openOffice, openTable, openText, openStyle, openDrawing, openNumber, openFormatting, openGraphics, link
  /// What LibreOffice writes beyond the standard.
  case libreOffice

  private var names: [StaticString] {
    switch self {
    case .none, .other: []
    case .xml: ["http://www.w3.org/XML/1998/namespace"]
    case .compatibility: ["http://schemas.openxmlformats.org/markup-compatibility/2006"]
    case .packageRelationships: ["http://schemas.openxmlformats.org/package/2006/relationships"]
    case .contentTypes: ["http://schemas.openxmlformats.org/package/2006/content-types"]
    case .manifest: ["urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"]
    case .spreadsheet:
      [
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
      ]
    case .wordprocessing:
      [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
      ]
    case .relationships:
      [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
      ]
    case .drawing:
      ["http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"]
    case .wordDrawing:
      [
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
      ]
    case .diagram:
      ["http://schemas.openxmlformats.org/drawingml/2006/diagram", "http://purl.oclc.org/ooxml/drawingml/diagram"]
    case .math:
      [
        "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math",
      ]
    case .features: ["http://schemas.microsoft.com/office/spreadsheetml/2022/featurepropertybag"]
    case .vml: ["urn:schemas-microsoft-com:vml"]
    case .spreadsheet2003: ["urn:schemas-microsoft-com:office:spreadsheet"]
    case .excel2003: ["urn:schemas-microsoft-com:office:excel"]
    case .html: ["http://www.w3.org/TR/REC-html40"]
    case .openOffice: ["urn:oasis:names:tc:opendocument:xmlns:office:1.0"]
    case .openTable: ["urn:oasis:names:tc:opendocument:xmlns:table:1.0"]
    case .openText: ["urn:oasis:names:tc:opendocument:xmlns:text:1.0"]
    case .openStyle: ["urn:oasis:names:tc:opendocument:xmlns:style:1.0"]
    case .openDrawing: ["urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"]
    case .openNumber: ["urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"]
    case .openFormatting: ["urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"]
    case .openGraphics: ["urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"]
    case .link: ["http://www.w3.org/1999/xlink"]
    case .libreOffice: ["urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"]
    }
  }

  /// The namespaces by their names.
  static let named: [[UInt8]: XMLNamespace] = {
    var named: [[UInt8]: XMLNamespace] = [:]
    for space in allCases {
      for name in space.names {
        named[Array(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))] = space
      }
    }
    return named
  }()

  /// Whether a program of Office knows the namespace of a name, be it one that no reader asks for.
  static func isKnownToOffice(_ name: [UInt8]) -> Bool {
    let makers: [StaticString] = [
      "http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/",
      "urn:schemas-microsoft-com:", "http://www.w3.org/",
    ]
    return makers.contains { name.starts(with: UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)) }
  }
}
