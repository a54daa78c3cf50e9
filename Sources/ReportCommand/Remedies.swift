internal import ReportModel

extension Diagnostic {
  /// The diagnostic with what the options of the command can do about it.
  var withRemedy: Diagnostic { Diagnostic(code, translations.withRemedy, at: location, of: input) }
}

extension Message {
  /// The sentence with what the options of the command can do about it.
  var withRemedy: Message {
    guard let ending = remedy.flatMap(Self.ending) else { return self }
    return Message(english + ending.english, zh: chinese + ending.chinese)
  }

  /// How a sentence ends that says what the options can do.
  private static func ending(_ remedy: Remedy) -> Message? {
    switch remedy {
    case .nameEncoding:
      Message(
        "; name the encoding with --encoding, or read it with --lossy", zh: "；请用 --encoding 指明编码，或用 --lossy 带替换符读取")
    case .nameInputFormat: Message("; if it is one, name it with --from", zh: "；如果确实是，请用 --from 指明")
    case .detectInputFormat: Message(", or leave --from out", zh: "，或不写 --from")
    case .raise(let limit):
      Message("; '--limit \(limit)=N' allows more", zh: "；可用“--limit \(limit)=N”放宽")
    case .chooseReport:
      Message("; choose one with --table N, or write them to a folder", zh: "；请用 --table N 选一个，或输出到文件夹")
    case .inspect: Message(" ('reportkit inspect' shows what was read)", zh: "（用“reportkit inspect”可看读到了什么）")
    case .addWords:
      Message(
        " ('reportkit inspect' shows what was read, and '--schema' adds words to those of 'reportkit roles')",
        zh: "（用“reportkit inspect”可看读到了什么；用“--schema”可在“reportkit roles”的词之外添加新词）")
    case .acceptWarnings: Message(" (--strict)", zh: "（按 --strict 的要求）")
    case .nameFormatOrFile: Message("; name one with --to, or an output file with -o", zh: "；请用 --to 指明，或用 -o 指明输出文件")
    case .nameFormats: Message("; name the formats with --to", zh: "；请用 --to 指明格式")
    case .nameFormatOrFolder(let fileExtension):
      wayToFormat(fileExtension).map(asSentence)
        ?? Message("; name one with --to, or a folder with a slash at its end", zh: "；请用 --to 指明格式，或在末尾加斜杠表示文件夹")
    case .nameFolder: Message(": -o FOLDER/", zh: "：-o 文件夹/")
    case .way(let name): wayToFormat(name).map(asSentence)
    }
  }

  private static func asSentence(_ way: Message) -> Message {
    let (english, chinese) = (". " + way.english, "。" + way.chinese)
    return Message(english, zh: chinese)
  }

  /// The way to a kind of file that ReportKit does not write, by its extension; nil where there is none to tell.
  static func wayToFormat(_ name: String) -> Message? {
    let name = name.lowercased()
    return switch name {
    case "doc", "wps", "odt", "rtf": .wayToWord(name)
    case "xls", "et", "ods": .wayToExcel(name)
    default: nil
    }
  }
}
