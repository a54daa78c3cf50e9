package import ReportAnalysis
package import ReportModel
internal import ReportTemplates

// The words of our own that stand in documents beside the words of the reports, where templates cannot choose them.

extension WritingOptions.Page {
  /// The paper as the CSS property `size` takes it.
  var cssSize: String {
    switch self {
    case .a4: "A4"
    case .a4Landscape: "A4 landscape"
    case .a3Landscape: "A3 landscape"
    }
  }
}

extension Report {
  /// Whether a note says who reports, in the words that our pages say it in or another.
  var namesIssuerInNotes: Bool { notes.contains(where: IssuerLine.holdsLabel) }
}

extension TaskStatus {
  /// The state as documents name it.
  package var label: String {
    switch self {
    case .completed: "已完成"
    case .onTrack: "正常推进"
    case .notStarted: "未启动"
    case .delayed: "滞后"
    case .longTerm: "长期坚持"
    }
  }
}

extension ReportTask.Lateness {
  /// The reason as documents name it.
  package var label: String {
    switch self {
    case .delayed: "进度滞后"
    case .overdue: "到期未完成"
    case .unstated: "已到期，未注明是否完成"
    }
  }
}

extension SimilarNames.Likeness {
  /// The likeness as documents name it.
  var label: String {
    switch self {
    case .prefix: "仅地名或层级不同"
    case .brackets: "仅括号不同"
    case .abbreviation: "疑似全称与简称"
    case .character: "仅一字不同"
    }
  }
}

extension TaskSource {
  /// The document and its items, as a text: 市政府工作报告第3、41-43项.
  var inOneLine: String { ReportWriters.inOneLine(document) + (items.isEmpty ? "" : "第\(itemNumbers)项") }

  /// The item numbers, three and more in a row as a span: 3、41-43.
  var itemNumbers: String {
    var spans: [(first: Int, last: Int)] = []
    for item in items {
      if let last = spans.last, item == last.last + 1 {
        spans[spans.count - 1].last = item
      } else {
        spans.append((item, item))
      }
    }
    return spans.flatMap { span in
      span.last > span.first + 1 ? ["\(span.first)-\(span.last)"] : (span.first...span.last).map { String($0) }
    }
    .joined(separator: "、")
  }
}

/// The lines of a text as one, blanks between them.
func inOneLine(_ text: String) -> String {
  text.utf8.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map { String(Substring($0)) }
    .joined(separator: " ")
}
