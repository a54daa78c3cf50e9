import ReportModel
import ReportReaders
import TestSupport
import Testing

/// Tables as people make them: headers of several rows, tables cut by page breaks, text around them.
struct HeaderLevelTests {
  @Test(arguments: [
    ("序号,任务,本月进展情况,,备注\n,,前期手续,投资,\n1,a,b,c,d\n", ["序号", "任务", "本月进展情况/前期手续", "本月进展情况/投资", "备注"]),
    ("序号,任务,本月进展情况,本月进展情况\n序号,任务,前期手续,投资\n1,a,b,c\n", ["序号", "任务", "本月进展情况/前期手续", "本月进展情况/投资"]),
    ("序号,任务,进展情况,,\n,,手续,投资,\n,,,计划,完成\n1,a,b,c,d\n", ["序号", "任务", "进展情况/手续", "进展情况/投资/计划", "进展情况/投资/完成"]),
    ("资金情况,,任务,备注\n金额,执行率,,\n,1%,1,2\n", ["资金情况/金额", "资金情况/执行率", "任务", "备注"]),
    ("2026年甲情况表,,,\n序号,任务,责任单位,备注\n1,a,b,c\n", ["序号", "任务", "责任单位", "备注"]),
    ("序号,任务,备注,,\n1,a,b,c,d\n", ["序号", "任务", "备注", "", ""]),
    ("序号,任务,备注\n,,x\n1,a,b\n", ["序号", "任务", "备注"]),
  ])
  func levelsThatASpreadsheetFlattened(_ text: String, _ names: [String]) throws {
    let (report, _) = try report(text)
    #expect(report.columns.map(\.name) == names)
    // What is no level of the header is a row: only ",,x" is.
    #expect(report.rows.count == (text.contains("\n,,x\n") ? 2 : 1))
  }

  @Test func levelsOfMarkup() throws {
    let (report, _) = try report(
      """
      <table><tr><td rowspan=3>序号<td rowspan=3>任务<td colspan=3>进展情况<tr><td rowspan=2>手续<td colspan=2>投资
      <tr><td>计划<td>完成<tr><td>1<td>a<td>b<td>c<td>d</table>
      """)
    #expect(report.columns.map(\.name) == ["序号", "任务", "进展情况/手续", "进展情况/投资/计划", "进展情况/投资/完成"])
    #expect(report.rows.map(\.cells) == [["1", "a", "b", "c", "d"]])
  }

  /// A level may name a single column: what stands under it is a name where it is marked as one, or is a known head.
  @Test(arguments: [
    (
      "<tr><th rowspan=2>序号<th rowspan=2>任务内容<th>本月进展情况</tr><tr><th>前期手续</tr>", "1", ["序号", "任务内容", "本月进展情况/前期手续"]
    ),
    (
      "<tr><td rowspan=2>序号<td rowspan=2>任务内容<td>责任单位<td>进展情况</tr><tr><td>牵头单位<td>完成情况</tr>", "1",
      ["序号", "任务内容", "责任单位/牵头单位", "进展情况/完成情况"]
    ),
    (
      "<tr><th rowspan=2>序号<th rowspan=2>项目名称<th rowspan=2>进展情况<td>投资</tr><tr><td>（万元）</tr>", "1",
      ["序号", "项目名称", "进展情况", "投资/（万元）"]
    ),
    (
      "<tr><th rowspan=2>序号<th rowspan=2>任务内容<th>第一季度<th colspan=2>第二季度</tr><tr><th>进展情况<th>进展情况<th>存在问题</tr>", "1",
      ["序号", "任务内容", "第一季度/进展情况", "第二季度/进展情况", "第二季度/存在问题"]
    ),
  ])
  func levelsOverSingleColumns(_ head: String, _ first: String, _ names: [String]) throws {
    let cells = names.indices.map { $0 == 0 ? "<td>1" : "<td>甲" }.joined()
    let found = try report("<meta charset=utf-8><table>\(head)<tr>\(cells)</tr></table>", as: .html).report
    #expect(found.columns.map(\.name) == names)
    #expect(found.rows.count == 1 && found.rows[0].cells.first == first)
  }
}

