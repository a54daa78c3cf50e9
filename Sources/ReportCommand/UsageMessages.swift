internal import ReportModel

// What is said of wrong usage, and the command's own lines.
extension Message {
  static var manifestNeedsFolder: Message {
    Message(
      "--manifest is for conversions to a folder: -o FOLDER/", zh: "--manifest 只用于输出到文件夹：-o 文件夹/")
  }
  static var resumeNeedsManifest: Message {
    Message(
      "--resume needs the manifest of the run before: --manifest FILE.", zh: "--resume 需要上一次的运行记录：--manifest 文件。")
  }
  static func countsFromOne(_ option: String) -> Message {
    Message("\(option) counts from 1.", zh: "\(option) 从 1 开始。")
  }
  static var ledgerIsAFile: Message {
    Message("A ledger is a file: name one.", zh: "台账库是一个文件：请写明文件名。")
  }
  static func noDay(_ text: String) -> Message {
    Message("'\(text)' is no day; write it as 2026-07-01.", zh: "“\(text)”不是日期；请写成 2026-07-01。")
  }
  static var inputOnce: Message {
    Message("Standard input can be read only once.", zh: "标准输入只能读一次。")
  }
  static var emptyArgument: Message {
    Message(
      "An argument is empty; perhaps it was to be the value of a variable that is not set.",
      zh: "有一个参数是空的，可能是脚本里的变量没有赋值。")
  }
  static var missingInputs: Message {
    Message("Missing expected argument '<input> ...'", zh: "缺少输入文件“<input> ...”")
  }
  static func cannotBeReadBack(_ format: String) -> Message {
    Message("'\(format)' cannot be read back.", zh: "“\(format)”不能读回。")
  }
  static func checkReport(_ path: String) -> Message {
    Message(
      "'\(path)' is no place for pages: name a file that ends in .html, or a folder with a slash at its end",
      zh: "“\(path)”不能放核对页：请用以 .html 结尾的文件，或在末尾加斜杠表示文件夹")
  }
  static func splitKey(_ name: String) -> Message {
    Message(
      "'\(name)' is no way to split reports: department, issuer, or the name of a role ('reportkit roles' prints them)",
      zh: "不能按“\(name)”拆分：可用 department（部门）、issuer（填报单位），或一个列角色的名称（见“reportkit roles”）")
  }
  static func noFormat(_ name: String, known: String, _ way: Message) -> Message {
    Message(
      "There is no format '\(name)'; known are \(known). \(way.english)",
      zh: "没有格式“\(name)”；可用的有 \(known)。\(way.chinese)")
  }
  static func noFormatForCommand(_ name: String, known: String, _ way: Message) -> Message {
    Message(
      "There is no format '\(name)' for this command; known are \(known). \(way.english)",
      zh: "这个命令没有格式“\(name)”；可用的有 \(known)。\(way.chinese)")
  }
  static func templateMakesFormat(_ template: String) -> Message {
    Message(
      "A folder with '\(template)', given with --templates, makes it one.",
      zh: "用 --templates 给出含有“\(template)”的文件夹即可增加这种格式。")
  }
  static func wayToWord(_ name: String) -> Message {
    Message(
      "Word, WPS and LibreOffice open .docx: write with -o report.docx, open that and save it as .\(name).",
      zh: "Word、WPS 和 LibreOffice 能打开 .docx：先用 -o report.docx 写出，打开后另存为 .\(name)。")
  }
  static func wayToExcel(_ name: String) -> Message {
    Message(
      "LibreOffice opens .xlsx: write with -o report.xlsx, open that and save it as .\(name); Excel and WPS do it too.",
      zh: "Excel、WPS 和 LibreOffice 能打开 .xlsx：先用 -o report.xlsx 写出，打开后另存为 .\(name)。")
  }
  static func noCommand(_ name: String) -> Message {
    Message("There is no command '\(name)'", zh: "没有命令“\(name)”")
  }
  static func noCommand(_ name: String, known: String) -> Message {
    Message("There is no command '\(name)'; known are \(known)", zh: "没有命令“\(name)”；可用的有 \(known)")
  }
  static var limitSyntax: Message { Message("expected NAME=N", zh: "应写成 名称=数值") }
  static func noSuchLimit(_ name: String, known: String) -> Message {
    Message("there is no limit '\(name)'; known are \(known)", zh: "没有限制“\(name)”；可用的有 \(known)")
  }
  static func limitNumber(_ text: String) -> Message {
    Message("expected a whole number from 1 on, found '\(text)'", zh: "应是从 1 起的整数，却是“\(text)”")
  }
  static func optionOfOthers(_ option: String, of command: String, owners: [String]) -> Message {
    Message(
      "'\(command)' has no option '\(option)'; it belongs to '\(owners.joined(separator: "', '"))'.",
      zh: "“\(command)”没有选项“\(option)”；它属于“\(owners.joined(separator: "”、“"))”。")
  }
  static var noArguments: Message {
    Message("The arguments cannot be read, because /proc is not mounted here.", zh: "这里没有挂载 /proc，读不到参数。")
  }
  static func argumentNotUTF8(_ text: String) -> Message {
    Message(
      "The argument '\(text)' is not UTF-8. Give the file a name in UTF-8 first.",
      zh: "参数“\(text)”不是 UTF-8 编码。请先把文件改成 UTF-8 的名称。")
  }
}

// What the command says at its end.
extension Message {
  static func checked(
    inputs: Int, reports: Int, rows: Int, errors: Int, warnings: Int, notes: Int
  ) -> Message {
    Message(
      "checked \(plural(inputs, "input")): \(plural(reports, "report")), \(plural(rows, "row")); "
        + "\(plural(errors, "error")), \(plural(warnings, "warning")), \(plural(notes, "note"))",
      zh: "检查了 \(inputs) 个文件：\(reports) 个报表，\(rows) 行；\(errors) 个错误，\(warnings) 个警告，\(notes) 个提示")
  }
  static func converted(
    _ count: Int, of inputs: Int, unchanged: Int, failed: Int, isStopped: Bool, seconds: String
  ) -> Message {
    Message(
      "converted \(count) of \(inputs) reports\(unchanged > 0 ? ", \(unchanged) unchanged" : ""), \(failed) failed"
        + "\(isStopped ? ", stopped at the first failure" : ""), \(seconds) s",
      zh: "\(inputs) 个报表已转换 \(count) 个\(unchanged > 0 ? "，\(unchanged) 个未变" : "")，\(failed) 个失败"
        + "\(isStopped ? "，遇到第一个失败即停止" : "")，用时 \(seconds) 秒")
  }
  static func timeLeft(_ time: String) -> Message { Message("\(time) left", zh: "剩余 \(time)") }
  static func failed(_ count: Int) -> Message { Message("\(count) failed", zh: "\(count) 个失败") }
  static func checkedTemplates(_ count: Int) -> Message {
    Message("checked \(plural(count, "template")): nothing is wrong", zh: "检查了 \(count) 个模板：没有问题")
  }
}
