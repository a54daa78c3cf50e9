// What is said of files, folders, manifests and requests.
extension Message {
  package static func unreadable(_ reason: Message) -> Message {
    Message("cannot be read: \(reason.english)", zh: "无法读取：\(reason.chinese)")
  }
  package static func unreadable(_ path: String, _ reason: Message) -> Message {
    Message("'\(path)' cannot be read: \(reason.english)", zh: "“\(path)”无法读取：\(reason.chinese)")
  }
  package static func unreadableFolder(_ reason: Message) -> Message {
    Message("the folder cannot be read: \(reason.english)", zh: "文件夹无法读取：\(reason.chinese)")
  }
  package static func unwritable(_ path: String, _ reason: Message) -> Message {
    Message("'\(path)' cannot be written: \(reason.english)", zh: "“\(path)”无法写入：\(reason.chinese)")
  }
  package static func unwritableOutput(_ reason: Message) -> Message {
    Message("standard output cannot be written: \(reason.english)", zh: "标准输出无法写入：\(reason.chinese)")
  }
  package static func unmakeableFolder(_ path: String, _ reason: Message) -> Message {
    Message("the folder '\(path)' cannot be made: \(reason.english)", zh: "文件夹“\(path)”无法创建：\(reason.chinese)")
  }
  package static var zeroByteInPath: Message { Message("there is a zero byte in the path", zh: "路径里有零字节") }
  package static var notRegularFile: Message { Message("not a regular file", zh: "不是普通文件") }
  package static var nameNotUTF8: Message {
    Message("the bytes of its name are not UTF-8; rename it", zh: "文件名不是 UTF-8 编码；请改名")
  }
  package static func noFolder(_ path: String) -> Message { Message("'\(path)' is no folder", zh: "“\(path)”不是文件夹") }
  package static func noRegularFile(_ path: String) -> Message {
    Message("'\(path)' is no regular file", zh: "“\(path)”不是普通文件")
  }
  package static var pipeWithoutReader: Message { Message("a pipe that nobody reads", zh: "是管道，没有程序在读") }
  package static func linkNotUTF8(_ target: String) -> Message {
    Message("a link to '\(target)', which is not UTF-8", zh: "是指向“\(target)”的链接，而该名称不是 UTF-8 编码")
  }
  package static func linkInTheWay(_ path: String) -> Message {
    Message(
      "'\(path)' is a link, or no regular file; remove it, or name another manifest",
      zh: "“\(path)”是链接，或不是普通文件；请删除它，或换一个运行记录的名称")
  }
  package static func notPutBack(_ path: String, _ reason: Message) -> Message {
    Message(
      "'\(path)' is the new file already, and the old one cannot be put back: \(reason.english)",
      zh: "“\(path)”已经是新文件，旧文件无法放回：\(reason.chinese)")
  }
  package static func writtenByAnother(_ path: String) -> Message {
    Message("'\(path)' is being written by another run", zh: "“\(path)”正由另一次运行写入")
  }
  package static func outputOfAnother(_ path: String, input: String) -> Message {
    Message("'\(path)' is the output of '\(input)'", zh: "“\(path)”是“\(input)”的输出")
  }
  package static func inputOverwritten(_ path: String) -> Message {
    Message("the input '\(path)' would be overwritten", zh: "输入文件“\(path)”会被覆盖")
  }
  package static var listNotUTF8: Message { Message("the list is not UTF-8 here", zh: "清单在这里不是 UTF-8 编码") }

  package static func skipped(_ reason: Message) -> Message {
    Message("skipped: \(reason.english)", zh: "已跳过：\(reason.chinese)", remedy: reason.remedy)
  }
  package static func givenBefore(_ path: String) -> Message {
    Message("it is read as '\(path)' already", zh: "它已作为“\(path)”读取")
  }
  package static var hiddenName: Message {
    Message("its name begins with a dot, which hides it", zh: "名称以点开头，是隐藏文件")
  }
  package static var systemFile: Message {
    Message("a file that the system or an office program keeps for itself", zh: "系统或办公软件自用的文件")
  }
  package static var letter: Message { Message("a text without any table", zh: "没有表格的文本") }
  package static var danglingLink: Message {
    Message("a symbolic link that leads nowhere", zh: "符号链接指向的文件不存在")
  }
  package static var linkOutside: Message {
    Message("a symbolic link that leaves the folder", zh: "符号链接指向文件夹之外")
  }
  package static var readElsewhere: Message {
    Message("the same folder is read at another place", zh: "同一个文件夹已在别处读取")
  }
  package static var manifest: Message { Message("the manifest of a run", zh: "是一次运行的运行记录") }
  package static var writtenByRun: Message {
    Message("the run writes it, or reads it as a list", zh: "这是本次运行要写的文件，或所用的名单")
  }
  package static var notAFile: Message { Message("not a file", zh: "不是文件") }
  package static var notAReport: Message { Message("not a report", zh: "不是报表") }

  package static func requestNotUTF8(offset: Int) -> Message {
    Message("the request is not UTF-8 at offset \(offset)", zh: "请求在第 \(offset) 字节（从 0 起）不是 UTF-8 编码")
  }
  package static var requestNotUTF8: Message { Message("the request is not UTF-8", zh: "请求不是 UTF-8 编码") }
  package static var requestIsObject: Message {
    Message("a request is a JSON object, in one line", zh: "请求应是写在一行里的 JSON 对象")
  }
  package static var missingID: Message { Message("'id' is missing", zh: "缺少“id”") }
  package static var wrongID: Message { Message("'id' is a string or a number", zh: "“id”应是字符串或数字") }
  package static var notBase64: Message {
    Message("'base64' is not base64 (RFC 4648, section 4)", zh: "“base64”的内容不是 base64（RFC 4648 第 4 节）")
  }
  package static var missingInput: Message {
    Message("the input is missing: 'path', 'content' or 'base64'", zh: "缺少输入：“path”、“content”或“base64”")
  }
  package static var severalInputs: Message {
    Message(
      "several inputs; only one of 'path', 'content' and 'base64' can be given",
      zh: "输入不止一个；“path”、“content”和“base64”只能给一个")
  }
  package static var missingFormat: Message { Message("'to', the format, is missing", zh: "缺少格式“to”") }
  package static var wrongFormatNames: Message {
    Message("'to' is the name of a format or an array of names", zh: "“to”应是格式名或格式名的数组")
  }
  package static var noFormatNames: Message { Message("'to' names no format", zh: "“to”没有指明格式") }
  package static func memberIsString(_ name: String) -> Message {
    Message("'\(name)' is a string", zh: "“\(name)”应是字符串")
  }
}
