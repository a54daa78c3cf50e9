// What `explain` and `roles HEADER` say.
extension Message {
  package static func explainedInput(format: String, encoding: String, tables: Int) -> Message {
    Message("\(format), \(encoding), \(plural(tables, "table"))", zh: "\(format) 格式，\(encoding) 编码，\(tables) 个表格")
  }
  package static func explainedTable(
    _ number: Int, at location: SourceLocation?, rows: Int, width: Int, _ verdict: ExplainedTable.Verdict
  ) -> Message {
    let place =
      location.map { location in
        if case .text(let line, _) = location.place { return (", line \(line)", "，第 \(line) 行起") }
        // A table of a document has its number already.
        if case .tableCell = location.place { return ("", "") }
        return (", \(location.message.english)", "，\(location.message.chinese)")
      } ?? ("", "")
    let size = (plural(rows, "row"), plural(width, "column"))
    let verdict = words(of: verdict)
    let english = "table \(number)\(place.0), \(size.0), \(size.1): \(verdict.english)"
    let chinese = "表格 \(number)\(place.1)，\(rows) 行 \(width) 列：\(verdict.chinese)"
    return Message(english, zh: chinese)
  }
  private static func words(of verdict: ExplainedTable.Verdict) -> Message {
    switch verdict {
    case .report(let number): Message("report \(number)", zh: "报表 \(number)")
    case .form(let number):
      Message("report \(number), a form: its labels and values are one task", zh: "报表 \(number)，是一张表单：各栏目和内容合为一项任务")
    case .continuation(let number):
      Message("goes on with report \(number) after a page break", zh: "分页后接报表 \(number)")
    case .lines:
      Message("no report; its texts were taken as lines above the next table", zh: "不是报表；其中的文字当作下一个表格上方的文字")
    case .noHeader:
      Message(
        "no report, because no row in its first 20 names two known columns", zh: "不是报表，因为前 20 行里没有一行能认出两列以上的表头")
    case .notSubstantial:
      Message(
        "no report, because no known column says what is to be done, by whom, or how far it has come",
        zh: "不是报表，因为认出的列里没有实质内容（任务、责任单位、进展等）")
    }
  }
  package static func explainedTitle(_ text: String) -> Message { Message("title: \(text)", zh: "标题：\(text)") }
  package static var explainedNoTitle: Message {
    Message("title: none", zh: "标题：没有")
  }
  package static func explainedParts(_ title: Title) -> Message {
    let period = title.period.map { period in
      period.text
        + (period.from.flatMap { from in period.to.map { " (\(from.description) – \($0.description))" } } ?? "")
    }
    let parts = [
      ("issuer", "填报单位", title.issuer), ("year", "年份", title.year.map { String($0) }), ("subject", "事项", title.subject),
      ("kind", "表的种类", title.kind), ("period", "时段", period),
    ].compactMap { name, chinese, value in value.map { ("\(name) \($0)", "\(chinese) \($0)") } }
    guard !parts.isEmpty else { return Message("no part of it is known", zh: "没有认出其中的任何部分") }
    let english = parts.map(\.0).joined(separator: "; ")
    let chinese = parts.map(\.1).joined(separator: "；")
    return Message(english, zh: chinese)
  }
  package static func explainedHeaderRows(_ rows: Range<Int>, isReport: Bool) -> Message {
    let (first, last) = (rows.lowerBound + 1, rows.upperBound)
    let (english, chinese) =
      first == last ? ("row \(first)", "第 \(first) 行") : ("rows \(first) to \(last)", "第 \(first) 至 \(last) 行")
    let (what, chineseWhat) = isReport ? ("header", "表头") : ("nearest to a header", "最像表头的")
    let whole = ("\(what): \(english) of the table", "\(chineseWhat)：表格的\(chinese)")
    return Message(whole.0, zh: whole.1)
  }
  package static func explainedSection(_ text: String) -> Message {
    Message("section of its rows: \(text)", zh: "各行所属的部分：\(text)")
  }
  package static func explainedNote(_ text: String) -> Message { Message("note: \(text)", zh: "附注：\(text)") }
  package static func explainedColumn(_ number: Int, _ header: ExplainedHeader) -> Message {
    let words = explained(header)
    let name = excerpt(header.name.split(separator: "\n").joined())
    return Message("column \(number) '\(name)': \(words.english)", zh: "第 \(number) 列“\(name)”：\(words.chinese)")
  }
  package static func explainedName(_ header: ExplainedHeader) -> Message {
    let words = explained(header)
    let name = excerpt(header.name.split(separator: "\n").joined())
    return Message("'\(name)': \(words.english)", zh: "“\(name)”：\(words.chinese)")
  }

