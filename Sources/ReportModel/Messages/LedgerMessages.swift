// What is said of ledgers.
extension Message {
  package static var noLedger: Message {
    Message(
      "it is no ledger, nor any other SQLite file; name another file, which is made where it is missing",
      zh: "不是台账库，也不是 SQLite 文件；请换一个文件名，没有的文件会新建")
  }
  package static var otherDatabase: Message {
    Message(
      "it is an SQLite file of another program, and is left as it is; name another file, which is made where it is missing",
      zh: "是其他程序的 SQLite 文件，没有改动；请换一个文件名，没有的文件会新建")
  }
  package static var emptyLedger: Message {
    Message("it has no reports yet; 'reportkit ledger add' puts them in", zh: "里面还没有报表；请先用“reportkit ledger add”加入")
  }
  package static func newerLedger(_ version: Int, known: Int) -> Message {
    Message(
      "a later reportkit has written it (version \(version); this one knows up to \(known)); use that one",
      zh: "由更新版本的 reportkit 写成（版本 \(version)，本程序只认识到 \(known)）；请用新版本打开")
  }
  package static var damagedLedger: Message {
    Message(
      "the file is damaged, and is left as it is; use a copy of it, or add the reports to a new file",
      zh: "文件已损坏，没有改动；请用备份，或把报表加入一个新文件")
  }
  package static var busyLedger: Message {
    Message("another program is using it; try again when that has ended", zh: "另一个程序正在使用它；请等它结束后再试")
  }
  package static var readOnlyLedger: Message {
    Message(
      "the file, or its folder, may not be written; nothing was changed", zh: "文件或其所在的文件夹不可写；没有任何改动")
  }
  package static func unwritableLedger(_ reason: Message) -> Message {
    Message("cannot be written: \(reason.english); nothing was changed", zh: "无法写入：\(reason.chinese)；没有任何改动")
  }
  package static func conflictingReports(_ title: String, _ names: [String]) -> Message {
    let (title, rest) = (excerpt(title), names.count - 5)
    let list = names.prefix(5)
    return Message(
      "'\(title)' stands in \(plural(names.count, "input")) with different words: \(list.joined(separator: ", "))"
        + "\(rest > 0 ? " and \(rest) more" : ""); none of them was added; add the one that counts",
      zh: "“\(title)”在 \(names.count) 个文件中内容不同：\(list.joined(separator: "、"))\(rest > 0 ? " 等" : "")；都没有加入；请只加入有效的那份")
  }
  package static func unplacedReport(_ title: String, namesIssuer: Bool) -> Message {
    let title = excerpt(title)
    return namesIssuer
      ? Message(
        "the title '\(title)' names no period; a later file with this title would not take the report's place but stand beside it",
        zh: "标题“\(title)”没有写明报告期；以后同名的报表不会替换它，而会并列")
      : Message(
        "the title '\(title)' does not say who reports; a corrected file of another name would not take the report's place but stand "
          + "beside it",
        zh: "标题“\(title)”没有写明填报单位；另一个文件名的更正版不会替换它，而会并列")
  }
  package static func replacedReport(_ title: String, id: Int, by other: Int) -> Message {
    let title = excerpt(title)
    return Message(
      "'\(title)' is report \(id) of the ledger, whose place report \(other) has taken; that one still counts",
      zh: "“\(title)”是台账库里的第 \(id) 号报表，已被第 \(other) 号替换；仍以后者为准")
  }
  package static func noSuchTask(_ words: String) -> Message {
    let words = excerpt(words)
    return Message(
      "no task of the ledger has the number, the source or the text '\(words)'",
      zh: "台账库中没有序号、来源或内容为“\(words)”的任务")
  }
}