extension HeaderLevelTests {
  /// CSV has the levels of a header joined; columns beside each other that begin with the same level have the roles and the time of the
  /// lowest, as they had.
  @Test(arguments: [
    ("责任部门及责任人", ["责任部门", "责任人"], ["departments", "contact"]),
    ("目标任务", ["责任单位", "完成情况", "备注"], ["departments", "progress", "remarks"]),
    ("资金（万元）", ["金额", "执行率"], ["amount", "completionRate"]), ("第一季度", ["完成情况", "存在问题"], ["progress", "problems"]),
    ("是否完成", ["是", "否"], ["status", "status"]),
  ])
  func levelsThatAreJoinedReadAsBefore(_ top: String, _ low: [String], _ roles: [String]) throws {
    let cells = low.map { "<td>\($0)" }.joined()
    let head = "<tr><td rowspan=2>序号<td rowspan=2>任务<td colspan=\(low.count)>\(top)<tr>\(cells)"
    let drawn = try report("<table>\(head)<tr><td>1<td>修路\(low.map { _ in "<td>甲" }.joined())</table>").report
    #expect(drawn.columns.dropFirst(2).map { $0.role?.rawValue } == roles)
    #expect(drawn.columns.dropFirst(2).allSatisfy { $0.period?.text == (top == "第一季度" ? top : nil) })
    let names = low.map { ",\(top)/\($0)" }.joined()
    let (joined, diagnostics) = try report("序号,任务\(names)\n1,修路\(low.map { _ in ",甲" }.joined())\n", as: .csv)
    #expect(joined.columns.map(\.role) == drawn.columns.map(\.role))
    #expect(joined.columns.map(\.period) == drawn.columns.map(\.period))
    #expect(!diagnostics.map(\.code).contains(.ambiguousColumn))
  }

  /// What stands above is repeated in the name of each column under it.
  @Test func aLongTextIsNoLevelOfAHeader() throws {
    let names = { (length: Int) in
      let top = String(repeating: "月", count: length)
      return try report("序号,任务,\(top),,备注\n,,前期手续,投资,\n1,a,b,c,d\n").report.columns.map(\.name)
    }
    #expect(try names(200).last == "备注" && names(200)[3].hasSuffix("月/投资"))
    #expect(try names(201)[3].isEmpty && names(201)[2] == String(repeating: "月", count: 201))
  }
}

struct ColumnTests {
  @Test func wideNamesThatAreUnknownStandOverKnownOnes() throws {
    let (report, _) = try report(
      """
      <table><tr><td rowspan=2>序号<td rowspan=2>任务来源<td colspan=2>分工<tr><td>牵头单位<td>配合单位
      <tr><td>1<td>甲<td>乙<td>丙</table>
      """)
    #expect(report.columns.map(\.name) == ["序号", "任务来源", "分工/牵头单位", "分工/配合单位"])
    #expect(report.rows.map(\.cells) == [["1", "甲", "乙", "丙"]] && report.notes.isEmpty && report.title.text.isEmpty)
  }

  @Test func mergesWiderThanTheHeaderAddNoColumns() throws {
    let (report, _) = try report(
      "<table><tr><td>序号<td>任务来源<tr><td colspan=3>一、甲<tr><td>1<td>乙<tr><td>2<td>丙<td>丁</table>")
    #expect(report.columns.map(\.name) == ["序号", "任务来源", ""])
    let (narrow, _) = try TestSupport.report(
      "<table><tr><td>序号<td>任务来源<tr><td colspan=3>一、甲<tr><td>1<td>乙</table>")
    #expect(narrow.columns.map(\.name) == ["序号", "任务来源"])
    #expect(narrow.rows[0].merged == [Merge(column: 0, rows: 1, columns: 2)])
  }
}

