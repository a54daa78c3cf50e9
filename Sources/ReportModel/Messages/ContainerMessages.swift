// What the readers of archives say.
extension Message {
  package static func unreadPart(_ count: Int) -> Message {
    Message(
      "text in \(plural(count, "place")) is not read, from here on: a text box of a sheet, a picture in a cell, a diagram, a sheet of macros, a formula, a form control, a number that Word makes by a field, or a document inside this one; "
        + "if it belongs to the report, copy it into the cells, or save the document anew in Word",
      zh: "从这里起有 \(count) 处文字没有读取：工作表上的文本框、单元格中的图片、智能图形、宏表、公式、表单控件、Word 用域生成的编号，或嵌入的其他文档；如属于报表内容，请复制到单元格中，或在 Word 里重新另存"
    )
  }
  package static var filesInArchive: Message { Message("files in the archive", zh: "压缩包里的文件数") }
  package static var truncatedArchive: Message {
    Message(
      "the end of the file is missing, so that nothing was read; send or save it again",
      zh: "文件不完整，缺少结尾，没有读入任何内容；请重新发送或另存")
  }
  package static var damagedArchive: Message {
    Message(
      "the file is damaged (its directory of parts makes no sense), so that nothing was read; send or save it again",
      zh: "文件已损坏（内部目录有误），没有读入任何内容；请重新发送或另存")
  }
  package static var damagedPart: Message {
    Message(
      "this part of the file is damaged (its checksum or size is wrong), so that nothing was read; send or save the file again",
      zh: "文件的这一部分已损坏（校验和或大小不符），没有读入任何内容；请重新发送或另存")
  }
  package static var splitArchive: Message {
    Message(
      "this is a part of an archive in several files, which cannot be read; save it as one file",
      zh: "这是分卷压缩包的一部分，不能读取；请保存为一个文件")
  }
  package static var encryptedArchive: Message {
    Message(
      "the file is encrypted, so that nothing was read; save it without a password", zh: "文件已加密，没有读入任何内容；请去掉密码后另存")
  }
  package static var encryptedDocument: Message {
    Message(
      "the document is encrypted, so that it cannot be read; open it with its password and save it without one",
      zh: "文档已加密，不能读取；请用密码打开，去掉密码后另存")
  }
  /// - Parameter formats: The extensions of the forms of today.
  package static func oldFormat(_ formats: [String]) -> Message {
    let names = formats.map { "." + $0 }
    return Message(
      "this is a file of an old format (Word, Excel or WPS), which cannot be read; save it as \(names.joined(separator: " or ")) and convert that",
      zh: "这是旧格式的 Word、Excel 或 WPS 文件，不能直接读取；请另存为 \(names.joined(separator: " 或 ")) 后再转换")
  }
  package static func doubledName(_ name: String) -> Message {
    Message(
      "the file holds '\(excerpt(name))' twice, so that nobody knows which one counts; nothing was read; save it again",
      zh: "文件里有两个“\(excerpt(name))”，无法确定以哪个为准，没有读入任何内容；请重新另存")
  }
  package static func nameLeadsOut(_ name: String) -> Message {
    Message(
      "the file holds a part whose name leads out of it ('\(excerpt(name))'), as no office program writes; nothing was read",
      zh: "文件里有一部分的名称指向文件之外（“\(excerpt(name))”），办公软件不会这样写，没有读入任何内容")
  }
  package static func overlappingFiles(_ name: String) -> Message {
    Message(
      "the part '\(excerpt(name))' of the file reaches into another, as no office program writes; nothing was read",
      zh: "文件的“\(excerpt(name))”与其他部分重叠，办公软件不会这样写，没有读入任何内容")
  }
  package static var contradictingHeader: Message {
    Message(
      "the file says two things of this part (its directory and the part's own header differ), so that nothing was read; save it again",
      zh: "文件对这一部分的说明前后矛盾（目录与文件头不一致），没有读入任何内容；请重新另存")
  }
  package static func suspectSize(_ size: Int, from compressed: Int) -> Message {
    Message(
      "this part would become \(size) bytes out of \(compressed), as only files made to fill the memory do; nothing was read",
      zh: "这一部分会从 \(compressed) 字节变成 \(size) 字节，只有恶意文件才会这样，没有读入任何内容")
  }
  package static func unknownCompression(_ method: Int) -> Message {
    Message(
      "this part is compressed in a way that office programs do not use (\(method)), so that nothing was read; save the file again",
      zh: "这一部分的压缩方式（\(method)）不是办公软件所用的，没有读入任何内容；请重新另存")
  }
  package static var otherDocument: Message {
    Message(
      "this is a document of a kind that is not read, such as a presentation; save the table as .docx, .xlsx, CSV or text and convert that",
      zh: "不读取这类文档（例如演示文稿）；请把表格另存为 .docx、.xlsx、CSV 或文本后再转换")
  }
  package static func otherFormat(_ found: String, than named: String) -> Message {
    Message(
      "this is a file of the format \(found), which cannot be read as \(named); leave the format out",
      zh: "这是 \(found) 格式的文件，不能当作 \(named) 读取；请不要指明格式")
  }
  package static func noPackage(_ named: String) -> Message {
    Message(
      "this is no \(named) file: it does not begin as one; leave the format out, or save the document again",
      zh: "这不是 \(named) 文件，开头不符；请不要指明格式，或重新另存")
  }
  package static func missingPart(_ name: String) -> Message {
    Message(
      "the part '\(excerpt(name))' is missing in the file, so that nothing was read; save it again",
      zh: "文件里缺少“\(excerpt(name))”，没有读入任何内容；请重新另存")
  }
  package static func unusableReference(_ text: String) -> Message {
    Message(
      "'\(shortened(text, to: 20))' is no name of a cell, so that nobody knows where its text belongs; save the file again",
      zh: "“\(shortened(text, to: 20))”不是单元格的名称，无法确定位置；请重新另存文件")
  }
  package static func unusableSharedText(_ text: String) -> Message {
    Message(
      "this cell refers to a text ('\(shortened(text, to: 20))') that the file does not hold, so that nothing was read; save it again",
      zh: "这个单元格引用了文件里没有的文本（“\(shortened(text, to: 20))”），没有读入任何内容；请重新另存")
  }
}
