internal import ReportModel

extension Dialect {
  private static let mimeHolds: Holdings = Holdings.markup.union([.title, .titleBrokenAnywhere, .unitLines])

  /// Web archives (MHTML), one file with all parts of a page.
  static let mime: [Dialect] = [
    Dialect(
      "mht: Excel, quoted-printable, GBK", file: "a.mht", .html, encoding: nil, holds: mimeHolds
    ) { report, generator in
      let page = try Encodings.gbk(excelPage(of: report, charset: "gb2312", generator))
      return archive(pageName: "a.files/sheet001.htm", page, charset: "gb2312", isFramed: true, encode: quotedPrintable)
    },
    Dialect(
      "mht: Word, base64, UTF-8", file: "a.mht", .html, encoding: nil, holds: mimeHolds.union(.labelledNotes)
    ) { report, generator in
      let page = Array(wordPage(of: report, charset: "utf-8", generator).utf8)
      return archive(pageName: "a.htm", page, charset: "utf-8", isFramed: false, encode: base64)
    },
    Dialect(
      "mht: Word, quoted-printable, GBK, no name", file: "a", .html, encoding: nil,
      holds: mimeHolds.union(.labelledNotes)
    ) { report, generator in
      let page = try Encodings.gbk(wordPage(of: report, charset: "gb2312", generator))
      return archive(pageName: "a.htm", page, charset: "gb2312", isFramed: false, encode: quotedPrintable)
    },
    Dialect(
      "mht: Excel, base64, UTF-8", file: "a.mhtml", .html, encoding: nil, holds: mimeHolds
    ) { report, generator in
      let page = Array(excelPage(of: report, charset: "utf-8", generator).utf8)
      return archive(pageName: "a.files/sheet001.htm", page, charset: "utf-8", isFramed: true, encode: base64)
    },
  ]

  private typealias TransferEncoding = (name: String, text: @Sendable ([UInt8]) -> String)

  /// The parts as Office writes them: for a workbook a set of frames comes first, and a page of tabs behind the sheet.
  private static func archive(
    pageName: String, _ page: [UInt8], charset: String, isFramed: Bool, encode: TransferEncoding
  ) -> [UInt8] {
    let boundary = "----=_NextPart_01DBA2C5.7A3E4F10"
    var parts: [String] = []
    func add(_ name: String, _ type: String, _ body: [UInt8]) {
      parts.append(
        "Content-Location: file:///C:/12345678/\(name)\r\nContent-Transfer-Encoding: \(encode.name)\r\n"
          + "Content-Type: \(type)\r\n\r\n" + encode.text(body) + "\r\n\r\n")
    }
    let html = "text/html; charset=\"\(charset)\""
    if isFramed {
      add("a.htm", html, Array(frames(charset: charset).utf8))
      add("a.files/stylesheet.css", "text/css; charset=\"\(charset)\"", Array("tr {height:14.25pt;}\r\n".utf8))
      let tabs = "<html><body><table><tr><td><a href=\"sheet001.htm\">Sheet1</a></td></tr></table></body></html>\r\n"
      add("a.files/tabstrip.htm", html, Array(tabs.utf8))
    }
    add(pageName, html, page)
    let files = "<xml xmlns:o=\"urn:schemas-microsoft-com:office:office\"><o:File HRef=\"\(pageName)\"/></xml>"
    add("a.files/filelist.xml", "text/xml; charset=\"utf-8\"", Array(files.utf8))
    let head =
      "MIME-Version: 1.0\r\n" + (isFramed ? "X-Document-Type: Workbook\r\n" : "")
      + "Content-Type: multipart/related;\r\n\tboundary=\"\(boundary)\"\r\n\r\n"
      + "This document is a Single File Web Page, also known as a Web Archive file.\r\n\r\n"
    let body = parts.map { "--\(boundary)\r\n" + $0 }.joined()
    return Array((head + body + "--\(boundary)--\r\n").utf8)
  }

  private static func frames(charset: String) -> String {
    """
    <html xmlns:x="urn:schemas-microsoft-com:office:excel">
    <head><meta http-equiv=Content-Type content="text/html; charset=\(charset)"><title>a</title></head>
    <frameset rows="*,39" border=0><frame src="a.files/sheet001.htm" name="frSheet"><frame src="a.files/tabstrip.htm">
    <noframes><body><p>This page uses frames, but your browser doesn't support them.</p></body></noframes></frameset>
    </html>

    """
  }

  // MARK: Transfer encodings

  /// RFC 2045, section 6.7: lines of at most 76 characters; every line end of the page stays one.
  private static let quotedPrintable: TransferEncoding = (
    "quoted-printable",
    { bytes in
      let digits = Array("0123456789ABCDEF".utf8)
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count * 2)
      var width = 0
      for (index, byte) in bytes.enumerated() {
        if byte == 10 {
          output.append(13)
          output.append(10)
          width = 0
          continue
        }
        let endsLine = index + 1 == bytes.count || bytes[index + 1] == 10
        let isPlain = byte > 0x20 && byte < 0x7F && byte != 0x3D || (byte == 0x20 && !endsLine)
        if width > 72 {
          output.append(contentsOf: [0x3D, 13, 10])
          width = 0
        }
        if isPlain {
          output.append(byte)
        } else {
          output.append(0x3D)
          output.append(digits[Int(byte >> 4)])
          output.append(digits[Int(byte & 15)])
        }
        width += isPlain ? 1 : 3
      }
      return String(decoding: output, as: UTF8.self)
    }
  )

  /// RFC 2045, section 6.8, in lines of 76 characters.
  private static let base64: TransferEncoding = (
    "base64",
    { bytes in
      let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count * 3 / 2)
      var start = 0
      while start < bytes.count {
        if start > 0, start.isMultiple(of: 57) {
          output.append(13)
          output.append(10)
        }
        let count = min(3, bytes.count - start)
        var value = 0
        for place in 0..<3 { value = value << 8 | (place < count ? Int(bytes[start + place]) : 0) }
        for place in 0..<4 {
          output.append(place > count ? 0x3D : alphabet[value >> (18 - place * 6) & 63])
        }
        start += 3
      }
      return String(decoding: output, as: UTF8.self)
    }
  )
}
