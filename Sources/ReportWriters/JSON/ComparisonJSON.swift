internal import ReportAnalysis
internal import ReportModel

/// A comparison, as `compare --to json` writes it. The order of the keys is part of the format.
func json(of comparison: Comparison) -> String {
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
  return writer.text
}

extension JSONWriter {
  fileprivate mutating func write(_ side: Comparison.Side) {
    object { writer in
      writer.member("input", side.input)
      writer.key("reports")
      writer.array { writer in
        for report in side.reports {
          writer.object { writer in
            writer.member("title", report.title.text)
            writer.member("tasks", report.tasks)
          }
        }
      }
    }
  }

  fileprivate mutating func write(_ tasks: [ReportTask]) {
    array { writer in for task in tasks { writer.element { $0.writeReference(to: task) } } }
  }

  fileprivate mutating func write(_ pair: Comparison.Pair) {
    object { writer in
      writer.key("old")
      writer.writeReference(to: pair.old)
      writer.key("new")
      writer.writeReference(to: pair.new)
      writer.member("sameBy", pair.key.rawValue)
      guard !pair.changes.isEmpty else { return }
      writer.key("changes")
      writer.array { writer in
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
