internal import ReportModel

extension Dialect {
  /// ReportKit's own output, in the shape that the contract gives it.
  static let json: [Dialect] = [
    Dialect(
      "json: our own", file: "a.json", .json,
      holds: Holdings.surroundings.union(.markup).union([.outerBlanks, .blankRuns, .tabs, .unicode])
    ) { report, generator in
      Array(ReportText(escapesAll: generator.chance(30)).text(of: report).utf8)
    }
  ]
}

/// Only what cannot be read from the texts again is written: a reader must not rely on the rest.
private struct ReportText {
  let escapesAll: Bool

  func text(of report: RandomReport) -> String {
    let columns = report.columns.map { "{\"name\": \(quoted($0.name))}" }
    let rows = report.rows.map { row in
      let merges = row.merges.map { "{\"column\": \($0.column), \"rows\": \($0.rows), \"columns\": \($0.columns)}" }
      let merged = merges.isEmpty ? "" : ", \"merged\": [\(merges.joined(separator: ", "))]"
      let cells = row.cells.map(quoted).joined(separator: ",")
      return "{\"kind\": \"\(row.kind.rawValue)\", \"cells\": [\(cells)]\(merged)}"
    }
    return """
      {"input": "a.txt", "format": "text", "encoding": "UTF-8", "reports": [
      {"title": {"text": \(quoted(report.title.text))},
      "columns": [\(columns.joined(separator: ", "))],
      "rows": [\(rows.joined(separator: ",\n"))],
      "notes": [\(report.notes.map(quoted).joined(separator: ", "))]}],
      "diagnostics": []}

      """
  }

  private func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { output, scalar in
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "/": output += escapesAll ? "\\/" : "/"
      default:
        if escapesAll, scalar.value > 0x7F {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            output += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
          }
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    } + "\""
  }
}
