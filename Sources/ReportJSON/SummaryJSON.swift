package import ReportAnalysis
internal import ReportModel

/// A summary, as `summary --to json` writes it. The order of the keys is part of the format.
package func json(of summary: Summary) -> [UInt8] {
  var writer = JSONWriter(.indented)
  writer.object { writer in
    writer.key("title")
    writer.element { $0.string(summary.title) }
    writer.key("totals")
    writer.element { $0.writeTotals(of: summary) }
    writer.key("byDepartment")
    writer.array { writer in
      for group in summary.departments { writer.element { $0.writeDepartment(group) } }
    }
    writer.key("bySource")
    writer.array { writer in
      for group in summary.sources { writer.element { $0.writeSource(group) } }
    }
    writer.key("reports")
    writer.array { writer in
      for report in summary.reports { writer.element { $0.write(report) } }
    }
    writer.key("diagnostics")
    writer.array { writer in
      for remark in summary.remarks { writer.element { $0.write(remark, input: remark.input) } }
    }
    writer.key("issuers")
    writer.strings(summary.issuers)
    if let period = summary.period { writer.inline { $0.member("period", period) } }
    writer.key("withoutProgress")
    writer.array { writer in
      for task in summary.withoutProgress { writer.element { $0.writeReference(to: task) } }
    }
    writer.key("behind")
    writer.array { writer in
      for task in summary.behind { writer.element { $0.writeReference(to: task) } }
    }
    writer.key("similarDepartments")
    writer.array { writer in
      for pair in summary.similarDepartments {
        writer.element { writer in
          writer.object { writer in
            writer.key("names")
            writer.strings([pair.name, pair.other])
            writer.key("likeness")
            writer.string(pair.likeness.rawValue)
          }
        }
      }
    }
    writer.key("withoutProgressColumn")
    writer.numbers(summary.withoutProgressColumn.map { $0 + 1 })
    writer.key("duplicates")
    writer.inline { writer in
      writer.array { writer in
        for group in summary.set.duplicates { writer.numbers(group.map { $0 + 1 }) }
      }
    }
    writer.key("periods")
    writer.array { writer in
      for group in summary.set.periods {
        writer.element { writer in
          writer.object { writer in
            writer.key("words")
            writer.string(group.words)
            writer.key("reports")
            writer.numbers(group.reports.map { $0 + 1 })
          }
        }
      }
    }
    if let submissions = summary.submissions {
      writer.key("expected")
      writer.element { $0.write(submissions) }
    }
  }
  writer.endLine()
  return writer.bytes
}

extension JSONWriter {
  fileprivate mutating func writeTotals(of summary: Summary) {
    object { writer in
      writer.member("reports", summary.reports.count)
      writer.member("tasks", summary.tasks.count)
      writer.member("withoutProgress", summary.withoutProgress.count)
      writer.member("behind", summary.behind.count)
      writer.member("withoutDepartment", summary.withoutDepartment.tasks.count)
      writer.member("withoutSource", summary.withoutSource.tasks.count)
    }
  }

  fileprivate mutating func write(_ submissions: Submissions) {
    object { writer in
      writer.key("missing")
      writer.strings(submissions.missing)
      writer.key("twice")
      writer.array { writer in
        for office in submissions.twice {
          writer.object { writer in
            writer.member("name", office.name)
            writer.key("inputs")
            writer.strings(office.inputs)
          }
        }
      }
      writer.key("unlisted")
      writer.strings(submissions.unlisted.map(\.name))
      writer.member("reported", submissions.reported.count)
    }
  }

  fileprivate mutating func writeDepartment(_ group: TaskGroup) {
    object { writer in
      writer.member("department", group.name)
      writer.member("tasks", group.tasks.count)
      writer.key("items")
      writer.numbers(group.items)
      writer.member("withoutProgress", group.withoutProgress)
      writer.key("statuses")
      writer.object { writer in
        for status in TaskStatus.allCases {
          guard let count = group.statuses[status] else { continue }
          writer.key(named: status.rawValue)
          writer.number(count)
        }
      }
      writer.member("behind", group.behind)
      writer.key("spellings")
      writer.strings(group.spellings)
      writer.key("sources")
      writer.array { writer in
        for source in group.sources { writer.write(source) }
      }
    }
  }

  fileprivate mutating func writeSource(_ group: TaskGroup) {
    object { writer in
      writer.member("document", group.name)
      writer.member("tasks", group.tasks.count)
      writer.key("items")
      writer.numbers(group.items)
      writer.member("withoutProgress", group.withoutProgress)
      writer.member("behind", group.behind)
    }
  }

  fileprivate mutating func write(_ report: Summary.Entry) {
    object { writer in
      writer.member("input", report.input)
      writer.member("title", report.title.text)
      writer.member("tasks", report.tasks)
      writer.key("hasProgress")
      writer.boolean(report.hasProgress)
      writer.member("issuer", report.issuer)
      writer.member("period", report.title.period)
    }
  }

  /// Enough of a task to find it again.
  mutating func writeReference(to task: ReportTask) {
    object { writer in
      writer.member("report", task.report + 1)
      writer.member("number", task.row.number)
      if !task.row.sources.isEmpty {
        writer.key("sources")
        writer.array { writer in for source in task.row.sources { writer.write(source) } }
      }
      writer.member("text", task.text)
      writer.key("departments")
      writer.strings(task.row.departments.map(\.name))
      writer.member("deadline", task.deadline)
      writer.member("status", task.row.status?.rawValue)
      writer.member("reason", task.lateness?.rawValue)
    }
  }

  mutating func write(_ source: TaskSource) {
    object { writer in
      writer.key("document")
      writer.string(source.document)
      writer.key("items")
      writer.numbers(source.items)
    }
  }
}
