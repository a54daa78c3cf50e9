internal import ReportModel
internal import ReportText

/// The first tag of a text of XML, by which documents that are one file are known before anything is decoded.
struct RootTag {
  private let tag: ArraySlice<UInt8>

  /// Nil where the bytes do not begin as XML does. A tag that does not end is taken as far as it goes.
  init?(_ bytes: ArraySlice<UInt8>) {
    func withoutBlanks(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
      bytes.drop { $0 <= ASCII.space || "\u{FEFF}".utf8.contains($0) }
    }
    var rest = withoutBlanks(bytes)
    while let end: StaticString = rest.starts(with: "<?".utf8) ? "?>" : rest.starts(with: "<!--".utf8) ? "-->" : nil {
      guard let next = Self.behind(end, rest) else { return nil }
      rest = withoutBlanks(next)
    }
    guard rest.first == ASCII.lessThan else { return nil }
    // Its namespaces take some thousand bytes.
    tag = rest.prefix(20_000).prefix { $0 != ASCII.greaterThan }
  }

  /// What follows the first place of a word.
  private static func behind(_ word: StaticString, _ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    bytes.span.offset(of: word).map { bytes.dropFirst($0 + word.utf8CodeUnitCount) }
  }

  private func holds(_ word: StaticString) -> Bool { tag.span.contains(word) }

  /// What the document says of its kind.
  private var mediaType: String? {
    guard let value = Self.behind("mimetype=", tag), let quote = value.first else { return nil }
    return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }

  /// The media type of a flat OpenDocument (ODF 1.3, part 3, 3.1.2); nil for other documents.
  var openDocument: PackageKind? {
    guard holds("urn:oasis:names:tc:opendocument:xmlns:office:1.0"), let type = mediaType else {
      return nil
    }
    return .openDocument(mediaType: type)
  }

  /// The error of a document that no reader takes; nil for others.
  var problem: ReadError? {
    if holds("http://schemas.uof.org/") {
      switch mediaType {
      case "vnd.uof.text": return .legacyDocument(.unifiedText)
      case "vnd.uof.spreadsheet": return .legacyDocument(.unifiedSpreadsheet)
      default: return .binaryFile(.otherDocument)
      }
    }
    if holds("http://schemas.microsoft.com/office/word/2003/wordml") { return .legacyDocument(.wordMarkup) }
    return holds("http://schemas.microsoft.com/office/2006/xmlPackage") ? .binaryFile(.officeMarkupFile) : nil
  }
}
