// What is said of workbooks, documents and prints that are written.
extension Message {
  package static var sheetRows: Message { Message("rows", zh: "行数") }
  package static var sheetColumns: Message { Message("columns", zh: "列数") }
  package static var charactersOfCell: Message { Message("characters in one cell", zh: "一个单元格的字符数") }

  package static func beyondSheet(_ unit: Message, _ count: Int, most: Int) -> Message {
    Message(
      "there are \(count) \(unit.english), and Excel holds \(most), so that no workbook was written; write csv, html or docx",
      zh: "\(unit.chinese)为 \(count)，而 Excel 最多为 \(most)，没有写出工作簿；请写成 csv、html 或 docx")
  }
  package static func binaryToTerminal(_ format: String) -> Message {
    Message(
      "\(format) is no text, which a terminal could not show; name a file with -o, or send it to another program with a pipe",
      zh: "\(format) 不是文本，不能显示在终端上；请用 -o 指定文件，或用管道交给其他程序")
  }
  /// - Parameter first: The first of the rows, from 1.
  package static func clippedRows(_ count: Int, first: Int, report: Int) -> Message {
    Message(
      "\(plural(count, "row")) of report \(report) (the first is row \(first)) need more than the 409 points that Excel allows for a row: the cells hold the whole texts, but screen and paper show their beginning; print the report from docx or xhtml",
      zh: "第 \(report) 个报表有 \(count) 行（首先是第 \(first) 行）超过 Excel 的行高上限 409 磅：单元格中文字完整，但屏幕和纸上只显示开头；请用 docx 或 xhtml 打印"
    )
  }
}
