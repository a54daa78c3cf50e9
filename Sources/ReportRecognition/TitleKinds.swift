internal import ReportText

/// The words that a title of a report ends with, as 落实情况表.
struct TitleKinds: Sendable {
  /// All of them, the longest first.
  private(set) var words: [String] = []
  private var table = WordTable(side: .end)

  init(_ words: [String]) { add(words) }

  /// Adds words; what is there already stays once.
  mutating func add(_ more: [String]) {
    for word in more where table.value(of: word.utf8.span) == nil {
      table.insert(word.utf8.span, value: words.count)
      words.append(word)
    }
    words.sort { $0.utf8.count > $1.utf8.count }
  }

  /// The length in bytes of the longest of them that a text ends with; nil where it ends with none.
  func length(atEndOf text: Span<UInt8>) -> Int? { table.longest(of: text)?.length }

  /// Those of the built-in dictionary.
  static let standard = TitleKinds([
    "落实情况表", "进展情况表", "推进情况表", "完成情况表", "进度表", "任务分解表", "责任清单", "计划表", "统计表", "台账",
    "任务清单", "责任分工表", "任务分工表", "分工表", "责任分解表", "分解表", "情况统计表", "进度情况表", "执行情况表",
    "整改情况表", "情况汇总表", "汇总表", "情况一览表", "一览表", "明细表", "情况明细表", "情况表", "进展表", "推进表", "完成表",
    "工作清单", "项目清单", "问题清单", "整改清单", "整改台账", "问题台账", "任务台账", "项目表", "任务表", "推进计划表", "进度计划表",
    "落实情况统计表", "完成情况统计表", "进展情况统计表", "落实情况汇总表", "完成情况汇总表", "进展情况汇总表", "推进情况统计表",
    "推进情况汇总表", "落实情况一览表", "完成情况一览表", "进展情况一览表",
  ])
}

extension TitleKinds: Equatable {
  /// Whether both have the same words in the same order.
  static func == (left: TitleKinds, right: TitleKinds) -> Bool { left.words == right.words }
}
