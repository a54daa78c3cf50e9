package import ReportAnalysis
internal import ReportModel

/// A comparison, as `compare --to json` writes it. The order of the keys is part of the format.
package func json(of comparison: Comparison) -> [UInt8] {
  var writer = JSONWriter(.indented)
  writer.object { writer in
    writer.key("old")
    writer.element { $0.write(comparison.old) }
    writer.key("new")
    writer.element { $0.write(comparison.new) }
    writer.key("totals")
    writer.element { writer in
      writer.object { writer in
        writer.member("added", comparison.added.count)
        writer.member("removed", comparison.removed.count)
        writer.member("changed", comparison.changed.count)
        writer.member("unchanged", comparison.unchanged.count)
        writer.member("ambiguous", comparison.ambiguous.reduce(0) { $0 + $1.old.count + $1.new.count })
      }
    }
    writer.key("added")
    writer.write(comparison.added)
    writer.key("removed")
    writer.write(comparison.removed)
    writer.key("changed")
    writer.array { writer in for pair in comparison.changed { writer.element { $0.write(pair) } } }
    writer.key("unchanged")
    writer.array { writer in for pair in comparison.unchanged { writer.element { $0.write(pair) } } }
    writer.key("ambiguous")
    writer.array { writer in
      for group in comparison.ambiguous {
        writer.element { writer in
          writer.object { writer in
            writer.member("sameBy", group.key.rawValue)
            writer.key("old")
            writer.write(group.old)
            writer.key("new")
            writer.write(group.new)
          }
        }
      }
    }
    writer.key("addedColumns")
    writer.strings(comparison.addedColumns)
    writer.key("removedColumns")
    writer.strings(comparison.removedColumns)
    writer.key("diagnostics")
    writer.array { writer in
      for diagnostic in comparison.diagnostics { writer.element { $0.write(diagnostic, input: nil) } }
    }
  }
  writer.endLine()
  return writer.bytes
}

/// What became of each task, an object a line: the changed tasks and those that cannot be told apart among them.
package func ndjson(of comparison: Comparison) -> [UInt8] {
  var writer = JSONWriter(.compact)
  func line(_ change: String, old: ReportTask? = nil, new: ReportTask? = nil, _ members: (inout JSONWriter) -> Void) {
    let name = new.map { comparison.new.names[$0.report] } ?? old.map { comparison.old.names[$0.report] }
    writer.object { writer in
      writer.member("change", change)
      writer.member("reportName", name)
      members(&writer)
    }
    writer.endLine()
  }
  func lone(_ change: String, old: ReportTask? = nil, new: ReportTask? = nil) {
    line(change, old: old, new: new) { writer in
      for (side, task) in [("old", old), ("new", new)] {
        guard let task else { continue }
        writer.key(named: side)
        writer.writeReference(to: task)
      }
    }
  }
  for task in comparison.added { lone("added", new: task) }
  for task in comparison.removed { lone("removed", old: task) }
  for pair in comparison.changed { line("changed", new: pair.new) { $0.members(of: pair) } }
  for group in comparison.ambiguous {
    for task in group.old { lone("ambiguous", old: task) }
    for task in group.new { lone("ambiguous", new: task) }
  }
  for pair in comparison.unchanged { line("unchanged", new: pair.new) { $0.members(of: pair) } }
  return writer.bytes
}

extension JSONWriter {
  fileprivate mutating func write(_ side: Comparison.Side) {
    object { writer in
      writer.member("input", side.input)
      writer.key("reports")
      writer.array { writer in
        for report in side.reports {
          writer.object { writer in
            writer.member("input", report.input)
            writer.member("title", report.title.text)
            writer.member("issuer", report.issuer)
            writer.member("tasks", report.tasks)
          }
        }
      }
    }
  }

  fileprivate mutating func write(_ tasks: [ReportTask]) {
    array { writer in for task in tasks { writer.element { $0.writeReference(to: task) } } }
  }

  fileprivate mutating func write(_ pair: Comparison.Pair) { object { $0.members(of: pair) } }

  fileprivate mutating func members(of pair: Comparison.Pair) {
    key("old")
    writeReference(to: pair.old)
    key("new")
    writeReference(to: pair.new)
    member("sameBy", pair.key.rawValue)
    guard !pair.changes.isEmpty else { return }
    key("changes")
    array { writer in
      for change in pair.changes {
        writer.object { writer in
          writer.member("column", change.column.name)
          writer.member("role", change.column.role?.rawValue)
          writer.member("old", change.old)
          writer.member("new", change.new)
          writer.key("lines")
          writer.array { writer in for line in change.lines { writer.write(line) } }
        }
      }
    }
  }

  private mutating func write(_ pieces: [TextPiece]) {
    array { writer in
      for piece in pieces {
        writer.object { writer in
          writer.key(named: piece.change.rawValue)
          writer.string(piece.text)
        }
      }
    }
  }
}
