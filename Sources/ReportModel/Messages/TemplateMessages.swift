// What is said of templates and schemas.
extension Message {
  /// A message, and the name that may have been meant.
  package static func didYouMean(_ name: String?, after message: Message) -> Message {
    guard let name else { return message }
    return Message("\(message.english); did you mean '\(name)'?", zh: "\(message.chinese)；是否想写“\(name)”？")
  }
  package static var templateNotUTF8: Message { Message("the template is not UTF-8", zh: "模板不是 UTF-8 编码") }
  package static var noSuchTemplate: Message { Message("there is no such template", zh: "没有这个模板") }
  package static func missingTemplate(_ file: String) -> Message {
    Message("there is no '\(file)', which would write that format", zh: "没有写出这种格式的模板“\(file)”")
  }
  package static var unusedPartial: Message {
    Message("no template uses this partial", zh: "没有模板用到这个部件")
  }
  package static func wrongTemplateEnding(_ ending: String) -> Message {
    Message("its name does not end in '\(ending)'", zh: "文件名不以“\(ending)”结尾")
  }
  package static func formatIsCalled(_ name: String) -> Message {
    Message("the format is called \(name)", zh: "这种格式的名称是 \(name)")
  }
  package static func noSuchFormat(_ name: String, known: String) -> Message {
    Message(
      "there is no format '\(name)'; known are \(known)", zh: "没有格式“\(name)”；可用的有 \(known)", remedy: .way(to: name))
  }
  package static func thereAlready(_ path: String) -> Message {
    Message("'\(path)' is there already; choose a folder without it", zh: "“\(path)”已经存在；请换一个文件夹")
  }
  package static var openTag: Message { Message("the tag that begins here never ends", zh: "从这里开始的标签没有结束") }
  package static var expectedContentType: Message {
    Message(
      "expected {{% CONTENT_TYPE:… }} with HTML, CSV, … in capitals", zh: "此处应为 {{% CONTENT_TYPE:… }}，用大写的 HTML、CSV 等")
  }
  package static var partsAreOfArchives: Message {
    Message(
      "{{% PART }} begins a part of an archive, and this format is none; docx and xlsx are",
      zh: "{{% PART }} 用于开始压缩包中的一个部分，而这种格式不是压缩包；docx 和 xlsx 才是")
  }
  package static var textBeforePart: Message {
    Message(
      "text stands before the first {{% PART }}, and belongs to no part of the archive",
      zh: "第一个 {{% PART }} 之前有文字，不属于压缩包的任何部分")
  }
  package static func partName(_ name: String) -> Message {
    Message(
      "'\(name)' cannot be the name of a part: a relative path in ASCII is, which no other part has, behind {{% PART }} on its line",
      zh: "“\(name)”不能作为部分的名称：{{% PART }} 所在行的其余内容应是不重复的 ASCII 相对路径")
  }
  package static func unescapedOutput(_ name: String) -> Message {
    Message("unescaped output is not available; write {{\(name)}}", zh: "不提供不转义的输出；请写 {{\(name)}}")
  }
  package static func unavailableTag(_ sigil: String) -> Message {
    Message("tags that begin with {{\(sigil) are not available", zh: "不提供以 {{\(sigil) 开头的标签")
  }
  package static func noText(_ name: String) -> Message {
    Message("'\(name)' is no text; use it as a section", zh: "“\(name)”不是文本；请当作区段使用")
  }
  package static func neverBegan(_ name: String) -> Message {
    Message("'\(name)' ends here but never began", zh: "“\(name)”在这里结束，却没有开始")
  }
  package static func otherIsOpen(_ name: String, open: String, line: Int) -> Message {
    Message(
      "'\(name)' ends here, but '\(open)' of line \(line) is open",
      zh: "“\(name)”在这里结束，但第 \(line) 行的“\(open)”还没有结束")
  }
  package static func neverEnds(_ name: String) -> Message {
    Message("the section '\(name)' never ends", zh: "区段“\(name)”没有结束")
  }
  package static func noPartial(_ name: String) -> Message {
    Message("there is no partial '\(name)'", zh: "没有部件“\(name)”")
  }
  package static func usesItself(_ name: String) -> Message {
    Message("the partial '\(name)' uses itself", zh: "部件“\(name)”用到了它自己")
  }
  package static func templateTooLarge(parts: Int, bytes: Int) -> Message {
    Message(
      "with its partials in their places the template has more than \(parts) parts or \(bytes) bytes; use partials fewer times "
        + "inside each other",
      zh: "插入部件后，模板超过 \(parts) 个部分或 \(bytes) 字节；请减少部件之间的嵌套使用")
  }
  package static func outputTooLarge(_ limit: Int) -> Message {
    Message("the template writes more than \(limit) bytes", zh: "模板写出的内容超过 \(limit) 字节")
  }
  package static var expectedDelimiters: Message {
    Message(
      "expected two delimiters between equals signs, as {{=<% %>=}}", zh: "等号之间应为两个定界符，如 {{=<% %>=}}")
  }
  package static func listAsText(_ name: String) -> Message {
    Message(
      "'\(name)' is a list; write {{#\(name)}}…{{/\(name)}} around what stands for each element",
      zh: "“\(name)”是列表；请用 {{#\(name)}}…{{/\(name)}} 写出每个元素")
  }
  package static func templateTooDeep(_ levels: Int) -> Message {
    Message(
      "sections and partials stand more than \(levels) levels inside each other; is the end of a section missing?",
      zh: "区段和部件的嵌套超过 \(levels) 层；是否缺少区段的结束标签？")
  }
  package static func listInItself(_ name: String) -> Message {
    Message(
      "the list '\(name)' stands inside itself, which would write every element once for each element; is its end missing?",
      zh: "列表“\(name)”嵌套在自己里面，每个元素都会重复写出；是否缺少结束标签？")
  }
  package static var firstTagIsContentType: Message {
    Message(
      "the first tag must be a content type, as {{% CONTENT_TYPE:HTML }}",
      zh: "第一个标签必须是内容类型，如 {{% CONTENT_TYPE:HTML }}")
  }
  package static func unknownContentType(_ name: String, known: String) -> Message {
    Message("unknown content type '\(name)'; known are \(known)", zh: "未知的内容类型“\(name)”；可用的有 \(known)")
  }
  package static func contentTypeOfOtherFormats(_ name: String, allowed: [String]) -> Message {
    Message(
      "\(name) does not keep a text in its place in this format; use \(allowed.joined(separator: " or "))",
      zh: "\(name) 不能保证文字在这种格式里不越界；请用 \(allowed.joined(separator: " 或 "))")
  }
  package static var dotOutsideTexts: Message {
    Message(
      "'.' stands for a text only inside the section of a text or of texts", zh: "“.”只在文本或文本列表的区段里代表文本")
  }
  package static func outsideList(_ name: String) -> Message {
    Message("'\(name)' has a meaning only inside a list", zh: "“\(name)”只在列表里有意义")
  }
  package static func unknownKey(_ name: String) -> Message { Message("unknown key '\(name)'", zh: "未知的键“\(name)”") }
  package static func keyOfOthers(_ name: String, owners: [String]) -> Message {
    Message(
      "unknown key '\(name)' in this place; it is a key of \(owners.joined(separator: " and of "))",
      zh: "键“\(name)”不能用在这里；它属于 \(owners.joined(separator: "、"))")
  }
  package static func writtenWithoutTemplate(_ format: String) -> Message {
    Message("\(format) is not written by a template", zh: "\(format) 不是用模板写的")
  }

