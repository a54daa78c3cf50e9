package import ReportModel

/// A reader of documents that are packages: how a document of its format is recognised, and how it is read.
struct PackageReader: Sendable {
  let format: InputFormat
  let recognizes: @Sendable (PackageKind) -> Bool
  let read: @Sendable (Package, PackageKind, Vocabulary) throws(ReadError) -> Reading<PackageContent>

  /// All readers.
  static let all = [
    PackageReader(format: .xlsx, recognizes: { $0.isOffice(of: ["spreadsheetml.", "ms-excel."], folder: "xl/") }) {
      package, kind, vocabulary throws(ReadError) in
      guard case .office(let main, _) = kind else { throw .unknownFormat }
      return try readXLSX(package, main: main, vocabulary: vocabulary)
    },
    PackageReader(format: .docx, recognizes: { $0.isOffice(of: ["wordprocessingml.", "ms-word."], folder: "word/") }) {
      package, kind, _ throws(ReadError) in
      guard case .office(let main, _) = kind else { throw .unknownFormat }
      return try readDOCX(package, main: main)
    },
    PackageReader(format: .ods, recognizes: { $0.isOpenDocument("spreadsheet") }) {
      package, _, vocabulary throws(ReadError) in try readODS(package, vocabulary: vocabulary)
    },
    PackageReader(format: .odt, recognizes: { $0.isOpenDocument("text") }) { package, _, _ throws(ReadError) in
      try readODT(package)
    },
  ]
}

/// Whether an input is a document that could be a package and is one text of XML.
package func isFlatDocument(_ bytes: [UInt8]) -> Bool { RootTag(bytes[...])?.openDocument != nil }

/// Reads a document that could be a package and is one text of XML: a flat OpenDocument.
/// - Parameter format: What the user says that it is.
/// - Returns: Its content, and the format that it is of; nil for any other text.
/// - Throws: `ReadError.binaryFile` where it is another than the user says.
package func readFlatDocument(
  _ source: SourceText, as format: InputFormat? = nil, vocabulary: Vocabulary, limits: Limits = Limits()
) throws(ReadError) -> (format: InputFormat, reading: Reading<PackageContent>)? {
  guard let kind = RootTag(source.bytes[...])?.openDocument else { return nil }
  guard kind.isOpenDocument("text") || kind.isOpenDocument("spreadsheet") else { throw .binaryFile(.otherDocument) }
  let found = kind.isOpenDocument("text") ? InputFormat.odt : .ods
  try found.check(isNamed: format)
  let reading =
    found == .odt
    ? try readFlatODT(source, limits: limits) : try readFlatODS(source, vocabulary: vocabulary, limits: limits)
  return (found, reading)
}

extension InputFormat {
  /// - Throws: `ReadError.binaryFile` where the user says that it is another.
  fileprivate func check(isNamed format: InputFormat?) throws(ReadError) {
    if let format, format != self { throw .binaryFile(.otherFormat(rawValue, than: format.rawValue)) }
  }
}

/// What was read of a package.
package struct PackageContent: Sendable {
  /// The lines and tables in their order.
  package var blocks: [Block]
  /// Knows the places of the blocks' offsets.
  package var source: SourceText
}

/// What program a document of Office says has written it, with its version: `LibreOffice 7.4.7.2`.
package func producer(of bytes: [UInt8], limits: Limits) throws(ReadError) -> String? {
  let package = try Package(bytes, limits: limits)
  let part = try package.relationships(of: "").first { $0.kind == "extended-properties" && !$0.isExternal }
  guard let part else { return nil }
  var reader = ProducerReader()
  try package.parse(part.target, to: &reader)
  let name = String(decoding: reader.name.prefix { $0 != UInt8(ascii: "$") }, as: UTF8.self)
  return name.isEmpty ? nil : shortened(name, to: 60).replacing("/", with: " ")
}

/// Reads what the properties of a document say of its program (ISO/IEC 29500-1, 22.2.2.1).
private struct ProducerReader: XMLHandler {
  private(set) var name: [UInt8] = []
  private var isName: [Bool] = []

  mutating func begin(_ element: XMLStartTag) { isName.append(element.name.elementsEqual("Application".utf8)) }
  mutating func end() { isName.removeLast() }
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isName.last ?? false { name.append(contentsOf: bytes) } }
}

/// Whether an input is an archive, which is a document or nothing that is read.
package func isPackage(_ bytes: [UInt8]) -> Bool { ZIPArchive.isArchive(bytes) }

/// Reads a document that is a package.
/// - Parameter format: What the user says that it is.
/// - Returns: Its content, and the format that it is of.
/// - Throws: `ReadError.binaryFile` where it is none that is read, or another than the user says.
package func readPackage(
  _ bytes: [UInt8], as format: InputFormat? = nil, vocabulary: Vocabulary, limits: Limits = Limits()
) throws(ReadError) -> (format: InputFormat, reading: Reading<PackageContent>) {
  let package = try Package(bytes, limits: limits)
  let kind = try package.kind()
  guard let reader = PackageReader.all.first(where: { $0.recognizes(kind) }) else {
    if let document = kind.legacyDocument { throw .legacyDocument(document) }
    switch kind {
    case .other: throw .binaryFile(.packedFile)
    case .unread(let message): throw .binaryFile(message)
    case .office, .openDocument: throw .binaryFile(.otherDocument)
    }
  }
  try reader.format.check(isNamed: format)
  return (reader.format, try reader.read(package, kind, vocabulary))
}
