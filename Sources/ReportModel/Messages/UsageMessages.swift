// What is said of wrong usage, and the command's own lines.
extension Message {
  package static var nameFormat: Message {
    Message("name a format with --to, or an output file with -o", zh: "请用 --to 指明格式，或用 -o 指明输出文件")
  }
  package static func folderNeedsFormats(_ path: String) -> Message {
    Message("'\(path)' is a folder; name the formats with --to", zh: "“\(path)”是文件夹；请用 --to 指明格式")
  }
  package static func noFormatExtension(_ path: String) -> Message {
    Message(
      "'\(path)' has no extension that names a format; name one with --to, or a folder with a slash at its end",
      zh: "“\(path)”的扩展名不表示任何格式；请用 --to 指明格式，或在末尾加斜杠表示文件夹")
  }
  package static func noFormatExtension(_ path: String, _ way: Message) -> Message {
    Message(
      "'\(path)' has no extension that names a format. \(way.english)",
      zh: "“\(path)”的扩展名不表示任何格式。\(way.chinese)")
  }
  package static var needsFolder: Message {
    Message(
      "several inputs or formats, lists and folders need an output folder: -o FOLDER/",
      zh: "多个输入、多种格式、清单和文件夹都需要输出文件夹：-o 文件夹/")
  }
  package static func needsFolder(not path: String) -> Message {
    Message(
      "several inputs or formats, lists and folders need an output folder, and '\(path)' is none; a slash at its end makes one",
      zh: "多个输入、多种格式、清单和文件夹都需要输出文件夹，而“\(path)”不是；在末尾加斜杠即表示文件夹")
  }
  package static func outputsAmongInputs(_ folder: String) -> Message {
    Message(
      "the outputs would go among the inputs in '\(folder)'; choose another folder",
      zh: "输出会混入输入文件夹“\(folder)”；请换一个文件夹")
  }
  package static func overwrittenByItself(_ path: String) -> Message {
    Message("'\(path)' would be overwritten by its own output", zh: "“\(path)”会被它自己的输出覆盖")
  }
  package static func givenTwice(_ path: String) -> Message { Message("'\(path)' is given twice", zh: "“\(path)”给了两次") }
  package static func sameOutput(_ one: String, _ other: String, output: String) -> Message {
    Message("'\(one)' and '\(other)' would both be written as '\(output)'", zh: "“\(one)”和“\(other)”都会写成“\(output)”")
  }
  package static func overwrittenByOutput(_ path: String, of input: String) -> Message {
    Message("'\(path)' would be overwritten by the output of '\(input)'", zh: "“\(path)”会被“\(input)”的输出覆盖")
  }
  package static func manifestOverInput(_ manifest: String, _ input: String) -> Message {
    Message("the manifest '\(manifest)' would overwrite the input '\(input)'", zh: "运行记录“\(manifest)”会覆盖输入文件“\(input)”")
  }
  package static func manifestOverOutput(_ manifest: String, of input: String) -> Message {
    Message("the manifest '\(manifest)' would be the output of '\(input)'", zh: "运行记录“\(manifest)”会成为“\(input)”的输出")
  }
  package static func outputAndFolder(_ path: String, output: String, folder: String) -> Message {
    Message(
      "'\(path)' would be the output of '\(output)' and the folder of '\(folder)'",
      zh: "“\(path)”既是“\(output)”的输出，又是“\(folder)”的文件夹")
  }
  package static var manifestNeedsFolder: Message {
    Message(
      "--manifest is for conversions to a folder: -o FOLDER/", zh: "--manifest 只用于输出到文件夹：-o 文件夹/")
  }
  package static var resumeNeedsManifest: Message {
    Message(
      "--resume needs the manifest of the run before: --manifest FILE.", zh: "--resume 需要上一次的运行记录：--manifest 文件。")
  }
  package static func countsFromOne(_ option: String) -> Message {
    Message("\(option) counts from 1.", zh: "\(option) 从 1 开始。")
  }
  package static var inputOnce: Message {
    Message("Standard input can be read only once.", zh: "标准输入只能读一次。")
  }
  package static var missingInputs: Message {
    Message("Missing expected argument '<input> ...'", zh: "缺少输入文件“<input> ...”")
  }
  package static func cannotBeReadBack(_ format: String) -> Message {
    Message("'\(format)' cannot be read back.", zh: "“\(format)”不能读回。")
  }
  package static func compareFolder(_ path: String) -> Message {
    Message(
      "'\(path)' is a folder; two files are compared. 'merge' makes one of many.",
      zh: "“\(path)”是文件夹；比较的是两个文件。“merge”可把多个报表合成一个。")
  }
  package static func noFormat(_ name: String, known: String, _ way: Message) -> Message {
    Message(
      "There is no format '\(name)'; known are \(known). \(way.english)",
      zh: "没有格式“\(name)”；可用的有 \(known)。\(way.chinese)")
  }
  package static func noFormatForCommand(_ name: String, known: String, _ way: Message) -> Message {
    Message(
      "There is no format '\(name)' for this command; known are \(known). \(way.english)",
      zh: "这个命令没有格式“\(name)”；可用的有 \(known)。\(way.chinese)")
  }
  package static func templateMakesFormat(_ template: String) -> Message {
    Message(
      "A folder with '\(template)', given with --templates, makes it one.",
      zh: "用 --templates 给出含有“\(template)”的文件夹即可增加这种格式。")
  }
  package static var wayToPDF: Message {
    Message(
      "A PDF is printed from XHTML: write with -o report.xhtml, then 'weasyprint report.xhtml report.pdf' or "
        + "'chromium --headless --no-pdf-header-footer --print-to-pdf=report.pdf report.xhtml'.",
      zh: "PDF 由 XHTML 打印而成：先用 -o report.xhtml 写出，再运行“weasyprint report.xhtml report.pdf”或"
        + "“chromium --headless --no-pdf-header-footer --print-to-pdf=report.pdf report.xhtml”。")
  }
  package static func wayToWord(_ name: String) -> Message {
    Message(
      "Word, WPS and LibreOffice open HTML: write with -o report.html, open that and save it as .\(name).",
      zh: "Word、WPS 和 LibreOffice 能打开 HTML：先用 -o report.html 写出，打开后另存为 .\(name)。")
  }
  package static func wayToExcel(_ name: String) -> Message {
    Message(
      "Excel, WPS and LibreOffice open CSV: write with -o report.csv --csv-excel, open that and save it as .\(name).",
      zh: "Excel、WPS 和 LibreOffice 能打开 CSV：先用 -o report.csv --csv-excel 写出，打开后另存为 .\(name)。")
  }
  package static func noCommand(_ name: String) -> Message {
    Message("There is no command '\(name)'", zh: "没有命令“\(name)”")
  }
  package static func noCommand(_ name: String, known: String) -> Message {
    Message("There is no command '\(name)'; known are \(known)", zh: "没有命令“\(name)”；可用的有 \(known)")
  }
  package static var limitSyntax: Message { Message("expected NAME=N", zh: "应写成 名称=数值") }
  package static func noSuchLimit(_ name: String, known: String) -> Message {
    Message("there is no limit '\(name)'; known are \(known)", zh: "没有限制“\(name)”；可用的有 \(known)")
  }
  package static func limitNumber(_ text: String) -> Message {
    Message("expected a whole number from 1 on, found '\(text)'", zh: "应是从 1 起的整数，却是“\(text)”")
  }
  package static func optionOfOthers(_ option: String, of command: String, owners: [String]) -> Message {
    Message(
      "'\(command)' has no option '\(option)'; it belongs to '\(owners.joined(separator: "', '"))'.",
      zh: "“\(command)”没有选项“\(option)”；它属于“\(owners.joined(separator: "”、“"))”。")
  }
  package static func argumentNotUTF8(_ text: String) -> Message {
    Message(
      "The argument '\(text)' is not UTF-8. Give the file a name in UTF-8 first.",
      zh: "参数“\(text)”不是 UTF-8 编码。请先把文件改成 UTF-8 的名称。")
  }
}

