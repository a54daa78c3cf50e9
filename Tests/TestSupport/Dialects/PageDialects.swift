internal import ReportModel

extension Dialect {
  private static let pageHolds: Holdings = Holdings.markup.union([
    .title, .titleBrokenAnywhere, .unitLines, .labelledNotes, .unicode,
  ])

  /// Web pages and what is cut out of them.
  static let pages: [Dialect] = [
    Dialect("html: web page", file: "a.html", .html, holds: pageHolds) { report, generator in
      Array(webPage(of: report, generator).utf8)
    },
    Dialect("html: HTML4 without end tags", file: "a.htm", .html, holds: pageHolds) { report, generator in
      Array(looseTable(of: report, generator).utf8)
    },
    Dialect("html: XHTML", file: "a.xhtml", .html, holds: pageHolds) { report, generator in
      Array(strictPage(of: report, generator).utf8)
    },
    Dialect("html: fragment of references", file: "a.html", .html, holds: pageHolds) { report, generator in
      var style = Markup.Style()
      style.refersToAll = true
      style.outerBlanks = ["&nbsp;", " ", "&#x3000;", "&#160;"]
      return Array(PlainPage(style: style, hasFrame: false).text(of: report, generator).utf8)
    },
    Dialect("html: header of two or three rows", file: "a.html", .html, holds: pageHolds) { report, generator in
      Array(PlainPage(headerLevels: true).text(of: report, generator).utf8)
    },
    Dialect("html: header repeated at page breaks", file: "a.html", .html, holds: pageHolds) { report, generator in
      Array(PlainPage(pageBreak: .header).text(of: report, generator).utf8)
    },
    Dialect(
      "html: table cut in two", file: "a.html", .html, holds: pageHolds.subtracting(.anyFirstColumn)
    ) { report, generator in
      Array(PlainPage(pageBreak: .table).text(of: report, generator).utf8)
    },
    Dialect(
      "html: UTF-8 that says gb2312", file: "a.html", .html, holds: pageHolds, warns: [.contradictingEncoding]
    ) { report, generator in
      Array(PlainPage(charset: "gb2312").text(of: report, generator).utf8)
    },
    Dialect("html: UTF-16", file: "a.html", .html, encoding: "UTF-16LE", holds: pageHolds) { report, generator in
      Encodings.utf16(PlainPage(charset: "unicode").text(of: report, generator))
    },
  ]

  // MARK: A page of a web site

  private static func webPage(of report: RandomReport, _ generator: SeededGenerator) -> String {
    var style = Markup.Style()
    style.wrapsLines = true
    style.runs = [("", ""), ("<span style=\"font-size: 16px\">", "</span>"), ("<strong>", "</strong>")]
    style.unseen = [
      "<span style=\"display: none\">隐藏</span>", "<!-- 编辑：乙 -->", "<i hidden>草稿</i>", "<wbr>",
      "<script>document.write('<td>广告</td>')</script>",
    ]
    var page = Markup(style: style, generator: generator)
    page.add(siteHead)
    page.add("<table width=\"100%\" class=\"layout\"><tr><td class=\"side\">最新信息<br>通知公告</td>\n<td class=\"main\">\n")
    if page.generator.chance(70) { page.add(metadata) }
    for line in report.linesAboveTitle { page.element("p", text: line) }
    page.title(of: report, as: ["h1", "h2", "div", "p"], " class=\"title\"")
    for line in report.linesBelowTitle { page.element("p", " align=\"right\"", text: line) }
    page.add("<div style=\"overflow:auto\"><table border=\"1\" class=\"data\"><tbody>\n")
    var tags = Markup.CellTags()
    tags.attributes = ["", " style=\"text-align: center\"", " valign=\"middle\""]
    tags.inner = [("", ""), ("<p>", "</p>"), ("\n    ", "\n  ")]
    tags.name = page.generator.pick(["th", "td"])
    page.row(report.columns.map { DrawnCell(text: $0.name) }, tags)
    tags.name = "td"
    for row in report.drawnRows {
      if page.generator.chance(10) { page.add("<tr style=\"display:none\"><td>0</td><td>模板行</td></tr>\n") }
      page.row(row, tags)
    }
    page.add("</tbody></table></div>\n")
    for line in report.linesBelowTable { page.element("p", text: line) }
    page.add("</td></tr></table>\n")
    page.add(siteFoot)
    return page.text
  }

  private static let siteHead = """
    <!DOCTYPE html>
    <html lang="zh-CN"><head><meta charset="utf-8"><title>重点工作落实情况表_滨河区人民政府</title>
    <script>var row = "<table><tr><td>序号</td><td>任务</td></tr></table>"; if (1 < 2) { a("</td>"); }</script>
    <style>td > p { margin: 0 }</style></head>
    <body>
    <div class="nav"><a href="/">首页</a> &gt; <a href="/gk">政务公开</a> &gt; 重点工作</div>
    <ul class="menu"><li>领导之窗<li>政策文件<li>2025年重点工作落实情况</ul>
    <textarea style="display:none"><table><tr><td>序号</td><td>任务来源</td></tr></table></textarea>

    """

  /// The table that government sites put above a document.
  private static let metadata = """
    <table class="meta"><tr><td>索引号</td><td>000014349/2026-00012</td><td>分类</td><td>督查工作</td></tr>
    <tr><td>发布机构</td><td>区政府办公室</td><td>发文日期</td><td>2026年04月02日</td></tr>
    <tr><td>名称</td><td colspan="3">重点工作进展</td></tr></table>

    """

  private static let siteFoot = """
    <div class="share">分享到：<a href="#">微信</a></div>
    <table class="foot"><tr><td>版权所有</td><td>网站标识码 1100000001</td></tr></table>
    <noscript>请打开脚本</noscript>
    </body></html>

    """