  package static func schemaNotText(offset: Int) -> Message {
    Message(
      "the bytes from offset \(offset) on are no text; save the schema as UTF-8",
      zh: "从第 \(offset) 字节（从 0 起）开始不是文本；请把词表文件存为 UTF-8 编码")
  }
  package static var emptySchema: Message { Message("the schema is empty", zh: "词表文件是空的") }
  package static func notYAML(_ reason: String) -> Message { Message("no YAML: \(reason)", zh: "不是 YAML：\(reason)") }
  package static var severalDocuments: Message {
    Message(
      "a second document begins here (---), and a schema is one; join them", zh: "这里开始了第二个文档（---），而词表只能有一个；请合并成一个")
  }
  package static func doubleKey(_ key: String) -> Message {
    Message("'\(key)' stands here twice", zh: "“\(key)”出现了两次")
  }
  package static var nestedYAML: Message { Message("YAML values inside each other", zh: "YAML 的嵌套层数") }
  package static func anchor(_ name: String) -> Message {
    Message(
      "a schema has no anchors (&\(name)); write the words out where they are wanted",
      zh: "词表文件里不能用锚点（&\(name)）；请在需要的地方直接写出这些词")
  }
  package static func alias(_ name: String) -> Message {
    Message(
      "a schema has no aliases (*\(name)); write the words out where they are wanted",
      zh: "词表文件里不能用别名（*\(name)）；请在需要的地方直接写出这些词")
  }
  package static func roleWithoutWords(_ role: String) -> Message {
    Message("the role '\(role)' has no 'words'", zh: "角色“\(role)”没有“words”")
  }
  package static func reservedRole(_ role: String) -> Message {
    Message(
      "'\(role)' is no name for a role: rows have a member of that name", zh: "“\(role)”不能作角色名：行数据里已有这个成员")
  }
  package static func otherRoleName(_ role: String) -> Message {
    Message("expected another name than '\(role)'", zh: "角色名不能是“\(role)”")
  }
  package static func roleHasType(_ role: String, type: String) -> Message {
    Message("the role '\(role)' has the type \(type)", zh: "角色“\(role)”的类型是 \(type)")
  }
  package static func wordHasRole(_ word: String, role: String) -> Message {
    Message("the word '\(word)' belongs to '\(role)' already", zh: "词“\(word)”已属于“\(role)”")
  }
  package static func oneOf(_ names: [String]) -> Message {
    Message("one of \(names.joined(separator: ", "))", zh: "\(names.joined(separator: "、")) 之一")
  }
  package static func mapping(with names: [String]) -> Message {
    Message("a mapping with \(names.joined(separator: ", "))", zh: "含有 \(names.joined(separator: "、")) 的映射")
  }
  package static var mappingOfDepartments: Message {
    Message("a mapping of names to lists of other names", zh: "名称到其他名称列表的映射")
  }
  package static var listOfNames: Message { Message("a list of names", zh: "名称的列表") }
  package static var officeName: Message {
    Message("a name of 1 to 100 characters without a comma, 、 or ;", zh: "1 到 100 个字、不含逗号、顿号和分号的名称")
  }
  package static var mappingOfARole: Message {
    Message("a mapping with 'words' or 'heads', and 'type'", zh: "含有“words”或“heads”以及“type”的映射")
  }
  package static var memberOfARole: Message {
    Message("'words', 'heads' or 'type'", zh: "“words”“heads”或“type”")
  }
  package static var mappingOfRoles: Message { Message("a mapping of roles", zh: "角色的映射") }
  package static var roleName: Message {
    Message("the name of a role in letters and digits", zh: "由字母和数字组成的角色名")
  }
  package static var listOfWords: Message { Message("a list of words", zh: "词的列表") }
  package static var schemaWord: Message { Message("a word of 1 to 40 characters", zh: "1 到 40 个字的词") }
  package static var singleWord: Message {
    Message("one word; words are separated by ', '", zh: "一个词；词与词之间用英文逗号加空格隔开")
  }
  package static var nothing: Message { Message("nothing", zh: "空的") }
  package static var mapping: Message { Message("a mapping", zh: "映射") }
  package static var list: Message { Message("a list", zh: "列表") }
}
