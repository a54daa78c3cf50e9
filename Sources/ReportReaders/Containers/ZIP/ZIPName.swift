internal import ReportModel
internal import ReportText

/// The names of files in archives.
enum ZIPName {
  /// A name with `/` between its folders, where some programs of Windows write `\`, in the archive and where its parts name others.
  static func withSlashes(_ name: String) -> String {
    String(decoding: name.utf8.map { $0 == ASCII.backslash ? UInt8(ascii: "/") : $0 }, as: UTF8.self)
  }

  /// - Throws: `ReadError.malformedContainer` where a name leads out of the archive: nobody who writes a document needs that.
  static func decode(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) throws(ReadError) -> String {
    let text = String(validating: bytes, as: UTF8.self) ?? (isUTF8 ? nil : String(ibmText: bytes))
    guard let text else { throw .malformedContainer(.damagedArchive) }
    let name = withSlashes(text)
    let folders = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isDrive = name.utf8.dropFirst().first == UInt8(ascii: ":")
    let leadsOut = folders.contains { $0.elementsEqual("..".utf8) || $0.elementsEqual(".".utf8) }
    guard let first = folders.first, !first.isEmpty, !isDrive, !leadsOut, !name.utf8.contains(0) else {
      throw .malformedContainer(.nameLeadsOut(name))
    }
    return name
  }
}

extension String {
  /// Text in the character set of the IBM PC, code page 437, in which names are that say nothing else (APPNOTE, appendix D).
  fileprivate init(ibmText bytes: some Sequence<UInt8>) {
    let upper = Array(
      ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
        + "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
    self.init()
    for byte in bytes { unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80]) }
  }
}
