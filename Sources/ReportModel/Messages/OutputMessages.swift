// What is said of where outputs go.
extension Message {
  package static var nameFormat: Message {
    Message("no output format is named", zh: "没有指明输出格式", remedy: .nameFormatOrFile)
  }
  package static func folderNeedsFormats(_ path: String) -> Message {
    Message("'\(path)' is a folder, which names no format", zh: "“\(path)”是文件夹，不表示格式", remedy: .nameFormats)
  }
  package static func noFormatExtension(_ path: String, _ remedy: Remedy) -> Message {
    Message(
      "'\(path)' has no extension that names a format", zh: "“\(path)”的扩展名不表示任何格式", remedy: remedy)
  }
  package static func nameOfOtherFormat(_ path: String, named: String, asked: String) -> Message {
    Message(
      "'\(path)' is a name for \(named), and --to asks for \(asked); no program would open it: change one of them",
      zh: "“\(path)”是 \(named) 文件的名称，而 --to 要的是 \(asked)，写出来打不开；请改其中一个")
  }
  package static var needsFolder: Message {
    Message(
      "several inputs or formats, lists and folders need an output folder",
      zh: "多个输入、多种格式、清单和文件夹都需要输出文件夹", remedy: .nameFolder)
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
    Message(
      "'\(one)' and '\(other)' would both be written as '\(output)', so that nothing was written; rename one of them, or convert it by itself",
      zh: "“\(one)”和“\(other)”都会写成“\(output)”，没有写出任何文件；请给其中一个改名，或单独转换")
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
}
