// What recognition says of tables, headers and rows.
extension Message {
  package static func noReport(tables: Int) -> Message {
    switch tables {
    case 0:
      Message(
        "no report: there is no table", zh: "没有报表：文件里没有表格", remedy: .inspect)
    case 1:
      Message(
        "no report: the header of its table has fewer than two known columns", zh: "没有报表：表头里认识的列不足两个", remedy: .addWords
      )
    default:
      Message(
        "no report: no header of its \(tables) tables has two known columns",
        zh: "没有报表：\(tables) 个表格的表头里认识的列都不足两个", remedy: .addWords)
    }
  }
  package static var noSubstantialColumn: Message {
    Message(
      "no report: no substantial column is known (what is to be done, who is responsible, how far it has come); a number and "
        + "remarks alone make a list",
      zh: "没有报表：认识的列里没有实质内容（任务、责任单位、进展等）；只有序号和备注的是普通名单", remedy: .addWords)
  }
  package static var formTable: Message {
    Message("a form, read as the report of one task", zh: "这是一张表单，已作为一项任务的报表读取")
  }
  package static func twoRoles(_ number: Int, name: String, _ role: String, not other: String) -> Message {
    Message(
      "column \(number) '\(excerpt(name))' names two things; it was read as \(role), not as \(other)",
      zh: "第 \(number) 列“\(excerpt(name))”说的是两样内容；已按 \(role) 读取，没有按 \(other)")
  }
  package static func sideBySide(_ count: Int) -> Message {
    Message(
      "the table has its columns \(plural(count, "time")) side by side; the rows of the left part come first, then those beside them",
      zh: "表格把同样的几列并排印了 \(count) 遍；先读左边部分的各行，再读旁边的")
  }
  package static var repeatedTable: Message {
    Message(
      "the table says again what columns of the one before it say, as pages do that keep columns in view; it was left out",
      zh: "这个表格与前一个表格的几列完全相同，是网页固定列时重复写出的；没有再读一遍")
  }
  package static var unreadDate: Message {
    Message(
      "the cell names no day that is certain, so that the task has no deadline; write one day, as 2026-06-30",
      zh: "读不出这个单元格所说的确切日期，该任务因此没有完成时限；请写成一个日期，如 2026-06-30")
  }
  package static func repeatedColumns(_ count: Int) -> Message {
    Message(
      "the table has its columns \(plural(count, "time")) side by side, and rows in its midst reach over them; each row was read as one task, that of the left part; put the parts one below the other",
      zh: "表格把同样的几列并排印了 \(count) 遍，中间又有跨过它们的行；每行只按左边部分读成一项任务，请把各部分改为上下排列")
  }
  package static func noSuchReport(_ number: Int, count: Int) -> Message {
    Message("there is no report \(number): the input has \(count)", zh: "没有第 \(number) 个报表：这个文件有 \(count) 个")
  }
  package static var missingTitle: Message { Message("no title above the table", zh: "表格上方没有标题") }
  package static func titleOfMenu(_ text: String) -> Message {
    Message(
      "no title above the table; '\(excerpt(text))' reads like one, but stands where a page leads to others, and may be another table's",
      zh: "表格上方没有标题；“\(excerpt(text))”像标题，但位于链接、列表或导航之中，可能是别的表格的标题，没有采用")
  }
  package static func unknownColumn(_ number: Int, name: String, nearest: String?) -> Message {
    Message(
      "column \(number) '\(excerpt(name))' is not in the dictionary; it is kept without a role"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "第 \(number) 列“\(excerpt(name))”不在词典里；照原样保留，不作归类" + (nearest.map { "；是否应为“\($0)”？" } ?? ""))
  }
  package static func namelessColumn(_ number: Int) -> Message {
    Message(
      "column \(number) without a name is not in the dictionary; it is kept without a role",
      zh: "第 \(number) 列没有名称；照原样保留，不作归类")
  }
  package static var noRows: Message {
    Message(
      "no task stands under the header; the report is empty, or its rows were not read as a table",
      zh: "表头下面没有任务；这份报表是空的，或者各行没有按表格读出")
  }
  package static var noProgressColumn: Message {
    Message("there is no column for progress, so that no task counts as lacking it", zh: "没有进展情况一列，因此没有任务算作未填进展")
  }
  package static func noProgressColumn(but header: String, nearest: String) -> Message {
    Message(
      "there is no column for progress, so that no task counts as lacking it; did you mean '\(nearest)' by '\(header)'?",
      zh: "没有进展情况一列，因此没有任务算作未填进展；“\(header)”是否应为“\(nearest)”？")
  }
  package static var continuedTable: Message {
    Message(
      "the table goes on here after a page break; it was read as one", zh: "表格在分页后从这里继续；已合为一个表格读取")
  }
  package static func tornRow(lines: Int) -> Message {
    Message(
      "the row stands on \(lines) lines, which were joined; a cell with a line break needs quotes",
      zh: "这一行断成了 \(lines) 行，已接起来；含换行的单元格需要加引号")
  }
  package static func rowWidth(_ cells: Int, header: Int) -> Message {
    Message(
      "the row has \(cells) cells, the header \(header); look whether a cell is missing or has a line break too many",
      zh: "这一行有 \(cells) 个单元格，表头有 \(header) 个；请看是否缺了单元格，或多了换行")
  }
  package static func andMore(_ count: Int, isLeast: Bool = false) -> Message {
    Message(
      "and \(isLeast ? "at least " : "")\(count) more of these", zh: "同类问题\(isLeast ? "至少" : "")另有 \(count) 处")
  }
  package static func unusedText(lines: Int, tables: Int) -> Message {
    let english = [(lines, "line"), (tables, "other table")].filter { $0.0 > 0 }.map { plural($0.0, $0.1) }
    let chinese = [(lines, "行文字"), (tables, "个其他表格")].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return Message(
      english.joined(separator: " and ") + " outside the report, from here on, not used",
      zh: "从这里起，报表之外有 " + chinese.joined(separator: "、") + "没有采用")
  }
  package static var headerAgain: Message {
    Message("the header again; the row was left out", zh: "重复的表头；这一行已略去")
  }
  package static var pageHeading: Message {
    Message("a page heading; the row was left out", zh: "页眉标题；这一行已略去")
  }
  package static var columnNumbers: Message {
    Message("the numbers of the columns; the row was left out", zh: "各列的编号；这一行已略去")
  }
  package static var emptyProgress: Message { Message("the task has no progress", zh: "这项任务没有填写进展") }
  package static var emptyTask: Message {
    Message("nothing says what the task is", zh: "没有填写任务内容")
  }
  package static var missingNumber: Message { Message("the task has no number", zh: "这项任务没有序号") }
  package static var noNumber: Message { Message("this is no number", zh: "这不是序号") }
  package static func duplicateNumber(_ number: Int) -> Message {
    Message("number \(number) stands here again", zh: "序号 \(number) 重复")
  }
  package static func numberGap(_ number: Int, after last: Int) -> Message {
    Message(
      "number \(number) follows \(last); look whether a row is missing or a number is wrong",
      zh: "序号 \(last) 之后是 \(number)，不连续；请看是否缺行，或序号有误")
  }
  package static func duplicateItem(_ item: Int, of document: String) -> Message {
    document.isEmpty
      ? Message("item \(item) has a task already", zh: "第 \(item) 项已有任务")
      : Message(
        "item \(item) of '\(excerpt(document))' has a task already", zh: "“\(excerpt(document))”第 \(item) 项已有任务")
  }
}
