// What the readers say of bytes, encodings and formats.
extension Message {
  package static func undecodableByte(_ hex: String, offset: Int, encoding: String) -> Message {
    Message(
      "the byte 0x\(hex) at offset \(offset) is not \(encoding)",
      zh: "第 \(offset) 字节（从 0 起）0x\(hex) 不是 \(encoding) 编码", remedy: .nameEncoding)
  }
  package static func lossyDecoding(_ count: Int, encoding: String) -> Message {
    Message(
      "\(plural(count, "undecodable byte")) read as U+FFFD (\(encoding))",
      zh: "有 \(count) 个字节无法解码，读成了 U+FFFD（按 \(encoding)）")
  }
  package static func contradictingEncoding(declared: String, used: String) -> Message {
    Message("declared as \(declared), but the bytes are \(used)", zh: "文件声明为 \(declared)，实际是 \(used)，已按实际编码读取")
  }
  package static func otherwiseUTF8(named encoding: String) -> Message {
    Message(
      "the input is UTF-8 and cannot be read as \(encoding); leave the encoding out",
      zh: "文件是 UTF-8 编码，不能按 \(encoding) 读取；请不要指明编码")
  }
  package static func readAgainstUTF8(as encoding: String) -> Message {
    Message(
      "the input is UTF-8, and was read as \(encoding) as was asked for; leave the encoding out",
      zh: "文件是 UTF-8 编码，按要求当作 \(encoding) 读取；请不要指明编码")
  }
  package static var folderWithoutReports: Message {
    Message(
      "no report is in this folder; name the folder that the reports are in, or the files themselves",
      zh: "文件夹里没有报表；请指明放报表的文件夹，或直接写出文件")
  }
  package static func unknownEncoding(_ name: String) -> Message {
    Message("no encoding is called '\(name)'", zh: "没有名为“\(name)”的编码")
  }
  package static var unknownContent: Message {
    Message(
      "the content looks like no format that can be read", zh: "内容不像任何能读的格式", remedy: .nameInputFormat)
  }
  package static var pdfFile: Message {
    Message(
      "this is a PDF, which cannot be read; save the table as .docx, .xlsx, CSV or text and convert that",
      zh: "这是 PDF 文件，不能直接读取；请把表格另存为 .docx、.xlsx、CSV 或文本后再转换")
  }
  package static var ofdFile: Message {
    Message(
      "this is an OFD file, whose pages are fixed like those of a PDF, so that it cannot be read; save the table as .docx, .xlsx, CSV or text and convert that",
      zh: "这是 OFD 版式文件，不能直接读取；请把表格另存为 .docx、.xlsx、CSV 或文本后再转换")
  }
  package static var unifiedOfficeFile: Message {
    Message(
      "this is a document of the Unified Office Format (UOF 2), which cannot be read; open it in WPS or Yozo Office, save it as .docx or .xlsx and convert that",
      zh: "这是标文通（UOF 2）文档，不能直接读取；请用 WPS 或永中打开，另存为 .docx 或 .xlsx 后再转换")
  }
  package static var officeMarkupFile: Message {
    Message(
      "this is a document that Office has saved as one XML file, which cannot be read; open it, save it as .docx or .xlsx and convert that",
      zh: "这是 Office 另存的单个 XML 文件，不能直接读取；请打开后另存为 .docx 或 .xlsx 再转换")
  }
  package static var packedFile: Message {
    Message(
      "this is an archive, which cannot be read; unpack it and convert what is in it", zh: "这是压缩包，不能直接读取；请解压后转换里面的文件")
  }
  package static var emptyInput: Message { Message("the input is empty", zh: "文件是空的") }
  package static var archiveWithoutPages: Message {
    Message("no report: the archive holds no page (text/html)", zh: "没有报表：网页归档里没有页面（text/html）")
  }
  package static var textWithoutTabs: Message {
    Message(
      "no report: no line begins with a TAB, as each cell of a table pasted as text does; perhaps the TABs became blanks",
      zh: "没有报表：没有一行以制表符开头，而粘贴成文本的表格每个单元格都应如此；制表符可能变成了空格")
  }
  package static func otherFormat(named: String, seen: String) -> Message {
    Message(
      "no report: the input was read as \(named), and looks like \(seen); name that format",
      zh: "没有报表：文件按 \(named) 读取，看来却是 \(seen)；请指明 \(seen)",
      remedy: .detectInputFormat)
  }
  package static var lostTabs: Message {
    Message(
      "no report: the words of a header stand on this line with nothing but blanks between them, or nothing; TABs became blanks, and which "
        + "cell a text belongs to is lost; save the table as CSV, a web page or Excel, or paste it again with its TABs",
      zh: "没有报表：这一行是表头的文字，但之间只有空格或者没有分隔；制表符变成了空格，各段文字属于哪个单元格已无法确定；请把表格另存为 CSV、网页或 Excel，或重新粘贴、保留制表符")
  }
  package static var clipboardWithoutRows: Message {
    Message(
      "no report: TABs stand on lines of their own, as a browser puts cells with paragraphs on the clipboard, but where the rows begin is "
        + "not certain (a cell has paragraphs of its own, or is missing); save the page, and convert that",
      zh: "没有报表：制表符单独成行，像是从浏览器复制的表格，但无法确定各行从哪里开始（单元格里另有段落，或缺了单元格）；请保存网页后转换网页文件")
  }
  package static func separatorOfTexts(_ sign: String) -> Message {
    Message(
      "no report: the cells of this header are parted by '\(sign)', which stands in texts as well, so that nobody knows where a cell ends; "
        + "export the table with commas (,) or TABs, and quotes around texts",
      zh: "没有报表：这一行表头的单元格以“\(sign)”分隔，而正文里也会用到它，无法确定单元格在哪里结束；请改用英文逗号（,）或制表符分隔导出，文字加引号")
  }
  package static var undeclaredBig5: Message {
    Message(
      "the bytes look like Big5 (traditional Chinese), which nothing in the file says, and could be read as other characters; name it with "
        + "--encoding BIG5, or save the file as UTF-8",
      zh: "文件看来是 Big5（繁体中文）编码，但没有标明，按国标读会成为乱码；请用 --encoding BIG5 指明，或另存为 UTF-8")
  }
  package static var backslashQuote: Message {
    Message(
      "a quote inside this quoted cell stands behind a backslash (\\\"), as MySQL and some programs write CSV; where the cell ends is not "
        + "certain, so that nothing was read; export with doubled quotes (\"\"), or as TSV or Excel",
      zh: "这个带引号的单元格里，引号前有反斜杠（\\\"），是 MySQL 等程序的 CSV 写法；单元格在哪里结束无法确定，没有读入任何内容；请改用双写引号（\"\"）导出，或导出为 TSV、Excel")
  }
  package static var unclosedQuote: Message {
    Message(
      "the quoted cell that begins here never ends: expected '\"', found the end",
      zh: "从这里开始的带引号单元格没有结束：到文件末尾也没有找到后引号")
  }
  package static func strayQuote(lines: Int) -> Message {
    Message(
      "text goes on after the closing quote of this cell, which has \(plural(lines, "line")); the text was kept, the quotes "
        + "were not; perhaps a quote is missing or one too many",
      zh: "这个单元格（\(lines) 行）的后引号后面还有文字；文字已保留，引号未保留；可能少了或多了一个引号")
  }
  package static func limitExceeded(_ limit: Int, unit: Message, name: String) -> Message {
    Message(
      "more than \(limit) \(unit.english)", zh: "\(unit.chinese)超过 \(limit)", remedy: .raise(limit: name))
  }
  package static func fixedLimitExceeded(_ limit: Int, unit: Message) -> Message {
    Message("more than \(limit) \(unit.english)", zh: "\(unit.chinese)超过 \(limit)")
  }
  package static var nestedJSON: Message { Message("JSON values inside each other", zh: "JSON 嵌套层数") }
  package static func replacedInHTML(_ count: Int) -> Message {
    Message(
      "\(plural(count, "character")) that HTML forbids read as U+FFFD", zh: "有 \(count) 个 HTML 不允许的字符，读成了 U+FFFD")
  }
  package static func deletedText(_ count: Int) -> Message {
    Message(
      "\(plural(count, "deletion")) marked in the document left out, from here on; accept or reject the changes to be sure what counts",
      zh: "从这里起有 \(count) 处标记为删除的文字没有读入；请在原文件中接受或拒绝修订后再转换")
  }
  package static var unreadStyle: Message {
    Message(
      "a style rule that is not read may be about this part of the table (it asks for attributes, siblings or places among them); "
        + "look whether the page shows the same text",
      zh: "页面的样式规则中有未读取的写法（按属性、相邻元素或位置选择），可能影响表格这一部分的显示；请与页面上显示的文字核对")
  }
  package static func struckText(_ count: Int) -> Message {
    Message(
      "\(plural(count, "struck text")) from here on written in brackets that say so, and not used for values; say in the document what counts",
      zh: "从这里起有 \(count) 处带删除线的文字，写作〔删：…〕，不计入各项数值；请在原文件中确认")
  }
  package static func uncalculatedFormula(_ count: Int) -> Message {
    Message(
      "\(plural(count, "formula")) without a result from here on, which \(count == 1 ? "was" : "were") read as empty; open the workbook in Excel or WPS, and save it again",
      zh: "从这里起有 \(count) 个公式没有计算结果，读成了空白；请用 Excel 或 WPS 打开后重新保存")
  }
  package static var clampedSpan: Message {
    Message("a span above HTML's limit was cut to it", zh: "合并的行数或列数超出 HTML 的上限，已截到上限")
  }
  package static var overlappingCells: Message {
    Message("this cell's spans reach into another cell", zh: "这个合并单元格与另一个单元格重叠")
  }
  package static func frameNotRead(_ file: String) -> Message {
    Message(
      "this page shows another file, '\(file)', which was not read; convert that one, or save the page as a web archive (.mht)",
      zh: "这个页面显示的是另一个文件“\(file)”，没有读取；请转换那个文件，或把页面另存为网页归档（.mht）")
  }
}

