// What is said of who is to report, and who has.
extension Message {
  package static var listLine: Message {
    Message(
      "one name stands on a line and nothing else (no telephone, no other column), other names of the office after '=', with 、 or a comma between them; a line that is no name, such as a heading, begins with '#'",
      zh: "一行只写一个名称（不带电话或其他栏目），该单位的其他名称写在“=”之后，用顿号或逗号隔开；小标题等不是名称的行，行首加“#”")
  }
  package static var emptyList: Message { Message("the list names nobody", zh: "名单里没有任何单位") }
  package static func listNotText(_ reason: Message) -> Message {
    Message(
      "the list is no text (\(reason.english)); save the names as a text file, one a line",
      zh: "名单不是文本文件（\(reason.chinese)）；请把名称一行一个存成文本文件")
  }
  package static var officeFile: Message { Message("an office file, or another archive", zh: "是办公文件或压缩包") }
  package static func sameOffice(_ name: String, line: Int?) -> Message {
    let name = excerpt(name)
    return Message(
      "'\(name)' is on the list already\(line.map { ", in line \($0)" } ?? "")",
      zh: "“\(name)”在名单里已有\(line.map { "（第 \($0) 行）" } ?? "")")
  }
  package static func nameOfOther(_ name: String, office: String, line: Int?) -> Message {
    let (name, office) = (excerpt(name), excerpt(office))
    return Message(
      "'\(name)' is a name of '\(office)' already\(line.map { ", in line \($0)" } ?? "")",
      zh: "“\(name)”已经是“\(office)”的名称\(line.map { "（第 \($0) 行）" } ?? "")")
  }
  package static func missingReport(_ name: String, hints: [(other: String?, input: String)]) -> Message {
    let name = excerpt(name)
    let english = hints.prefix(3).map { hint in
      hint.other.map { "'\(excerpt($0))' in '\(hint.input)'" } ?? "the file '\(hint.input)'"
    }
    let chinese = hints.prefix(3).map { hint in
      hint.other.map { "“\(hint.input)”的“\(excerpt($0))”" } ?? "文件“\(hint.input)”"
    }
    guard !hints.isEmpty else { return Message("'\(name)' has not reported", zh: "“\(name)”没有报送") }
    return Message(
      "'\(name)' has not reported; did you mean \(english.joined(separator: " or "))?",
      zh: "“\(name)”没有报送；是否就是\(chinese.joined(separator: "或"))？")
  }
  package static func repeatedReport(_ name: String, inputs: [String]) -> Message {
    let more = inputs.count - 5
    let named = inputs.prefix(5)
    return Message(
      "'\(excerpt(name))' has reported \(inputs.count) times: \(named.joined(separator: ", "))"
        + "\(more > 0 ? " and \(more) more" : ""); leave out what does not count",
      zh: "“\(excerpt(name))”报送了 \(inputs.count) 次：\(named.joined(separator: "、"))\(more > 0 ? " 等" : "")；请去掉不算数的")
  }
  package static func unlistedIssuer(_ name: String) -> Message {
    Message("'\(excerpt(name))' is not on the list of who is to report", zh: "“\(excerpt(name))”不在应报名单里")
  }
  package static var namelessReport: Message {
    Message(
      "the report does not say who reports, so that it counts for nobody on the list; name the office in the title, or in a line of its own beside the table",
      zh: "报表没有写明填报单位，因此不算名单里任何单位的报送；请在标题或“填报单位：…”一行写明")
  }
  package static var writtenWithoutUnread: Message {
    Message(
      "written without the inputs that could not be read, which are named in it", zh: "已写出，不含无法读取的文件；文件名列在其中")
  }
  package static func noColumn(of role: String, known: [String], nearest: String?) -> Message {
    Message(
      "no report has a column of the role '\(role)'\(nearest.map { "; did you mean '\($0)'" } ?? ""); they have \(known.joined(separator: ", "))",
      zh: "没有一份报表有“\(role)”一类的列\(nearest.map { "；是否应为“\($0)”？" } ?? "")；有的是 \(known.joined(separator: "、"))")
  }
  package static func splitCells(_ cells: Int, limit: Int) -> Message {
    Message(
      "the parts would have \(cells) cells, more than \(limit), because many rows stand in many of them; split fewer reports at a time",
      zh: "拆分后共有 \(cells) 个单元格，超过 \(limit)，因为许多行属于多个部分；请一次少拆分几份报表", remedy: .raise(limit: "cells"))
  }
}
