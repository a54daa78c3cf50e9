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
  /// - Parameter engine: What was asked for.
  package static func needsPrinter(_ engine: WritingOptions.PDFEngine) -> Message {
    switch engine {
    case .auto:
      Message(
        "a PDF is printed by Chromium or WeasyPrint, and neither is installed (Debian's packages are chromium and weasyprint), so that nothing was written; install one, or write xhtml and print that from a browser",
        zh: "PDF 由 Chromium 或 WeasyPrint 打印，而本机都没有安装（Debian 软件包 chromium、weasyprint），没有写出文件；请安装其中之一，或写成 xhtml 后用浏览器打印")
    case .chromium, .weasyprint:
      Message(
        "\(engine.rawValue) is not installed (Debian's package is \(engine.rawValue)), so that no PDF was written; install it, or let the other program print",
        zh: "没有安装 \(engine.rawValue)（Debian 软件包 \(engine.rawValue)），没有写出 PDF；请安装，或改用另一个程序打印")
    }
  }
  package static func printingNotStarted(_ program: String, _ reason: Message) -> Message {
    Message(
      "\(program) cannot be run (\(reason.english)), so that nothing was written; look at the folder for temporary files (TMPDIR)",
      zh: "无法运行 \(program)（\(reason.chinese)），没有写出文件；请检查临时文件夹（TMPDIR）")
  }
  package static func printingTimedOut(_ program: String, seconds: Int) -> Message {
    Message(
      "\(program) has not printed the report within \(plural(seconds, "second")) and was ended, so that nothing was written; write docx, or divide the report",
      zh: "\(program) 在 \(seconds) 秒内没有完成打印，已被终止，没有写出文件；请写成 docx，或拆分报表")
  }
  package static func printingFailed(_ program: String) -> Message {
    Message(
      "\(program) has not printed the report, so that nothing was written; write xhtml and print that from a browser, which says why",
      zh: "\(program) 没能打印报表，没有写出文件；请写成 xhtml 后用浏览器打印，浏览器会说明原因")
  }
  /// - Parameter first: The first of the rows, from 1.
  package static func clippedRows(_ count: Int, first: Int, report: Int) -> Message {
    Message(
      "\(plural(count, "row")) of report \(report) (the first is row \(first)) need more than the 409 points that Excel allows for a row: the cells hold the whole texts, but screen and paper show their beginning; print the report from docx or xhtml",
      zh: "第 \(report) 个报表有 \(count) 行（首先是第 \(first) 行）超过 Excel 的行高上限 409 磅：单元格中文字完整，但屏幕和纸上只显示开头；请用 docx 或 xhtml 打印"
    )
  }
}