// What the readers of XML say.
extension Message {
  package static var bytesOfXML: Message { Message("bytes of XML", zh: "XML 的字节数") }
  package static var rowsOfSheet: Message { Message("rows in one sheet", zh: "一个工作表的行数") }
  /// - Parameter reason: What the parser says, in its own words.
  package static func notWellFormed(_ reason: String) -> Message {
    Message(
      "this is no well-formed XML (\(reason)), so that nothing was read; perhaps the file was cut off: export or save it again",
      zh: "不是合格的 XML（\(reason)），没有读入任何内容；文件可能不完整，请重新导出或另存")
  }
  package static var documentTypeDeclaration: Message {
    Message(
      "an XML file with a DOCTYPE is not read, because that may bring in other files; save the table anew in the program it comes from",
      zh: "不读取带有 DOCTYPE 的 XML 文件，因为它可能引入其他文件；请在原来的程序里重新另存")
  }
  package static var notASpreadsheet: Message {
    Message(
      "this XML is no spreadsheet of Excel 2003 (its first element is not Workbook), so that nothing was read; save the table as such a spreadsheet",
      zh: "这个 XML 文件不是 Excel 2003 的 XML 电子表格（根元素不是 Workbook），没有读入任何内容；请另存为这种表格", remedy: .detectInputFormat)
  }
  package static func unusableIndex(_ text: String) -> Message {
    Message(
      "the index '\(shortened(text, to: 20))' is no whole number beyond the one before it, so that nobody knows where this belongs; export the file again",
      zh: "序号“\(shortened(text, to: 20))”不是大于前一个的整数，无法确定位置；请重新导出文件")
  }
  package static func hiddenText(_ count: Int) -> Message {
    Message(
      "\(plural(count, "hidden part")) (sheets, rows, columns, cells or text) left out, from here on; show in the document what belongs to the report, and save it again",
      zh: "从这里起有 \(count) 处隐藏的内容（工作表、行、列、单元格或文字）没有读入；属于报表的，请在原文件中取消隐藏后重新保存")
  }
}

