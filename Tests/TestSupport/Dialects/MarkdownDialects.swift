internal import ReportModel

extension Dialect {
  private static let markdownHolds: Holdings = Holdings.surroundings.union([
    .plainSections, .anyFirstColumn, .deepHeaders, .lineBreaks, .blankLines, .unicode,
  ])

  /// Pipe tables of GitHub Flavored Markdown.
  static let markdown: [Dialect] = [
    Dialect(
      "markdown: aligned", file: "a.md", .markdown, holds: markdownHolds.union(.repeatedText),
      mayWarn: [.duplicateNumber]
    ) { report, generator in
      Array(PipeTable(hasOuterPipes: true).text(of: report, &generator).utf8)
    },
    Dialect("markdown: no outer pipes, escapes", file: "a.md", .markdown, holds: markdownHolds.union(.bands)) {
      report, generator in
      Array(PipeTable(hasOuterPipes: false).text(of: report, &generator).utf8)
    },
  ]
}

private struct PipeTable {
  let hasOuterPipes: Bool

  func text(of report: RandomReport, _ generator: inout SeededGenerator) -> String {
    var output: [String] = []
    output += report.linesAboveTitle.map { escaped($0, &generator) }
    let mark = generator.pick(["# ", "## ", ""])
    for line in report.titleLines { output.append(mark + escaped(line, &generator)) }
    output += report.linesBelowTitle.map { escaped($0, &generator) }
    if !output.isEmpty { output.append("") }
    output.append(row(report.columns.map(\.name), &generator))
    let rules = report.columns.map { _ in generator.pick(["---", ":--", ":-:", "--:", "-----"]) }
    output.append(hasOuterPipes ? "| " + rules.joined(separator: " | ") + " |" : rules.joined(separator: "|"))
    for line in report.rows {
      let isAlone = (line.kind == .section || line.kind == .note) && !line.merges.isEmpty
      let cells = isAlone ? [line.cells[0]] + line.cells.dropFirst().map { _ in "" } : line.cells
      output.append(row(cells, &generator))
    }
    output.append("")
    output += report.linesBelowTable.map { escaped($0, &generator) }
    return output.joined(separator: "\n") + "\n"
  }

  private func row(_ cells: [String], _ generator: inout SeededGenerator) -> String {
    let texts = cells.map { cell in
      let lineBreak = generator.pick(["<br>", "<br>", "<br/>", "<br />", "<BR>"])
      return lines(of: cell).map { escaped($0, &generator) }.joined(separator: lineBreak)
        + (hasOuterPipes ? generator.blanks([" ", "   "], chance: 30) : "")
    }
    // An empty cell at an end needs the outer pipe.
    let needsPipes =
      cells.first?.isEmpty ?? true || cells.last?.isEmpty ?? true
      // 1. at the beginning of a line makes it an item of a list.
      || cells.first?.unicodeScalars.first.map { ("0"..."9").contains($0) || "+->#".unicodeScalars.contains($0) }
        ?? false
    let line = texts.joined(separator: " | ")
    return hasOuterPipes || needsPipes ? "| " + line + " |" : line
  }

  /// Escapes what would not be text; without outer pipes by references too, and more than is needed.
  private func escaped(_ text: String, _ generator: inout SeededGenerator) -> String {
    text.unicodeScalars.reduce(into: "") { output, scalar in
      switch scalar {
      case "\\", "|", "<", "&", "`", "#", "*", "_", "~", "[", "]":
        output += !hasOuterPipes && generator.chance(30) ? "&#\(scalar.value);" : "\\" + String(scalar)
      case ">", "-", "=", "!", "\"", "(", ")", ";", ",":
        output += !hasOuterPipes && generator.chance(30) ? "\\" + String(scalar) : String(scalar)
      default:
        let isReferred = !hasOuterPipes && scalar.value > 0x7F && generator.chance(2)
        output += isReferred ? generator.pick(["&#\(scalar.value);", "&#x\(hex(scalar));"]) : String(scalar)
      }
    }
  }
}

/// A scalar's number in hexadecimal.
func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16) }
