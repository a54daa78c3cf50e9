// What analyses say of many reports, and writers of outputs.
extension Message {
  package static func similarDepartments(_ name: String, _ other: String) -> Message {
    let (name, other) = (excerpt(name), excerpt(other))
    return Message(
      "'\(name)' and '\(other)' may be one department; they are counted apart",
      zh: "“\(name)”与“\(other)”可能是同一个部门；现按两个部门统计")
  }
  package static func duplicateReport(_ one: String, _ other: String, title: String) -> Message {
    Message(
      "'\(one)' and '\(other)' are one report twice, '\(title)'; the tasks of both are counted; leave one of them out, or "
        + "compare them",
      zh: "“\(one)”与“\(other)”是同一份报表“\(title)”，两份的任务都计入了；请去掉一份，或用 compare 对比两份")
  }
  package static func mixedPeriods(_ groups: [(words: String, inputs: [String])]) -> Message {
    /// The periods with their inputs, cut where there are many.
    func list(open: String, separator: String, close: String, more: (Int) -> String) -> String {
      func cut(_ names: [String], to count: Int) -> String {
        let rest = names.count - count
        return names.prefix(count).joined(separator: separator) + (rest > 0 ? more(rest) : "")
      }
      return cut(groups.map { $0.words + open + cut($0.inputs, to: 3) + close }, to: 4)
    }
    let periods = Message(
      list(open: " (", separator: ", ", close: ")") { " and \($0) more" },
      zh: list(open: "（", separator: "、", close: "）") { " 等另外 \($0) 个" })
    return Message(
      "the reports are of \(groups.count) periods: \(periods.english); their tasks are counted together",
      zh: "报表分属 \(groups.count) 个报告期：\(periods.chinese)；各期任务合在一起统计")
  }
  package static var nothingInCommon: Message {
    Message(
      "no task of one is in the other: all are listed as gone or new; perhaps these are not two states of one report",
      zh: "两份报表没有相同的任务，全部列为减少或新增；可能不是同一份报表的前后两期，请核对")
  }
  package static func unitedColumns(_ column: String, of reports: [String], into united: String) -> Message {
    let (column, united) = (excerpt(column), excerpt(united))
    let (first, rest) = (excerpt(reports.first ?? ""), reports.count - 1)
    let names = Message(
      "'\(first)'" + (rest > 0 ? " and \(plural(rest, "other report"))" : ""),
      zh: "“\(first)”" + (rest > 0 ? "和另外 \(rest) 份报表" : ""))
    return Message(
      "'\(column)' of \(names.english) stands in the column '\(united)'",
      zh: "\(names.chinese)的“\(column)”并入了“\(united)”一列")
  }
  package static func mergedCells(_ cells: Int, limit: Int) -> Message {
    Message(
      "the merged report would have \(cells) cells, more than \(limit), because few columns are in all reports; merge those that "
        + "have the same columns",
      zh: "合并后的报表会有 \(cells) 个单元格，超过 \(limit)，因为各报表相同的列太少；请把列相同的报表分别合并", remedy: .raise(limit: "cells"))
  }
  package static func ambiguousSource(_ document: String, items: [Int], old: Int, new: Int) -> Message {
    let list = items.map { String($0) }
    let document = excerpt(document)
    return Message(
      "the source '\(document)' \(list.joined(separator: ", ")) has \(old) old and \(new) new tasks that cannot be told apart; "
        + "they are not compared",
      zh: "来源“\(document)”第 \(list.joined(separator: "、")) 项有 \(old) 项旧任务和 \(new) 项新任务无法对应，没有比较")
  }
  package static func ambiguousText(_ text: String, old: Int, new: Int) -> Message {
    let text = excerpt(text)
    return Message(
      "the text '\(text)' has \(old) old and \(new) new tasks that cannot be told apart; they are not compared",
      zh: "内容“\(text)”有 \(old) 项旧任务和 \(new) 项新任务无法对应，没有比较")
  }
  package static func replacedInOutput(_ count: Int, format: String) -> Message {
    Message(
      "\(plural(count, "control character")) that \(format) cannot hold written as U+FFFD",
      zh: "有 \(count) 个 \(format) 不能容纳的控制字符，写成了 U+FFFD")
  }
  package static func escapedFormula(_ text: String) -> Message {
    Message(
      "' put before '\(text)', which a spreadsheet could take for a formula", zh: "电子表格可能把“\(text)”当作公式，已在前面加 '")
  }
  package static func severalTables(_ count: Int, withTitles: Bool, format: String) -> Message {
    Message(
      "the \(count) reports \(withTitles ? "with their titles" : "have different columns and") cannot share one \(format)",
      zh: "\(count) 个报表\(withTitles ? "带着标题" : "的列不同")，不能放进同一个 \(format)", remedy: .chooseReport)
  }
  package static var refusedWarnings: Message {
    Message("not converted because of its warnings", zh: "有警告，没有转换", remedy: .acceptWarnings)
  }
  package static var refusedDocument: Message {
    Message("not written because of its warnings", zh: "有警告，没有写出", remedy: .acceptWarnings)
  }
  package static var incompleteInput: Message {
    Message("nothing is written, because not all inputs could be used", zh: "有的输入不能用，因此没有写出任何文件")
  }
  package static var noReports: Message { Message("there are no reports", zh: "没有报表") }
}

// What verification says did not come back.
extension Message {
  package static var everythingComesBack: Message { Message("everything comes back", zh: "全部能读回") }
  package static func doesNotHold(_ losses: [Message]) -> Message {
    Message(
      "does not hold \(losses.map(\.english).joined(separator: "; "))",
      zh: "不能保留：\(losses.map(\.chinese).joined(separator: "；"))")
  }
  package static func lostReports(_ found: Int, of expected: Int) -> Message {
    Message("\(found) of \(expected) reports", zh: "\(expected) 个报表只读回 \(found) 个")
  }
  package static func lostTitle(report: Int) -> Message {
    Message("the title of report \(report)", zh: "第 \(report) 个报表的标题")
  }
  package static func lostNotes(_ count: Int, report: Int) -> Message {
    Message("\(plural(count, "note")) of report \(report)", zh: "第 \(report) 个报表的 \(count) 条备注")
  }
  package static func lostColumns(report: Int) -> Message {
    Message("the columns of report \(report)", zh: "第 \(report) 个报表的列")
  }
  package static func lostRows(_ found: Int, of expected: Int, report: Int) -> Message {
    Message(
      "\(found) of \(expected) rows of report \(report)", zh: "第 \(report) 个报表的 \(expected) 行只读回 \(found) 行")
  }
  package static func lostCells(_ count: Int, report: Int, row: Int, column: Int) -> Message {
    Message(
      "\(plural(count, "cell")) of report \(report), the first in row \(row), column \(column)",
      zh: "第 \(report) 个报表的 \(count) 个单元格，第一个在第 \(row) 行第 \(column) 列")
  }
  package static func lostMerges(_ count: Int, report: Int) -> Message {
    Message("\(plural(count, "merge")) of report \(report)", zh: "第 \(report) 个报表的 \(count) 处合并单元格")
  }
  package static func lostTypedValues(_ count: Int, report: Int) -> Message {
    Message(
      "typed values in \(plural(count, "row")) of report \(report)", zh: "第 \(report) 个报表 \(count) 行的归类值")
  }
}