// What the reader of JSON expects.
extension Message {
  package static func expected(_ what: Message, found: Message) -> Message {
    Message("expected \(what.english), found \(found.english)", zh: "此处应为\(what.chinese)，却是\(found.chinese)")
  }
  /// A sign or word of a syntax, as it is typed.
  package static func sign(_ text: String) -> Message { Message("'\(text)'", zh: "“\(text)”") }
  package static func either(_ one: String, _ other: String) -> Message {
    Message("'\(one)' or '\(other)'", zh: "“\(one)”或“\(other)”")
  }
  package static var theEnd: Message { Message("the end", zh: "末尾") }
  package static var rowsOfNDJSON: Message {
    Message(
      "this is NDJSON, a row a line, which is written and not read; read the JSON (.json) of the same reports, or what they were made of",
      zh: "这是 NDJSON（一行一条），只能写出，不能读取；请用同一报表的 JSON（.json）或原来的文件")
  }
  package static var somethingElse: Message { Message("something else", zh: "别的内容") }
  package static var jsonValue: Message { Message("a value", zh: "一个值") }
  package static var digit: Message { Message("a digit", zh: "一个数字") }
  package static var nameInQuotes: Message { Message("a name in quotes", zh: "带引号的名称") }
  package static var escapedControl: Message {
    Message("an escape for a control character", zh: "控制字符的转义")
  }
  package static var escape: Message { Message("an escape", zh: "一个转义") }
  package static var surrogatePair: Message { Message("a surrogate pair", zh: "一对代理码") }
  package static var lowSurrogate: Message { Message("the second half of a surrogate pair", zh: "代理码对的后一半") }
  package static var fourHexDigits: Message { Message("four hexadecimal digits", zh: "四位十六进制数字") }

  package static func expectedMember(_ name: String) -> Message {
    Message("expected an object with \"\(name)\"", zh: "此处应为含有“\(name)”的对象")
  }
  package static func expectedCells(_ count: Int, found: Int) -> Message {
    Message("expected \(plural(count, "cell")), found \(found)", zh: "此处应有 \(count) 个单元格，却有 \(found) 个")
  }
  package static var expectedMergeInside: Message {
    Message("expected a merge inside the table", zh: "合并单元格超出了表格")
  }
  package static var expectedMergeApart: Message {
    Message("expected merges that do not overlap", zh: "合并单元格不能重叠")
  }
  package static var expectedArray: Message { Message("expected an array", zh: "此处应为数组") }
  package static var expectedText: Message { Message("expected a text in quotes", zh: "此处应为带引号的文本") }
  package static var expectedWholeNumber: Message { Message("expected a whole number", zh: "此处应为整数") }
}