  private static func explained(_ header: ExplainedHeader) -> Message {
    var parts: [Message] = [header.role.map { Message(verbatim: $0.rawValue) } ?? Message("no role", zh: "没有归类")]
    if let rule = header.rule { parts.append(decided(rule, header)) }
    if !header.modifiers.isEmpty {
      parts.append(Message("before it '\(header.modifiers)'", zh: "前面是“\(header.modifiers)”"))
    }
    if !header.unread.isEmpty {
      parts.append(
        Message(
          "of which '\(header.unread)' is not understood, so that the role is likely and not certain",
          zh: "其中“\(header.unread)”不认识，所以归类是可能，不是确定"))
    }
    if let period = header.period { parts.append(Message("period '\(period.text)'", zh: "时段“\(period.text)”")) }
    if let other = header.otherRole {
      parts.append(Message("names two things; not read as \(other.rawValue)", zh: "说的是两样内容；没有按 \(other.rawValue) 读取"))
    }
    if let nearest = header.nearest, let role = header.nearestRole {
      parts.append(
        Message(
          "did you mean '\(nearest)' (\(role.rawValue))? A schema can add the word",
          zh: "是否应为“\(nearest)”（\(role.rawValue)）？可用词表（--schema）添加"))
    } else if header.role == nil, header.rule == nil {
      parts.append(Message("no rule knows it; a schema can add it", zh: "没有规则认识它；可用词表（--schema）添加"))
    }
    let english = parts.map(\.english).joined(separator: "; ")
    let chinese = parts.map(\.chinese).joined(separator: "；")
    return Message(english, zh: chinese)
  }

  private static func decided(_ rule: ExplainedHeader.Rule, _ header: ExplainedHeader) -> Message {
    let word = header.word
    let place: Message =
      switch header.origin {
      case .lexicon(let line): Message(" (lexicon, line \(line))", zh: "（词库第 \(line) 行）")
      case .schema(let place): Message(" (your schema, line \(place.line))", zh: "（自定词表第 \(place.line) 行）")
      case nil: Message(verbatim: "")
      }
    let words: Message =
      switch rule {
      case .word: Message("the word '\(word)'", zh: "整个词“\(word)”")
      case .head: Message("the word '\(word)' at its end", zh: "末尾的词“\(word)”")
      case .change:
        Message(
          "'\(word)', which says whose part it is, what comes next or what is missing", zh: "“\(word)”，说明是谁的职责、下一步或所缺内容"
        )
      case .question: Message("'\(word)', which a state answers", zh: "“\(word)”，回答是一种状态")
      case .leader: Message("'\(word)', an office that somebody holds", zh: "“\(word)”，是职务")
      case .headless: Message("'\(word)' looks like a word for a role and is none", zh: "“\(word)”看似某一类，其实不是")
      case .submission: Message("it is about who filled in an online form, and when", zh: "说的是在线表单由谁、何时填写")
      case .declared: Message("the input says so", zh: "文件自己注明")
      }
    return Message(words.english + place.english, zh: words.chinese + place.chinese)
  }
}