struct TornRowTests {
  @Test(arguments: [
    ("1\t修路\t甲\t1.开工\n2.铺设\n2\t种树\t乙\t完成\n", [["1", "修路", "甲", "1.开工\n2.铺设"], ["2", "种树", "乙", "完成"]]),
    ("1\t修路\t甲\n乙\t开工\n2\t种树\t丙\t完成\n", [["1", "修路", "甲\n乙", "开工"], ["2", "种树", "丙", "完成"]]),
    ("1\t修路\n2026年\n完工\t甲\n乙\t开工\n", [["1", "修路\n2026年\n完工", "甲\n乙", "开工"]]),
    ("1\t修路\t甲\t开工\n（2）铺设\n", [["1", "修路", "甲", "开工\n（2）铺设"]]),
    ("1\t修路\t甲\t开工，\n其余待建。\n2\t种树\t乙\t完成\n", [["1", "修路", "甲", "开工，\n其余待建。"], ["2", "种树", "乙", "完成"]]),
  ])
  func linesOfARowAreJoined(_ rows: String, _ cells: [[String]]) throws {
    let (report, diagnostics) = try report("序号\t任务\t责任单位\t进展情况\n" + rows)
    #expect(report.rows.map(\.cells) == cells && report.notes.isEmpty)
    #expect(diagnostics.map(\.code) == [.missingTitle, .raggedRow])
  }

  @Test func headingsNotesAndShortRowsStay() throws {
    let (report, _) = try report(
      "序号\t任务\t责任单位\t进展情况\n第一批\n1\t修路\t甲\t开工\n第二批\n2\t种树\t乙\n3\t架桥\t丙\t完成\n张三填\n本表一式两份。\n")
    #expect(report.rows.map(\.kind) == [.section, .task, .section, .task, .task])
    #expect(report.rows.map(\.cells[0]) == ["第一批", "1", "第二批", "2", "3"])
    #expect(report.notes == ["张三填", "本表一式两份。"])
  }
}

struct ContinuationTests {
  private let head = "<tr><th>序号<th>任务来源<th>备注"
  private func page(_ between: String, _ second: String) -> String {
    "<h1>2026年甲落实情况表</h1><table>\(head)<tr><td>1<td>甲<td>x<tr><td>2<td>乙<td>y</table>\(between)<table>\(second)</table>"
  }

