internal import ReportModel

extension Dialect {
  static func excelPage(of report: RandomReport, charset: String, _ generator: SeededGenerator) -> String {
    var style = Markup.Style()
    style.usesBlocks = false
    style.lineBreak = "<br style=\"mso-data-placement:same-cell;\">"
    style.outerBlanks = ["&nbsp;", "<span style='mso-spacerun:yes'>&nbsp;</span>", " "]
    style.wrapsLines = true
    style.runs = [
      ("", ""), ("", ""), ("<font class=\"font6\">", "</font>"), ("<span style='display:inline'>", "</span>"),
    ]
    var page = Markup(style: style, generator: generator)
    page.add(excelHead(charset: charset))
    let width = report.columns.count
    page.add("<table border=0 cellpadding=0 cellspacing=0 width=700 style='border-collapse:\n collapse'>\n")
    page.add(" <col width=72 style='mso-width-source:userset'>\n <col width=144 span=\(width - 1)>\n")
    var tags = Markup.CellTags()
    tags.attributes = [" class=xl65", " class=xl66 width=72 style='border-top:none'"]
    for (index, line) in (report.linesAboveTitle + report.titleRows + report.linesBelowTitle).enumerated() {
      page.row(
        [DrawnCell(text: line, columnSpan: width)], tags, attributes: " height=\(index + 20) style='height:15.0pt'")
    }
    page.row(report.columns.map { DrawnCell(text: $0.name) }, tags, attributes: " height=19")
    tags.attributes += [" class=xl67 x:num", " class=xl68 align=right x:str=\"'\"", " CLASS=xl69 x:num=\"0.5\""]
    for row in report.drawnRows { page.row(row, tags, attributes: " height=19 style='height:14.25pt'") }
    page.add("<![if supportMisalignedColumns]>\n <tr height=0 style='display:none'>\n")
    for _ in 0..<width { page.add("  <td width=72 style='width:54pt'></td>\n") }
    page.add(" </tr>\n <![endif]>\n</table>\n\n</body>\n\n</html>\n")
    return page.text
  }

  private static func excelHead(charset: String) -> String {
    """
    <html xmlns:o="urn:schemas-microsoft-com:office:office"
    xmlns:x="urn:schemas-microsoft-com:office:excel"
    xmlns="http://www.w3.org/TR/REC-html40">

    <head>
    <meta http-equiv=Content-Type content="text/html; charset=\(charset)">
    <meta name=ProgId content=Excel.Sheet>
    <style>
    <!--table {mso-displayed-decimal-separator:"\\.";}
    .xl65 {mso-number-format:"\\@"; text-align:center;}
    -->
    </style>
    <!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Sheet1</x:Name>
    </x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
    </head>

    <body link=blue vlink=purple>

    """
  }

  /// What web systems call Excel: a bare table under a name that ends in .xls.
  static func exportedSheet(of report: RandomReport, _ generator: SeededGenerator) -> String {
    var style = Markup.Style()
    style.outerBlanks = ["&nbsp;", "　", "\n"]
    style.lineBreak = "<br/>"
    var page = Markup(style: style, generator: generator)
    page.add(
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta http-equiv=\"Content-Type\" "
        + "content=\"application/vnd.ms-excel; charset=utf-8\"></head><body><table border=\"1\">")
    let width = report.columns.count
    var tags = Markup.CellTags()
    let hasCaption = report.linesAboveTitle.isEmpty && !report.title.text.isEmpty && page.generator.chance(50)
    if hasCaption { page.element("caption", text: report.title.text) }
    let above = report.linesAboveTitle + (hasCaption ? [] : report.titleRows) + report.linesBelowTitle
    for line in above { page.row([DrawnCell(text: line, columnSpan: width)], tags) }
    tags.attributes = ["", " style=\"mso-number-format:'\\@';\"", " style=\"vnd.ms-excel.numberformat:@\" nowrap"]
    page.add("<thead>")
    tags.name = "th"
    page.row(report.columns.map { DrawnCell(text: $0.name) }, tags)
    page.add("</thead><tbody>")
    tags.name = "td"
    for row in report.drawnRows { page.row(row, tags) }
    page.add("</tbody></table></body></html>")
    return page.text
  }

  static func wpsPage(of report: RandomReport, _ generator: SeededGenerator) -> String {
    var style = Markup.Style()
    style.usesBlocks = false
    style.lineBreak = "<br/>"
    style.outerBlanks = ["&nbsp;", " ", "<span style='mso-spacerun:yes;'>&nbsp;</span>"]
    style.runs = [("", ""), ("<font class=\"font0\">", "</font>"), ("<span class=\"font12\">", "</span>")]
    var page = Markup(style: style, generator: generator)
    page.add(
      """
      <html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
       xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
       <head>
        <meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>
        <meta name="ProgId" content="Excel.Sheet"/>
        <meta name="Generator" content="WPS Office ET"/>
        <!--[if gte mso 9]><xml><o:DocumentProperties><o:Created>2026-04-01T00:00:00</o:Created>
        </o:DocumentProperties></xml><![endif]-->
        <style><!-- @page {margin:1.00in;} .font0 {font-family:"宋体";} --></style>
       </head>
       <body link="blue" vlink="purple">
        <table width="800" border="0" cellpadding="0" cellspacing="0" style='border-collapse:collapse;'>
         <col width="72" style='width:54.00pt;'/>

      """)
    let width = report.columns.count
    var tags = Markup.CellTags()
    tags.attributes = [" class=\"xl65\" x:str", " class=\"xl66\" height=\"18\" x:str style='height:13.50pt;'"]
    for line in report.linesAboveTitle + report.titleRows + report.linesBelowTitle {
      page.row([DrawnCell(text: line, columnSpan: width)], tags, attributes: " height=\"18\"")
    }
    page.row(report.columns.map { DrawnCell(text: $0.name) }, tags, attributes: " height=\"18\"")
    tags.attributes += [" class=\"xl67\" x:num", " class=\"xl68\" align=\"right\" x:num=\"1\""]
    for row in report.drawnRows { page.row(row, tags, attributes: " height=\"18\" style='height:13.50pt;'") }
    page.add(" <![if supportMisalignedColumns]>\n  <tr width=\"0\" style='display:none;'>\n")
    for _ in 0..<width { page.add("   <td width=\"72\" style='width:54;'></td>\n") }
    page.add("  </tr>\n <![endif]>\n  </table>\n </body>\n</html>\n")
    return page.text
  }
}

extension RandomReport {
  /// The title as rows of a sheet: every other title of several lines is one cell.
  var titleRows: [String] {
    title.text.isEmpty ? [] : title.text.utf8.count.isMultiple(of: 2) ? [title.text] : titleLines
  }
}
