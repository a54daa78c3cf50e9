import ReportKit

/// What is put right, or refused, before a table is recognised.
let repairRows: [GrowthRow] = [
  GrowthRow(name: "joined files", size: 60) { size in
    let files = (1...size).map { "\(2_000 + $0)年重点工作落实情况表,,\n序号,任务内容,责任单位\($0 % 7)\n1,修路,甲局\n" }
    return reportSteps(Array(files.joined().utf8), named: "a.csv")
  },
  GrowthRow(name: "joined files with one header", size: 100) { size in
    reportSteps(Array(repeated("序号,任务内容,责任单位\n1,修路,甲局\n", size).utf8), named: "a.csv")
  },
  sideBySide("columns side by side", size: 240) { size in (parts: size, rows: 8) },
  sideBySide("rows side by side", size: 60) { size in (parts: 8, rows: size) },
  GrowthRow(name: "parted numbers", size: 400) { size in
    let steps = ["12 345 ", "5\n8\n", "1. 5 ", "1, 200 ", "1\t"].map { text in
      let report = csv([
        ["序号", "任务内容", "完成率", "总投资（万元）", "完成时限"],
        ["1", "修路", repeated(text, size), repeated(text, size), repeated(text, size)],
      ])
      return Step(text.debugDescription) { _ = try? reader(of: "a.csv").read(report, name: "a.csv") }
    }
    return steps
  },
  GrowthRow(name: "lost separators", size: 100) { size in
    ["序号 任务内容 责任 甲\n", "序号，任务，进展，甲\n", "序号任务内容责任部门进展甲\n", "甲 ", "甲，"].map { text in
      let bytes = Array(repeated(text, size).utf8)
      return Step(text.debugDescription) { _ = try? reader(of: "a.txt").read(bytes, name: "a.txt") }
    }
  },
  menu("links above a table", 100) { repeated("<p><a href=x>2024年重点工作完成情况</a> 2024-05-01</p>", $0) },
  menu("titles above a table", 100) { size in (1...size).map { "<p>\(2_000 + $0)年重点工作完成情况</p>" }.joined() },
  menu("items in a cell above a table", 100) {
    "<table><tr><td><ul>" + repeated("<li>公开<li>2024年完成情况", $0) + "</ul></table>"
  },
  menu("links behind words in a cell above a table", 100) {
    "<table><tr><td>" + repeated("2024年完成情况（<a href=x>下载</a>）<br>", $0) + "</table>"
  },
  menu("steps of paths above a table", 100) { repeated("<p>首页</p><p>&gt;</p><p>公开</p>", $0) },
  menu("boxes in boxes in a line", 60) {
    repeated("甲 <b style=display:inline-block><i style=visibility:hidden;float:left> ", $0)
  },
  menu("hidden elements in a reversed list", 60) {
    "<table><tr><td><ol reversed>" + repeated("<li><div hidden><ul><li>甲", $0) + "</ol></table>"
  },
  menu("asides in asides", 40) { repeated("<aside>甲", $0) },
  menu("blocks that cut formatting elements", 60) {
    repeated("<b style=white-space:pre><i style=visibility:hidden><p style=white-space:normal>甲</b></i>", $0)
  },
  menu("formatting elements that one block cuts", 10) { size in
    (1...size).map { "<font color=\($0) style=white-space:pre>" }.joined() + "<p style=white-space:normal>甲"
      + repeated("</font>", size)
  },
]

private func menu(_ name: String, _ size: Int, _ text: @escaping @Sendable (Int) -> String) -> GrowthRow {
  GrowthRow(name: name, size: size) { size in
    let page = Array((text(size) + "<table><tr><td>序号<td>任务<td>进展情况<tr><td>1<td>甲<td>乙</table>").utf8)
    return [Step("read") { _ = try? reader(of: "a.html").read(page, name: "a.html") }]
  }
}

/// A table with its columns several times side by side, which can be taken apart or not.
private func sideBySide(_ name: String, size: Int, _ shape: @escaping @Sendable (Int) -> (parts: Int, rows: Int))
  -> GrowthRow
{
  GrowthRow(name: name, size: size) { size in
    let (parts, rows) = shape(size)
    let lines = [repeated("修路,甲局,", parts), repeated("修路,,", parts), "二、民生" + repeated(",", parts) + "旁注"]
    return lines.map { line in
      let text = repeated("任务内容,责任单位,", parts) + "\n" + repeated(line + "\n", rows)
      return Step(line.prefix(12).debugDescription) {
        _ = try? reader(of: "a.csv").read(Array(text.utf8), name: "a.csv")
      }
    }
  }
}