  @Test(arguments: [
    ("<p>第 2 页 共 5 页</p>", "<tr>⟪<td>3<td>丙<td>z"), ("", "<tr>⟪<td>3<td>丙<td>z"),
    ("<p>— 2 —</p>", "<tr>⟪<td>3<td>丙<td>z"),
    ("<h1>2026年甲落实情况表（续）</h1>", "<tr><th>序号<th>任务来源<th>备注<tr>⟪<td>3<td>丙<td>z"),
    ("<p>续表</p>", "<tr><th>序号<th>任务来源<th>备注<tr>⟪<td>3<td>丙<td>z"),
    ("", "<tr><td colspan=3>2026年甲落实情况表<tr><th>序号<th>任务来源<th>备注<tr>⟪<td>3<td>丙<td>z"),
  ])
  func tablesThatPageBreaksCutAreOne(_ between: String, _ second: String) throws {
    let (text, places) = marked(page(between, second))
    let (found, diagnostics) = try reports(text)
    #expect(found.map { $0.rows.map(\.cells) } == [[["1", "甲", "x"], ["2", "乙", "y"], ["3", "丙", "z"]]])
    #expect(
      diagnostics.besideProgress.map(\.code) == [.continuedTable]
        && diagnostics.besideProgress.map(\.location) == places)
  }

  @Test(arguments: [
    ("<h1>2026年乙落实情况表</h1>", "<tr><th>序号<th>任务来源<th>备注<tr><td>3<td>丙<td>z"),
    ("", "<tr><th>序号<th>任务来源<th>备注<tr><td>1<td>丙<td>z"),
    ("<p>二、民生</p>", "<tr><th>序号<th>任务来源<th>备注<tr><td>3<td>丙<td>z"),
    ("", "<tr><th>序号<th>任务来源<th>说明<tr><td>3<td>丙<td>z"),
  ])
  func otherTablesAreReportsOfTheirOwn(_ between: String, _ second: String) throws {
    let found = try reports(page(between, second)).reports
    #expect(found.map { $0.rows.count { $0.kind == .task } } == [2, 1])
    if between.contains("民生") { #expect(found[1].rows.last?.section == ["二、民生"]) }
  }

  @Test(arguments: ["<tr><td>5<td>丙<td>z", "<tr><td>3<td>丙", "<tr><td>a<td>丙<td>z"])
  func tablesWithoutAHeaderThatDoNotCountOnAreNotUsed(_ second: String) throws {
    let (found, diagnostics) = try reports(page("", second))
    #expect(found.map(\.rows.count) == [2])
    #expect(diagnostics.besideProgress.map(\.code) == [.unusedText])
  }

  @Test func linesAreBrokenInBothParts() throws {
    let parts = page("", "<tr><td>3<td>丙\u{0B}丁<td>z").replacing("甲", with: "甲\u{0B}乙")
    let cells = try report(parts, as: .html).report.rows.map(\.cells[1])
    #expect(cells.first == "甲\n乙")
    #expect(cells.last == "丙\n丁")
  }

  @Test func titleAndHeaderInTheMiddleOfATableAreLeftOut() throws {
    let (text, places) = marked(
      "2026年甲落实情况表,,\n序号,任务,备注\n1,a,b\n⟪2026年甲落实情况表,,\n⟪序号,任务,备注\n2,c,d\n⟪第2页,,\n3,e,f\n")
    let (report, diagnostics) = try report(text)
    #expect(report.rows.map(\.cells) == [["1", "a", "b"], ["2", "c", "d"], ["3", "e", "f"]])
    #expect(diagnostics.besideProgress.map(\.code) == [.repeatedHeader, .repeatedHeader, .repeatedHeader])
    #expect(diagnostics.besideProgress.map(\.location) == places)
  }

  @Test func sameTablesAreKept() throws {
    let table = "<table>\(head)<tr><td>1<td>甲<td>x</table>"
    #expect(try reports(table + table).reports.count == 2)
  }
}

struct RowCheckTests {
  private func findings(_ text: String) throws -> (found: [Diagnostic], places: [ReportModel.SourceLocation]) {
    let (plain, places) = marked(text)
    return (try report(plain).diagnostics.filter { $0.severity == .warning }, places)
  }

  @Test func numbers() throws {
    let (found, places) = try findings(
      "序号,任务,备注\n1,a,\n⟪3,b,\n⟪3,c,\n1,d,\n2,e,\n⟪x,f,g\n⟪,h,i\n,j,\n1.1,k,l\n2-3,m,n\n")
    #expect(found.map(\.code) == [.numberGap, .duplicateNumber, .missingNumber, .missingNumber])
    #expect(found.map(\.location) == places)
  }

  @Test func numbersMayBeginAnewInEachSection() throws {
    #expect(try findings("序号,任务\n一、甲,\n1,a\n二、乙,\n1,b\n2,c\n三、丙,\n1,d\n").found.isEmpty)
    #expect(try findings("序号,任务\n1,a\n1,b\n").found.map(\.code) == [.duplicateNumber])
  }

  @Test func itemsThatComeTwice() throws {
    let (found, places) = try findings(
      "序号,任务来源,任务\n1,报告第3-5项,a\n2,报告第3-5项,b\n3,⟪报告第4、9项,c\n4,别的第4项,d\n")
    #expect(found.map(\.code) == [.duplicateItem] && found.map(\.location) == places)
    #expect(found.first?.message == "item 4 of '报告' has a task already")
    #expect(try findings("序号,任务来源,任务\n1,报告第5项第1小项,a\n2,报告第5项第2小项,b\n").found.isEmpty, "parts of an item")
    #expect(try findings("序号,任务来源\n1,豈第3项\n2,\u{F900}第3项\n").found.isEmpty, "bytes tell documents apart")
  }

