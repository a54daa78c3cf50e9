package import ReportAnalysis
internal import ReportModel

/// What a ledger answers, as `ledger … --to json` writes it. The order of the keys is part of the format.
package func json(of answer: LedgerAnswer) -> [UInt8] {
  var writer = JSONWriter(.indented)
  writer.object { writer in
    switch answer {
    case .additions(let additions):
      writer.key("additions")
      writer.array { writer in for addition in additions { writer.inlineObject { $0.members(of: addition) } } }
    case .reports(let reports):
      writer.key("reports")
      writer.array { writer in for report in reports { writer.inlineObject { $0.members(of: report) } } }
    case .histories(let histories):
      writer.key("histories")
      writer.array { writer in
        for history in histories {
          writer.object { writer in
            writer.key("entries")
            writer.array { writer in
              for entry in history.entries {
                writer.inlineObject { writer in
                  writer.members(of: entry.task)
                  writer.key("ambiguous")
                  writer.boolean(entry.isAmbiguous)
                }
              }
            }
          }
        }
      }
    case .late(let tasks, let day):
      writer.member("on", day)
      writer.key("tasks")
      writer.array { writer in
        for late in tasks {
          writer.inlineObject { writer in
            writer.members(of: late.task)
            writer.member("reason", late.reason.rawValue)
          }
        }
      }
    }
  }
  writer.endLine()
  return writer.bytes
}

extension JSONWriter {
  fileprivate mutating func members(of addition: LedgerAddition) {
    switch addition.outcome {
    case .added: member("outcome", "added")
    case .replaced(let other):
      member("outcome", "replaced")
      member("replaces", other)
    case .unchanged: member("outcome", "unchanged")
    case .superseded: member("outcome", "superseded")
    }
    key("report")
    object { $0.members(of: addition.report) }
  }

  fileprivate mutating func members(of report: LedgerReport) {
    origin(report)
    member("title", report.title)
    member("number", report.number)
    member("sha256", report.sha256)
    member("addedAt", report.addedAt)
    member("replacedBy", report.replacedBy)
    member("tasks", report.tasks)
    member("withoutProgress", report.withoutProgress)
  }

  /// Who reports when, and in which input.
  private mutating func origin(_ report: LedgerReport) {
    member("id", report.id)
    member("issuer", report.issuer)
    member("year", report.year)
    if let period = report.period {
      key("period")
      object { writer in
        writer.member("text", period)
        writer.member("from", report.periodFrom)
        writer.member("to", report.periodTo)
      }
    }
    member("input", report.input)
  }

  fileprivate mutating func members(of task: LedgerTask) {
    key("report")
    object { $0.origin(task.report) }
    member("number", task.number)
    member("text", task.text)
    key("departments")
    strings(task.departments)
    member("deadline", task.deadline)
    member("deadlineTo", task.deadlineTo)
    member("status", task.status?.rawValue)
    member("progress", task.progress)
  }
}