  // MARK: Two kinds of strictness

  private static func looseTable(of report: RandomReport, _ generator: SeededGenerator) -> String {
    var style = Markup.Style()
    style.isUpperCase = true
    style.omitsEndTags = true
    style.lineBreak = "<BR>"
    var page = Markup(style: style, generator: generator)
    page.add(
      "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">\n<HTML><HEAD>"
        + "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; charset=utf-8\"><TITLE>表</TITLE>\n<BODY BGCOLOR=white>\n")
    for line in report.linesAboveTitle { page.element("p", text: line, isOptional: true) }
    page.title(of: report, as: ["h1", "p", "center"])
    for line in report.linesBelowTitle { page.element("p", " ALIGN=right", text: line, isOptional: true) }
    page.add("<TABLE BORDER=1 WIDTH=100%>\n")
    if page.generator.chance(50) { page.add("<TBODY>\n") }
    var tags = Markup.CellTags()
    tags.attributes = ["", " NOWRAP", " ALIGN=center VALIGN=top"]
    tags.inner = [("", ""), ("<P>", ""), ("<FONT SIZE=2>", "</FONT>")]
    page.row(report.columns.map { DrawnCell(text: $0.name) }, tags)
    for row in report.drawnRows { page.row(row, tags, attributes: page.generator.pick(["", " BGCOLOR=#EEEEEE"])) }
    page.add("</TABLE>\n")
    for line in report.linesBelowTable { page.element("p", text: line, isOptional: true) }
    return page.text
  }

  private static func strictPage(of report: RandomReport, _ generator: SeededGenerator) -> String {
    var style = Markup.Style()
    style.isXML = true
    style.lineBreak = "<br />"
    style.outerBlanks = ["&#160;", " ", "　", "\n"]
    style.usesCharacterData = true
    style.runs = [("", ""), ("<span>", "</span>")]
    style.unseen = ["<span class=\"empty\" />", "<![CDATA[]]>", "<!-- 注 -->", "<a id=\"a\" />"]
    var page = Markup(style: style, generator: generator)
    page.add(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
      <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN"><head><title>表</title>
      <style type="text/css">/*<![CDATA[*/ td > p { margin: 0 } /*]]>*/</style></head><body>

      """)
    for line in report.linesAboveTitle { page.element("p", text: line) }
    page.title(of: report, as: ["h1", "h2"])
    for line in report.linesBelowTitle { page.element("p", text: line) }
    page.add("<table><colgroup><col /><col span=\"2\" /></colgroup><thead>\n")
    var tags = Markup.CellTags(name: "th")
    tags.attributes = ["", " class=\"c\"", " style=\"width: 4em\""]
    page.row(report.columns.map { DrawnCell(text: $0.name) }, tags)
    page.add("</thead><tbody>\n")
    tags.name = "td"
    for row in report.drawnRows { page.row(row, tags) }
    page.add("</tbody></table><hr />\n")
    for line in report.linesBelowTable { page.element("p", text: line) }
    page.add("</body></html>\n")
    return page.text
  }
}

/// A page that is nothing but the report, with one thing about it that is hard.
private struct PlainPage {
  enum PageBreak { case none, header, table }

  var style = Markup.Style()
  var charset = "utf-8"
  /// Whether there is more than what a body holds.
  var hasFrame = true
  var headerLevels = false
  var pageBreak = PageBreak.none

  func text(of report: RandomReport, _ generator: SeededGenerator) -> String {
    var page = Markup(style: style, generator: generator)
    if hasFrame {
      page.add("<!DOCTYPE html>\n<html><head><meta charset=\"\(charset)\"></head><body>\n")
    }
    for line in report.linesAboveTitle { page.element("p", text: line) }
    let hasCaption = page.generator.chance(30) && pageBreak == .none && report.linesBelowTitle.isEmpty
    let titleName = page.generator.pick(["h1", "h2", "p"])
    if !hasCaption { page.title(of: report, as: [titleName]) }
    for line in report.linesBelowTitle { page.element("p", text: line) }
    let tableTag = page.generator.pick(["<table>", "<table border=1>", "<TABLE class='x'>"]) + "\n"
    page.add(tableTag)
    if hasCaption, !report.title.text.isEmpty { page.element("caption", text: report.title.text) }
    var tags = Markup.CellTags()
    tags.attributes = ["", " style='color:red'"]
    let headName = headerLevels ? "th" : page.generator.pick(["th", "td"])
    func addHeader() {
      tags.name = headName
      let rows = headerLevels ? report.drawnHeader : [report.columns.map { DrawnCell(text: $0.name) }]
      for row in rows { page.row(row, tags) }
      tags.name = "td"
    }
    addHeader()
    let rows = report.drawnRows
    var pages = 1
    for (index, row) in rows.enumerated() {
      page.row(row, tags)
      guard pageBreak != .none, report.mayBreak(behind: index), page.generator.chance(50) else { continue }
      pages += 1
      if pageBreak == .header {
        addHeader()
      } else if page.generator.chance(50) {
        page.add("</table>\n")
        if page.generator.chance(50) { page.element("p", text: page.generator.pick(["续表", "（续表）", "第\(pages)页"])) }
        page.title(of: report, as: [titleName])
        page.add(tableTag)
        addHeader()
      } else {
        page.add("</table>\n<p>第\(pages)页</p>\n" + tableTag)
      }
    }
    page.add("</table>\n")
    for line in report.linesBelowTable { page.element("p", text: line) }
    if hasFrame { page.add("</body></html>\n") }
    return page.text
  }
}
