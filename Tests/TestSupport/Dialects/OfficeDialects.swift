internal import ReportModel

extension Dialect {
  private static let officeHolds: Holdings = Holdings.markup.union([.title, .titleBrokenAnywhere, .unitLines])

  /// What Word, Excel and WPS save as a web page.
  static let office: [Dialect] = [
    Dialect(
      "html: Word", file: "a.htm", .html, encoding: "GB18030", holds: officeHolds.union(.labelledNotes)
    ) { report, generator in
      try Encodings.gbk(wordPage(of: report, charset: "gb2312", generator))
    },
    Dialect(
      "html: Excel", file: "a.htm", .html, encoding: "GB18030", holds: officeHolds
    ) { report, generator in
      try Encodings.gbk(excelPage(of: report, charset: "gb2312", generator))
    },
    Dialect(
      "html: .xls of a web system", file: "a.xls", .html, holds: officeHolds.union(.unicode)
    ) { report, generator in
      Array(exportedSheet(of: report, generator).utf8)
    },
    Dialect(
      "html: WPS", file: "a.html", .html, holds: officeHolds.union(.unicode)
    ) { report, generator in
      Array(wpsPage(of: report, generator).utf8)
    },
  ]

  // MARK: Word

  static func wordPage(of report: RandomReport, charset: String, _ generator: SeededGenerator) -> String {
    var style = Markup.Style()
    style.wrapsLines = true
    style.usesBlocks = false
    style.lineBreak = "<br>\n"
    style.outerBlanks = ["&nbsp;", "<span style='mso-spacerun:yes'>&nbsp; </span>", " "]
    style.runs = [
      ("", ""), ("<span style='font-size:12.0pt;font-family:宋体'>", "</span>"),
      ("<span lang=EN-US\nstyle='font-size:12.0pt'>", "</span>"), ("<b style='mso-bidi-font-weight:normal'>", "</b>"),
      ("<SPAN lang=EN-US>", "</SPAN>"), ("<st1:chsdate IsROCDate=\"False\" w:st=\"on\">", "</st1:chsdate>"),
    ]
    style.unseen = [
      "<o:p></o:p>", "<span style='mso-hide:all'>隐藏文字</span>", "<!--[if supportFields]><span>域</span><![endif]-->",
      "<span style='display:none;mso-hide:all'>底稿</span>", "<a name=\"_Toc1\"></a>", "<![if !vml]><![endif]>",
    ]
    var page = Markup(style: style, generator: generator)
    page.add(wordHead(charset: charset))
    for line in report.linesAboveTitle { page.wordParagraph(line, " align=left") }
    page.title(of: report, as: ["p"], " class=MsoNormal align=center style='text-align:center'")
    for line in report.linesBelowTitle { page.wordParagraph(line, " align=right") }
    page.add(vmlBox)
    page.add("<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\n")
    var tags = Markup.CellTags()
    tags.attributes = [" width=50 valign=top style='width:37.3pt;padding:0cm 5.4pt'", " WIDTH=\"20%\"", ""]
    for (index, row) in ([report.columns.map { DrawnCell(text: $0.name) }] + report.drawnRows).enumerated() {
      page.wordRow(row, tags, index: index)
    }
    page.add("<![if !supportMisalignedColumns]><tr height=0><td width=50 style='border:none'></td></tr><![endif]>\n")
    page.add("</table>\n")
    for line in report.linesBelowTable { page.wordParagraph(line) }
    page.add("<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n</div>\n</body>\n</html>\n")
    return page.text
  }

  private static func wordHead(charset: String) -> String {
    """
    <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
    xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">

    <head>
    <meta http-equiv=Content-Type content="text/html; charset=\(charset)">
    <meta name=ProgId content=Word.Document>
    <!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
    <title>落实情况表</title>
    <!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
    <style><!-- /* Font Definitions */ @font-face {font-family:宋体;} p.MsoNormal {margin:0cm;} --></style>
    </head>

    <body lang=ZH-CN style='tab-interval:21.0pt'>
    <div class=WordSection1 style='layout-grid:15.6pt'>

    """
  }

  /// A text box with a table in it, which only Word shows.
  private static let vmlBox = """
    <!--[if gte vml 1]><v:shape id="x" style='position:absolute'><v:textbox><table><tr><td>序号</td><td>任务</td>
    </tr></table></v:textbox></v:shape><![endif]-->

    """
}

extension Markup {
  fileprivate mutating func wordParagraph(_ text: String, _ attributes: String = "") {
    add("<p class=MsoNormal\(attributes)>")
    line(text)
    add("<span lang=EN-US><o:p></o:p></span></p>\n\n")
  }

  fileprivate mutating func wordRow(_ cells: [DrawnCell], _ tags: CellTags, index: Int) {
    add(" <tr style='mso-yfti-irow:\(index);page-break-inside:avoid'>\n")
    for cell in cells {
      var attributes = generator.pick(tags.attributes)
      if cell.rowSpan > 1 { attributes += " rowspan=\(cell.rowSpan)" }
      if cell.columnSpan > 1 { attributes += " colspan=\(cell.columnSpan)" }
      add("  <td\(attributes)>\n")
      wordLines(cell.text)
      add("  </td>\n")
    }
    add(" </tr>\n")
  }

  /// Paragraphs, or line breaks in one.
  private mutating func wordLines(_ text: String) {
    let parts = lines(of: text)
    let usesBreaks = parts.count > 1 && generator.chance(30)
    if usesBreaks {
      add("  <p class=MsoNormal>")
      content(text)
      add("<o:p></o:p></p>\n")
      return
    }
    for part in parts {
      add("  <p class=MsoNormal align=left style='text-align:left'>")
      if part.isEmpty {
        add(
          generator.pick([
            "<span lang=EN-US><o:p>&nbsp;</o:p></span>", "<![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p>",
          ]))
      } else {
        line(part)
        add(generator.pick(["<o:p></o:p>", "<span lang=EN-US><o:p></o:p></span>", ""]))
      }
      add("</p>\n")
    }
  }
}
