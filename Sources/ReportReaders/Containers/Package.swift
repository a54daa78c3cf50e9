package import ReportModel
internal import ReportText

/// A document that is an archive of parts: of Microsoft's Office (Open Packaging Conventions, ECMA-376-2) or an OpenDocument
/// (ODF 1.3, part 2).
///
/// Parts are inflated when they are asked for, and the bytes of all of them are counted together.
package final class Package {
  let limits: Limits
  private let archive: ZIPArchive
  private var inflated = 0

  /// - Parameter bytes: An archive; see ``ZIPArchive/isArchive(_:)``.
  /// - Throws: `ReadError.malformedContainer`, `ReadError.fixedLimitExceeded`.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ReadError) {
    archive = try ZIPArchive(bytes)
    self.limits = limits
  }

  /// Whether there is a part of a name.
  func holds(_ name: String) -> Bool { archive.entry(named: name) != nil }

  /// How many bytes a part has; 0 where there is none of that name.
  func size(of name: String) -> Int { archive.entry(named: name)?.size ?? 0 }

  /// The bytes of a part; nil where there is none of that name.
  /// - Throws: `ReadError.malformedContainer`, `ReadError.limitExceeded`.
  package func bytes(of name: String) throws(ReadError) -> [UInt8]? {
    guard let entry = archive.entry(named: name) else { return nil }
    let content = try archive.content(of: entry, limits: limits, left: limits[.inflatedSize] - inflated)
    inflated += content.count
    return content
  }

  /// The text of a part of XML; nil where there is none of that name. Its places name the part.
  /// - Throws: What ``bytes(of:)`` throws, and `ReadError.undecodable`.
  func text(of name: String) throws(ReadError) -> SourceText? {
    guard let bytes = try bytes(of: name) else { return nil }
    let place = SourceLocation(.part(name))
    do {
      let text = try decodeText(bytes, declared: declaredEncoding(of: bytes)).value
      return SourceText(bytes: text.bytes, encoding: text.encoding, origin: PartOrigin(place: place))
    } catch .undecodable(let encoding, let offset, let byte, _) {
      throw .undecodable(encoding: encoding, offset: offset, byte: byte, at: place)
    } catch { throw error }
  }

  /// Sends the elements and texts of a part to a handler.
  /// - Returns: Whether there is such a part.
  /// - Throws: What ``text(of:)``, the handler and ``parseXML(_:limits:to:)`` throw.
  @discardableResult
  func parse(_ name: String, to handler: inout some XMLHandler) throws(ReadError) -> Bool {
    guard let text = try text(of: name) else { return false }
    try parseXML(text, limits: limits, to: &handler)
    return true
  }
}

/// Everything in a part is at the place of the part: nobody who opens the document sees its lines.
private struct PartOrigin: SourceOrigin {
  let place: SourceLocation

  func location(at offset: Int, in text: [UInt8]) -> SourceLocation { place }
}