  @Test func whatSaysNothingIsNoProgressNoSourceAndNoDepartment() throws {
    let (found, places) = try findings(
      "序号,任务来源,责任部门,配合单位,进展情况\n1,/,—,无,⟪无\n2,（无）,同上,甲局、无,⟪ （同上）\n3,报告第1项,牵头单位：乙局；配合单位：/,,已选址\n")
    #expect(found.map(\.code) == [.emptyProgress, .emptyProgress] && found.map(\.location) == places)
    let (report, _) = try report("序号,任务来源,责任部门,配合单位,进展情况\n1,/,—,无,无\n2,（无）,同上,甲局、无,\n3,报告第1项,牵头单位：乙局；配合单位：/,,好\n")
    #expect(report.rows.map { $0.source?.document } == [nil, nil, "报告"])
    #expect(report.rows.map { $0.departments.map(\.name) } == [[], ["甲局"], ["乙局"]])
    #expect(report.rows.map(\.cells)[0] == ["1", "/", "—", "无", "无"], "texts stay")
  }

  @Test func theFirstColumnOfARoleThatSaysSomethingIsTyped() throws {
    let (report, _) = try report(
      "序号,任务来源,来源,完成时限,时间节点,进展情况,推进情况,状态,是否完成,投资规模（亿元）,金额（万元）\n1,,甲第2项,—,9月底,无,1.选址。2.开工。,,是,,5\n2,乙第1项,甲第2项,8月,9月,好,坏,滞后,是,3,5\n"
    )
    // The plainest name counts first: 来源, 金额.
    #expect(report.rows.map { $0.source?.items } == [[2], [2]])
    #expect(
      report.rows.map { $0.progress?.items.count } == [2, 1] && report.rows.map(\.status) == [.completed, .delayed])
    let fields = report.rows.map { $0.fields.map(\.value) }
    #expect(fields[0].first == .date(Period(text: "9月底")) && fields[1].first == .date(Period(text: "8月")))
    #expect(fields[0].last == DecimalNumber(text: "5").map { .amount($0, unit: "万元") })
    #expect(fields[1].last == DecimalNumber(text: "5").map { .amount($0, unit: "万元") })
  }

  @Test func tasksThatNothingSays() throws {
    let (found, places) = try findings(
      "序号,任务,措施,责任部门,进展情况\n1,a,,甲局,b\n2,⟪,,乙局,c\n3,,d,甲局,e\n,,,丙局,f\n合计,,,,g\n")
    #expect(found.map(\.code) == [.emptyTask] && found.map(\.location) == places)
    #expect(try findings("序号,责任部门,进展情况\n1,甲局,b\n").found.isEmpty, "no column says what a task is")
    let merged = "<table><tr><th>序号<th>任务<th>进展情况<tr><td>1<td rowspan=2>a<td>b<tr><td>2<td>c</table>"
    #expect(try report(merged).diagnostics.allSatisfy { $0.code != .emptyTask })
  }

  @Test func progressThatIsMissing() throws {
    let (found, places) = try findings("序号,任务,进展情况,推进情况\n1,a,b,\n2,c,⟪ ,\n一、甲,,,\n合计,,,\n3,d,,e\n")
    #expect(found.map(\.code) == [.emptyProgress] && found.map(\.location) == places)
    let merged = "<table><tr><th>序号<th>进展情况<tr><td>1<td rowspan=2><tr><td>2</table>"
    #expect(try report(merged).diagnostics.filter { $0.code == .emptyProgress }.count == 1)
  }

  @Test func textThatIsNotUsedIsCounted() throws {
    let (text, places) = marked(
      "<p>⟪首页</p><table><tr><td>索引号<td>1<td>x</table><h1>2026年甲情况表</h1><table><tr><th>序号<th>任务<tr><td>1<td>a</table>")
    let (_, diagnostics) = try report(text)
    #expect(
      diagnostics.besideProgress.map(\.code) == [.unusedText] && diagnostics.besideProgress.map(\.location) == places)
    #expect(
      diagnostics.besideProgress.first?.message == "1 line and 1 other table outside the report, from here on, not used"
    )
  }
}
