internal import ReportModel

extension Dialect {
  private static let textHolds: Holdings = Holdings.surroundings.union([
    .repeatedText, .bands, .anyFirstColumn, .deepHeaders, .lineBreaks, .blankLines, .unicode,
  ])

  /// The text that is left when a table is pasted: a cell a line behind a TAB, a blank line behind a row.
  static let text: [Dialect] = [
    Dialect("text: as pasted", file: "a.txt", .text, holds: textHolds, mayWarn: [.duplicateNumber]) {
      report, generator in
      Array(TextLayout().text(of: report, &generator).utf8)
    },
    Dialect("text: CR LF and BOM", file: "a.txt", .text, holds: textHolds, mayWarn: [.duplicateNumber]) {
      report, generator in
      Encodings.marked(TextLayout(newline: "\r\n").text(of: report, &generator))
    },
    Dialect(
      "text: no blank lines", file: "a.txt", .text, holds: textHolds.subtracting([.blankLines, .anyFirstColumn]),
      mayWarn: [.duplicateNumber]
    ) { report, generator in
      Array(TextLayout(hasBlankLines: false).text(of: report, &generator).utf8)
    },
    Dialect(
      "text: GBK with notes", file: "a.txt", .text, encoding: "GB18030", holds: textHolds.subtracting(.unicode),
      mayWarn: [.duplicateNumber]
    ) { report, generator in
      try Encodings.gbk(TextLayout(newline: "\r\n").text(of: report, &generator))
    },
    Dialect("text: trailing blanks", file: "a.txt", .text, holds: textHolds, mayWarn: [.duplicateNumber]) {
      report, generator in
      Array(TextLayout(hasTrailingBlanks: true).text(of: report, &generator).utf8)
    },
  ]
}

private struct TextLayout {
  var newline = "\n"
  var hasBlankLines = true
  var hasTrailingBlanks = false

  func text(of report: RandomReport, _ generator: inout SeededGenerator) -> String {
    var output = report.linesAboveTitle + report.titleLines + report.linesBelowTitle
    if generator.chance(20), !output.isEmpty { output.append("") }
    addRow(report.columns.map(\.name), to: &output)
    for row in report.rows {
      let isBand = row.kind == .section || row.kind == .note
      addRow(isBand ? [row.cells[0]] : row.cells, to: &output)
    }
    addNotes(report.linesBelowTable, to: &output, &generator)
    if hasTrailingBlanks {
      // A TAB on a line of its own would be an empty cell.
      output = output.map { line in
        line + generator.blanks(line.isEmpty ? [" ", "   "] : [" ", "  ", "\t", " \t "], chance: 25)
      }
    }
    return output.joined(separator: newline) + generator.blanks([newline, newline + newline], chance: 70)
  }

  private func addRow(_ cells: [String], to output: inout [String]) {
    for cell in cells { output += lines(of: "\t" + cell) }
    if hasBlankLines { output.append("") }
  }

  /// Notes stand behind two blank lines; those that begin like notes behind one; signatures right behind the table.
  private func addNotes(_ notes: [String], to output: inout [String], _ generator: inout SeededGenerator) {
    guard let first = notes.first else { return }
    while output.last?.isEmpty ?? false { output.removeLast() }
    let isLabelled = Vocabulary.labelledNotes.contains(first)
    let isSignature = first.unicodeScalars.first == "填" || first.unicodeScalars.first == "联"
    output += Array(repeating: "", count: generator.below(3) + (isSignature ? 0 : isLabelled ? 1 : 2))
    output += notes
  }
}
