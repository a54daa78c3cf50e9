import ReportModel
import Testing

/// Where tasks come from.
struct SourceGrammarTests {
  @Test(arguments: [
    ("市政府工作报告重点工作\n第285项", "市政府工作报告重点工作", [285]),
    ("报告第285、286项", "报告", [285, 286]),
    ("报告第12-14项", "报告", [12, 13, 14]),
    ("报告第11—13项", "报告", [11, 12, 13]),
    ("报告第12项至第14项", "报告", [12, 13, 14]),
    ("报告第二百八十五项", "报告", [285]),
    ("报告第12项、第14项", "报告", [12, 14]),
    ("报告第3、5-7，9项", "报告", [3, 5, 6, 7, 9]),
    ("报告", "报告", []),
    ("第一批任务第3项", "第一批任务", [3]),
    ("第9-3项", "第9-3项", []),
    ("第1-99999999项", "第1-99999999项", []),
    ("报告第15项第2小项", "报告", [15]), ("报告第12条第3款", "报告", [12]), ("报告第15项第2小项、第18项第1目", "报告", [15, 18]),
    ("第15号建议", "建议", [15]), ("市人大四次会议第15号建议", "市人大四次会议建议", [15]), ("市政协三次会议第87、第90号提案", "市政协三次会议提案", [87, 90]),
    ("人大建议第15号", "人大建议", [15]), ("政协提案（第87号）", "政协提案", [87]), ("区政府令第12号", "区政府令第12号", []), ("第12号文件", "第12号文件", []),
    ("第15号建议办理意见", "第15号建议办理意见", []),
    ("报告（第3项）", "报告", [3]), ("报告第15项及18项", "报告", [15, 18]),
  ])
  func sources(_ text: String, _ document: String, _ items: [Int]) {
    #expect(taskSources(text).first == TaskSource(document: document, items: items))
  }

  /// The last document of a cell may name several items.
  @Test(arguments: [
    ("政府工作报告第118项\n民生实事项目第16、36项", [118], [16, 36]), ("政府工作报告第5-6项\n民生实事项目第16-17项", [5, 6], [16, 17]),
    ("政府工作报告第5、6项、民生实事项目第16、36项", [5, 6], [16, 36]), ("政府工作报告第5项，民生实事项目第三、第四项", [5], [3, 4]),
  ])
  func eachDocumentHasItsItems(_ text: String, _ first: [Int], _ second: [Int]) {
    #expect(
      taskSources(text) == [
        TaskSource(document: "政府工作报告", items: first), TaskSource(document: "民生实事项目", items: second),
      ])
  }

  @Test(arguments: [
    ("市人大第15号建议、市政协第15号提案", "市人大建议[15] 市政协提案[15]"), ("政府工作报告第15项、市人大第20号建议", "政府工作报告[15] 市人大建议[20]"),
    ("市政府工作报告；第15号建议", "市政府工作报告[] 建议[15]"), ("《政府工作报告》，第54号提案", "《政府工作报告》[] 提案[54]"),
    ("人大第15号建议、第16号建议", "人大建议[15, 16]"), ("报告第15项第2小项和第3小项、第18项", "报告[15, 18]"),
  ])
  func numberedDocuments(_ text: String, _ expected: String) {
    #expect(taskSources(text).map { "\($0.document)\($0.items)" }.joined(separator: " ") == expected)
  }

  @Test func documentsBehindNumberedOnes() {
    let sources = [TaskSource(document: "人大建议", items: [15]), TaskSource(document: "政府工作报告", items: [3])]
    #expect(taskSources("人大第15号建议；政府工作报告第3项第1小项") == sources)
  }

  @Test func blankSourceIsNone() { #expect(taskSources(" \n").isEmpty) }
}
