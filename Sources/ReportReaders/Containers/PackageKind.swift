internal import ReportModel
internal import ReportText

/// What a package is, as it says itself.
enum PackageKind {
  /// Office's: its main part and the media type of that.
  case office(main: String, mediaType: String)
  /// An OpenDocument of a media type.
  case openDocument(mediaType: String)
  /// A document that is never read, with what it is and what to do.
  case unread(Message)
  /// No document.
  case other
}

extension PackageKind {
  /// Whether it is Office's, and its main part is XML of some media types; where those say nothing, whether it stands where Office
  /// puts it.
  func isOffice(of types: [String], folder: String) -> Bool {
    guard case .office(let main, let type) = self else { return false }
    guard type.hasSuffix("main+xml") else { return main.hasPrefix(folder) && main.hasSuffix(".xml") }
    return types.contains {
      type.hasPrefix("application/vnd.openxmlformats-officedocument." + $0) || type.hasPrefix("application/vnd." + $0)
    }
  }
}

extension PackageKind {
  /// Whether it is an OpenDocument of a kind, or a template of that.
  func isOpenDocument(_ name: String) -> Bool {
    guard case .openDocument(let type) = self else { return false }
    let full = "application/vnd.oasis.opendocument." + name
    return type == full || type == full + "-template"
  }
}

extension PackageKind {
  /// The document that it is of a format which only LibreOffice reads.
  var legacyDocument: LegacyDocument? {
    switch self {
    case .office(_, "application/vnd.ms-excel.sheet.binary.macroEnabled.main"): .binaryWorkbook
    case .openDocument("application/vnd.sun.xml.writer"): .oldText
    case .openDocument("application/vnd.sun.xml.calc"): .oldSpreadsheet
    default: nil
    }
  }
}

extension Package {
  /// What the package is.
  /// - Throws: `ReadError.malformedContainer` where it is encrypted, and as ``parse(_:to:)``.
  func kind() throws(ReadError) -> PackageKind {
    if let main = try mainPart() {
      var types = ContentTypeCollector()
      try parse("[Content_Types].xml", to: &types)
      return .office(main: main, mediaType: types.type(of: main))
    }
    if holds("OFD.xml") { return .unread(.ofdFile) }
    if holds("uof.xml") { return .unread(.unifiedOfficeFile) }
    guard holds("content.xml") else { return .other }
    var manifest = ManifestCollector()
    try parse("META-INF/manifest.xml", to: &manifest)
    // ODF 1.3, part 2, 3.4: an encrypted file says so in the manifest.
    if manifest.isEncrypted { throw .malformedContainer(.encryptedDocument) }
    let type = try bytes(of: "mimetype").map { String(decoding: $0, as: UTF8.self) } ?? manifest.mediaType
    return type.map { .openDocument(mediaType: $0) } ?? .other
  }

  /// The folders of charts in an OpenDocument.
  /// - Throws: As ``parse(_:to:)``.
  func charts() throws(ReadError) -> Set<Text> {
    var manifest = ManifestCollector()
    try parse("META-INF/manifest.xml", to: &manifest)
    return manifest.charts
  }
}

/// The media types of parts (ECMA-376-2, 7.2.3).
private struct ContentTypeCollector: XMLHandler {
  private var parts: [String: String] = [:]
  private var extensions: [String: String] = [:]

  /// The type of a part, by its name or by its extension.
  func type(of part: String) -> String {
    let ending = part.utf8.split(separator: UInt8(ascii: ".")).last.map { String(decoding: Array($0), as: UTF8.self) }
    return parts["/" + part.lowercased()] ?? ending.flatMap { extensions[$0.lowercased()] } ?? ""
  }

  mutating func begin(_ element: XMLStartTag) {
    guard let type = element.attribute("ContentType")?.string else { return }
    if element.isNamed("Override", in: .contentTypes), let name = element.attribute("PartName") {
      parts[ZIPName.withSlashes(name.string).lowercased()] = type
    } else if element.isNamed("Default", in: .contentTypes), let name = element.attribute("Extension") {
      extensions[name.string.lowercased()] = type
    }
  }

  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// What the manifest of an OpenDocument says of the whole (ODF 1.3, part 2, 4).
private struct ManifestCollector: XMLHandler {
  private(set) var mediaType: String?
  private(set) var isEncrypted = false
  private(set) var charts: Set<Text> = []

  mutating func begin(_ element: XMLStartTag) {
    if element.isNamed("encryption-data", in: .manifest) { isEncrypted = true }
    guard element.isNamed("file-entry", in: .manifest),
      let path = element.attribute("full-path", in: .manifest)?.string,
      let type = element.attribute("media-type", in: .manifest)?.string
    else { return }
    if path == "/" { mediaType = type }
    if type == "application/vnd.oasis.opendocument.chart", path.utf8.last == UInt8(ascii: "/") {
      charts.insert(Text(String(path.dropLast())))
    }
  }

  func end() {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
