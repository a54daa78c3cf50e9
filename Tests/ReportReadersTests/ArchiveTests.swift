import ReportModel
import ReportKit
import ReportReaders
import TestSupport
import Testing

/// Web archives (MHTML) as Word, Excel and browsers save them.
struct ArchiveTests {
  private let gbkPage: [UInt8] =
    Array("<html><meta charset=gb2312><table>\r\n<tr><td>".utf8) + [0xD0, 0xF2, 0xBA, 0xC5]  // 序号
    + Array("<td colspan=5000>".utf8) + [0xC8, 0xCE, 0xCE, 0xF1] + Array("</table>".utf8)  // 任务

  /// Quoted-printable with every line cut at a width.
  private func quoted(_ bytes: [UInt8], width: Int = 40) -> String {
    var lines = [""]
    for byte in bytes {
      if byte == 13 { continue }
      if byte == 10 {
        lines.append("")
        continue
      }
      let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=")
      let hex = String(byte, radix: 16, uppercase: true)
      let piece = isPlain ? String(Unicode.Scalar(byte)) : "=" + (hex.utf8.count < 2 ? "0" : "") + hex
      if lines[lines.count - 1].utf8.count + piece.utf8.count > width {
        lines[lines.count - 1] += "="
        lines.append("")
      }
      lines[lines.count - 1] += piece
    }
    return lines.joined(separator: "\r\n")
  }

  private func archive(_ parts: [(header: String, body: String)]) -> [UInt8] {
    var text = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"--=_x;1\"\r\n\r\nMIME.\r\n\r\n"
    for part in parts { text += "----=_x;1\r\n" + part.header + "\r\n\r\n" + part.body + "\r\n" }
    return Array((text + "----=_x;1--\r\n").utf8)
  }

  private let html = "Content-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: Quoted-Printable"

  @Test func linesBetweenTablesOfPagesStandOnce() throws {
    let page = { (number: Int) in "<p>甲\(number)</p><table><tr><td>x</table><p>乙\(number)</p>" }
    let header = "Content-Type: text/html; charset=utf-8"
    let bytes = archive([(header, page(1)), (header, page(2)), (header, "<p>丙</p>"), (header, page(3))])
    let blocks = try readTables(decode(bytes).value, as: .html).value
    #expect(blocks.lines.map { $0.map(\.text) } == [["甲1"], ["乙1", "甲2"], ["乙2", "丙", "甲3"], ["乙3"]])
  }

  @Test func partsAreDecodedAndOtherPartsLeftOut() throws {
    let frame = "<frameset><frame src=\"sheet001.htm\"><noframes><table><tr><td>x</table></noframes></frameset>"
    let bytes = archive([
      (html, quoted(Array(frame.utf8))),
      ("Content-Type: text/css", "td { }"),
      (html + "\r\nContent-Location: file:///C:/x/sheet001.htm", quoted(gbkPage)),
      ("Content-Type: image/png\r\nContent-Transfer-Encoding: base64", "AAAA"),
    ])
    let source = try decode(bytes)
    #expect(source.value.encoding == "GB18030" && source.diagnostics.isEmpty)
    #expect(try detectFormat(of: source.value, fileExtension: nil) == .html)
    let reading = try readTables(source.value, as: .html)
    #expect(reading.value.tables.map { $0.grid.map { Array($0.prefix(2)) } } == [[["序号", "任务"]]])
    // The place is that of the tag in the archive, behind 序号 as =D0=F2=BA=C5 and a soft line break.
    let place = try #require(reading.diagnostics.first?.location)
    let line = Array(
      bytes.split(separator: 10, omittingEmptySubsequences: false)[place.line - 1].dropFirst(place.column - 1))
    #expect(reading.diagnostics.map(\.code) == [.clampedSpan])
    #expect(line.starts(with: Array("<td ".utf8)), "\(String(decoding: line, as: UTF8.self))")
  }

  @Test func base64OfUTF8AndOfUTF16() throws {
    for (charset, body) in [
      ("utf-8", "PHRhYmxlPjx0cj48dGQ+5bqP5Y+3PHRk\r\nPuS7u+WKoTwvdGFibGU+"),
      ("unicode", "//48AHQAYQBiAGwAZQA+ADwAdAByAD4APAB0AGQAPgCPXvdTPAB0AGQAPgD7TqFSPAAvAHQAYQBiAGwAZQA+AA=="),
    ] {
      let header = "Content-Type: text/html; charset=\(charset)\r\nContent-Transfer-Encoding: base64"
      #expect(
        try readTables(decode(archive([(header, body)])).value, as: .html).value.tables.map(\.grid)
          == [[["序号", "任务"]]])
    }
  }

  @Test func innerMultipartsAndBarePagesAreRead() throws {
    let inner = """
      Content-Type: multipart/alternative; boundary=in

      --in
      Content-Type: text/plain

      x
      --in
      Content-Type: text/html

      <table><tr><td>a</table>
      """
    for text in [
      "Mime-Version: 1.0\nContent-Type: multipart/related; boundary=\"out\"\n\n--out\n\(inner)\n--in--\n--out--\n",
      // Cut off in the middle.
      "\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"out\"\n\n--out\n\(inner)",
      "MIME-Version: 1.0\nContent-Type: text/html\n\n<table><tr><td>a</table>",
    ] {
      let reading = try readTables(decode(Array(text.utf8)).value, as: .html)
      #expect(reading.value.tables.map(\.grid) == [[["a"]]])
    }
  }

  @Test func undecodableBytesAreNamedInTheArchive() throws {
    let text =
      "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    let error = #expect(throws: ReadError.self) { try decode(Array((text + "ab\n=E4=B8=AD=FF=FF").utf8)) }
    #expect(error?.diagnostic.location == ReportModel.SourceLocation(line: 6, column: 10))
  }

  @Test func malformedEscapesStayAsTheyStand() throws {
    let text = "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    let source = try decode(Array((text + "a=zz=4=3d =  \nb \t \nc=").utf8)).value
    #expect(String(decoding: source.bytes, as: UTF8.self) == "a=zz=4= b\nc")
  }

  @Test(arguments: ["序号: a\n\nb", "Re: x\n\ny", "a,b\n1,2", "MIME-Version: 1.0\nContent-Type: text/plain\n\nx"])
  func otherTextsAreNoArchives(_ text: String) throws {
    #expect(try decode(Array(text.utf8)).value.bytes == Array(text.utf8))
  }
}
