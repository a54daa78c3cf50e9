import ReportKit

private let report = pageHead + "x</table>"

/// Pages, and tables of other formats that hold some.
let pageRows: [GrowthRow] = [
  page("rows of a page", 25) { pageHead + "x" + repeated("<tr><td>2<td>甲<td>乙<td>丙", $0) },
  page("tables", 15) { repeated(report, $0) },
  page("tables under a report", 100) { report + repeated("<table><tr><td>a<td>b<td>c<td>d</table>", $0) },
  page("tables and page numbers under a report", 100) {
    report + repeated("<p>第1页</p><table><tr><td>a<td>b<td>c<td>d</table>", $0)
  },
  page("tables under a report without numbers", 60) { size in
    "<table><tr><th>序号<th>任务来源" + repeated("<tr><td>x<td>甲", size) + "</table>"
      + repeated("<table><tr><td>1<td>甲</table>", size)
  },
  page("tables that go on", 20) { size in
    report + (2...(size + 1)).map { "<p>续表</p><table><tr><td>\($0)<td>甲<td>乙<td>丙</table>" }.joined()
  },
  page("tables inside a cell", 100) { pageHead + repeated("x<table><tr><td>y</table>", $0) },
  page("tables inside each other", 4) { repeated(repeated("<table><tr><td>x", 60) + repeated("</table>", 60), $0) },
  page("lines above headings", 40) { size in
    (1...size).map { "<p>行\($0)</p>" }.joined() + pageHead + "x"
      + (1...size).map { "<tr><td colspan=4>列\($0)" }.joined()
  },
  page("cells that reach over two columns", 20) { size in
    "<table><tr><th>序号<th>任务来源" + repeated("<th colspan=2>x", size) + "<tr><td>1<td>甲"
      + repeated("<td colspan=2>乙", size)
  },
  page("cells that reach over two rows", 10) { size in
    pageHead + "x" + repeated("<tr><td rowspan=2>2<td rowspan=2>甲<td>乙<td>丙<tr><td>乙<td>丙", size)
  },
  page("cells that reach over all rows", 25) { size in
    pageHead + "x<tr><td rowspan=0>2<td rowspan=0>甲<td>乙<td>丙" + repeated("<tr><td>乙<td>丙", size)
  },
  page("cells that reach into others", 20) { size in
    pageHead + "x" + repeated("<tr><td>2<td rowspan=2>甲<tr><td colspan=3>乙", size)
  },
  read("spans above the limit", "html", 1_200) { report + repeated("<table><td rowspan=99999>x</table>", $0) },
  read("elements that no cell closes", "html", 1_000) { pageHead + repeated("<tr><td><span></i>x", $0) },
  read("end tags of what is not open", "html", 2_000) { pageHead + repeated("</b></i></th>", $0) },
  read("CDATA sections that never end", "html", 500) {
    "<?xml version=\"1.0\"?>" + pageHead + repeated("<![CDATA[", $0)
  },
  read("many attributes", "html", 4) { pageHead + repeated("<b \(repeated("a=1 ", 900))>", $0) },
  read("long styles", "html", 10) { pageHead + repeated("<b style=\"\(repeated("color:red;", 100))\">", $0) },
  read("lines of <table", "md", 500) { "|序号|任务来源|\n|-|-|\n|1|甲|\n\n" + repeated("<table\n", $0) },
  read("tables as HTML in Markdown", "md", 60) { repeated(report + "\n\n", $0) },
  read("tables in Markdown", "md", 100) { repeated("# 甲\n\n|序号|任务来源|\n|-|-|\n|1|甲|\n\n", $0) },
  read("columns in Markdown", "md", 100) { size in
    "|序号|任务来源|\(repeated("x|", size))\n|-|-|\(repeated("-|", size))\n|1|甲|\(repeated("y|", size))\n"
  },
  read("blanks and TABs at the end of a line", "txt", 4_000) {
    "\t序号\n\t任务来源\n\n\t1\n\t甲\n\n\(repeated(" ", $0))\(repeated("\t", $0))\n"
  },
  read("cells of pasted text", "txt", 100) { "\t序号\n\t任务来源\n\n" + repeated("\t1\n\t甲\n乙\n\n", $0) },
  read("cells without blank lines", "txt", 100) { "\t序号\n\t任务来源\n" + repeated("\t1\n\t甲\n", $0) },
  read("lines of a pasted cell", "txt", 2_000) { "\t序号\n\t任务来源\n\n\t1\n\t甲\n" + repeated("乙\n", $0) },
  read("tables of pasted text", "txt", 60) { repeated("情况表\n\n\t序号\n\t任务来源\n\n\t1\n\t甲\n\n", $0) },
  read("reports in JSON", "json", 60) { size in
    let report = #"{"title":{"text":""},"columns":[{"name":"序号"},{"name":"任务来源"}],"rows":[{"cells":["1","甲"]}]}"#
    return "{\"reports\":[" + Array(repeating: report, count: size).joined(separator: ",") + "]}"
  },
  read("merges in JSON", "json", 60) { size in
    let row = #"{"cells":["1","甲"],"merged":[{"column":0,"rows":1,"columns":2}]}"#
    return #"{"reports":[{"columns":[{"name":"序号"},{"name":"任务来源"}],"rows":["#
      + Array(repeating: row, count: size).joined(separator: ",") + "]}]}"
  },
]

/// Web archives.
let archiveRows: [GrowthRow] = [
  read("parts of an archive", "mht", 100) { size in
    mimeHead("multipart/related; boundary=B")
      + repeated("--B\nContent-Type: text/html; charset=utf-8\n\n\(report)\u{1}\n", size) + "--B--\n"
  },
  read("lines of a part", "mht", 300) { mimeHead("text/html; charset=utf-8") + report + repeated("<p>\u{1}\n", $0) },
  GrowthRow(name: "places on a long line in GB18030", size: 2_000) { size in
    let text =
      mimeHead("text/html; charset=gb2312") + report + repeated("<table><td rowspan=99999>\u{7532}</table>", size)
    // In this encoding 甲 and the heads of the columns are other bytes; that it is not UTF-8 is all that matters.
    let bytes = Array(text.utf8).flatMap { $0 == 0xE7 ? [0xBC, 0xD7] as [UInt8] : $0 >= 0x80 ? [] : [$0] }
    return [Step("read") { _ = try? ReportReader().readTables(bytes, name: "a.mht") }]
  },
  read("header fields", "mht", 1_000) { mimeHead(repeated("text/html;a=b", $0)) + report },
  read("folded header fields", "mht", 1_000) { "MIME-Version: 1.0\n" + repeated("A: b\n c\n", $0) + "\n" + report },
  read("lines that look like a boundary", "mht", 1_000) {
    mimeHead("multipart/related; boundary=B") + "--B\nContent-Type: text/html\n\n" + report + repeated("--BB\n", $0)
  },
]

/// A text so many times.
func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

private func mimeHead(_ type: String) -> String { "MIME-Version: 1.0\nContent-Type: \(type)\n\n" }

/// A page goes through everything.
private func page(_ name: String, _ size: Int, _ text: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: name, size: size) { reportSteps(Array(text($0).utf8), named: "a.html") }
}

/// Of other formats only the reading is of their own.
private func read(
  _ name: String, _ ending: String, _ size: Int, _ text: @escaping @Sendable (Int) -> String
) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let bytes = Array(text(size).utf8)
    return [Step("read") { _ = try? reader(of: "a." + ending).read(bytes, name: "a." + ending) }]
  }
}
