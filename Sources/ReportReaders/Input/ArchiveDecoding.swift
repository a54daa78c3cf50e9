internal import ReportModel

/// Decodes the pages of an archive and puts them one after the other.
func decode(
  _ archive: MIMEArchive, of file: [UInt8], encoding: String?, isLossy: Bool
) throws(ReadError) -> Reading<SourceText> {
  guard !archive.parts.isEmpty else { throw .archiveWithoutPages }
  var origin = ArchiveOrigin(file: file)
  var text: [UInt8] = []
  var diagnostics: [Diagnostic] = []
  for part in archive.parts {
    let place = origin.lines.location(at: part.map.original(of: 0))
    let declared = part.charset ?? declaredEncoding(of: part.content)
    let reading: Reading<SourceText>
    do {
      reading = try decodeText(part.content, encoding: encoding, declared: declared, isLossy: isLossy)
    } catch .undecodable(let name, let offset, let byte, _) {
      let offset = part.map.original(of: offset)
      throw .undecodable(encoding: name, offset: offset, byte: byte, at: origin.lines.location(at: offset))
    } catch .otherwiseUTF8(let name, _) {
      throw .otherwiseUTF8(named: name, at: place)
    } catch { throw error }
    diagnostics += reading.diagnostics.map { Diagnostic($0.code, $0.translations, at: place) }
    origin.append(part, decoded: reading.value, at: text.count)
    text += reading.value.bytes
  }
  // A program writes all pages in one encoding, but the frame that Excel puts first is often ASCII, which says nothing.
  let telling = origin.pages.first { page in text[page.range].contains { $0 >= 0x80 } }
  let name = telling?.encoding ?? "UTF-8"
  return Reading(
    value: SourceText(
      archive: text, encoding: name, pages: origin.pages.map(\.range), origin: origin), diagnostics: diagnostics)
}

/// Where the decoded pages of an archive stand in its file.
struct ArchiveOrigin: SourceOrigin {
  /// A page as decoded, and the part of the archive that it was.
  struct Page: Sendable {
    let range: Range<Int>
    let encoding: String
    fileprivate let map: OffsetMap
    /// The lines of the part; line for line those of the page.
    fileprivate let contentLines: LineIndex
    fileprivate let pageLines: LineIndex
  }

  private(set) var pages: [Page] = []
  let lines: LineIndex

  /// A longer line is not measured; what stands after so many bytes of it is placed there.
  private static let measuredLength = 8_192

  init(file: [UInt8]) { lines = LineIndex(file) }

  mutating func append(_ part: MIMEArchive.Part, decoded: SourceText, at start: Int) {
    pages.append(
      Page(
        range: start..<(start + decoded.bytes.count), encoding: decoded.encoding, map: part.map,
        contentLines: LineIndex(part.content), pageLines: LineIndex(decoded.bytes)))
  }

  /// The place in the file of an offset in the decoded pages.
  func location(at offset: Int, in text: [UInt8]) -> SourceLocation {
    let next = pages.firstIndex(beyond: offset) { $0.range.lowerBound }
    guard next > 0 else { return lines.location(at: 0) }
    let page = pages[next - 1]
    let offset = min(offset, page.range.upperBound) - page.range.lowerBound
    let line = page.pageLines.line(at: offset)
    let start = page.pageLines.starts[line]
    // UTF-16 has bytes that only look like line ends.
    guard page.pageLines.starts.count == page.contentLines.starts.count else {
      return lines.location(at: page.map.original(of: 0))
    }
    let end = min(offset, start + Self.measuredLength)
    let before = text[(page.range.lowerBound + start)..<(page.range.lowerBound + end)]
    let length = Transcoder.length(of: before, in: page.encoding)
    return lines.location(at: page.map.original(of: page.contentLines.starts[line] + length))
  }
}