// What the command says at its end.
extension Message {
  package static func checked(
    inputs: Int, reports: Int, rows: Int, errors: Int, warnings: Int, notes: Int
  ) -> Message {
    Message(
      "checked \(plural(inputs, "input")): \(plural(reports, "report")), \(plural(rows, "row")); "
        + "\(plural(errors, "error")), \(plural(warnings, "warning")), \(plural(notes, "note"))",
      zh: "检查了 \(inputs) 个文件：\(reports) 个报表，\(rows) 行；\(errors) 个错误，\(warnings) 个警告，\(notes) 个提示")
  }
  package static func converted(
    _ count: Int, of inputs: Int, unchanged: Int, failed: Int, isStopped: Bool, seconds: String
  ) -> Message {
    Message(
      "converted \(count) of \(inputs) reports\(unchanged > 0 ? ", \(unchanged) unchanged" : ""), \(failed) failed"
        + "\(isStopped ? ", stopped at the first failure" : ""), \(seconds) s",
      zh: "\(inputs) 个报表已转换 \(count) 个\(unchanged > 0 ? "，\(unchanged) 个未变" : "")，\(failed) 个失败"
        + "\(isStopped ? "，遇到第一个失败即停止" : "")，用时 \(seconds) 秒")
  }
  package static func timeLeft(_ time: String) -> Message { Message("\(time) left", zh: "剩余 \(time)") }
  package static func failed(_ count: Int) -> Message { Message("\(count) failed", zh: "\(count) 个失败") }
  package static func checkedTemplates(_ count: Int) -> Message {
    Message("checked \(plural(count, "template")): nothing is wrong", zh: "检查了 \(count) 个模板：没有问题")
  }
}