// How ledgers answer people.
extension Message {
  package static func ledgerReport(
    _ id: Int, issuer: String?, time: String?, tasks: Int, withoutProgress: Int, input: String,
    replacedBy: Int?
  ) -> Message {
    Message(
      "\(id): \(issuer ?? "no issuer"), \(time ?? "no period"), \(plural(tasks, "task"))"
        + "\(withoutProgress > 0 ? ", \(withoutProgress) without progress" : ""), \(input)"
        + "\(replacedBy.map { ", replaced by \($0)" } ?? "")",
      zh: "\(id)：\(issuer ?? "未写明单位")，\(time ?? "未写明报告期")，\(tasks) 项任务"
        + "\(withoutProgress > 0 ? "，其中 \(withoutProgress) 项无进展" : "")，\(input)"
        + "\(replacedBy.map { "，已被 \($0) 替换" } ?? "")")
  }
  package static func ledgerAdded(_ report: Message) -> Message {
    Message("added \(report.english)", zh: "已加入 \(report.chinese)")
  }
  package static func ledgerReplaced(_ report: Message, other: Int) -> Message {
    Message("added in place of \(other) \(report.english)", zh: "已替换 \(other)，加入 \(report.chinese)")
  }
  package static func ledgerUnchanged(_ report: Message) -> Message {
    Message("unchanged \(report.english)", zh: "未变 \(report.chinese)")
  }
  package static func ledgerSuperseded(_ report: Message) -> Message {
    Message("unchanged, an earlier version: \(report.english)", zh: "未变，是较早的版本：\(report.chinese)")
  }
  /// A report's word on a task.
  package static func ledgerEntry(
    time: String?, number: Int?, state: Message?, deadline: String?, progress: String?, input: String, isAmbiguous: Bool
  ) -> Message {
    let nothing = Message("no progress", zh: "无进展")
    let ambiguous = Message(
      "it may go on with one of several tasks of the report before", zh: "上一期有几项任务与它对得上，无法确定是哪一项")
    let english: [String?] = [
      number.map { "no. \($0)" }, state?.english, deadline.map { "due \($0)" }, progress ?? nothing.english, input,
      isAmbiguous ? ambiguous.english : nil,
    ]
    let chinese: [String?] = [
      number.map { "序号 \($0)" }, state?.chinese, deadline.map { "时限 \($0)" }, progress ?? nothing.chinese, input,
      isAmbiguous ? ambiguous.chinese : nil,
    ]
    return Message(
      "\(time ?? "no period"): " + english.compactMap(\.self).joined(separator: "; "),
      zh: "\(time ?? "未写明报告期")：" + chinese.compactMap(\.self).joined(separator: "；"))
  }
  package static var ledgerDelayed: Message {
    Message("its state says that it is behind", zh: "进度滞后")
  }
  package static var ledgerOverdue: Message { Message("past its deadline", zh: "到期未完成") }
  package static var ledgerUnstated: Message {
    Message("past its deadline, and nothing says whether it is done", zh: "已到期，未注明是否完成")
  }
  package static func ledgerLate(_ count: Int, on day: String) -> Message {
    Message("\(plural(count, "task")) behind on \(day)", zh: "\(day) 有 \(count) 项任务滞后")
  }
  /// A task that is behind.
  package static func ledgerLateTask(
    issuer: String?, text: String, departments: [String], deadline: String?, reason: Message, progress: String?
  ) -> Message {
    let names = departments.joined(separator: "、")
    let english: [String?] = [
      text, departments.isEmpty ? nil : names, deadline.map { "due \($0)" }, reason.english, progress ?? "no progress",
    ]
    let chinese: [String?] = [
      text, departments.isEmpty ? nil : names, deadline.map { "时限 \($0)" }, reason.chinese, progress ?? "无进展",
    ]
    return Message(
      "\(issuer ?? "no issuer"): " + english.compactMap(\.self).joined(separator: "; "),
      zh: "\(issuer ?? "未写明单位")：" + chinese.compactMap(\.self).joined(separator: "；"))
  }
  package static func ledgerTaskHeading(issuer: String?, text: String) -> Message {
    Message("\(issuer ?? "no issuer"): \(text)", zh: "\(issuer ?? "未写明单位")：\(text)")
  }
}
