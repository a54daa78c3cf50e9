package import ReportModel
internal import ReportJSON

extension ExplainedDocument {
  /// What `reportkit explain --to json` prints.
  package var json: String { String(decoding: ReportJSON.json(of: self), as: UTF8.self) }

  /// The explanation as people read it, in which everything is escaped that a terminal would obey.
  package func text(in language: Language = .english) -> String {
    var lines: [String] = []
    func say(_ message: Message, indent: Int) {
      lines.append(String(repeating: " ", count: indent) + message.text(in: language).escapedForTerminal + "\n")
    }
    let summary = Message.explainedInput(format: format, encoding: encoding, tables: tables.count)
    lines.append("\(input): \(summary.text(in: language))".escapedForTerminal + "\n")
    for (index, table) in tables.enumerated() {
      lines.append("\n")
      say(
        .explainedTable(index + 1, at: table.location, rows: table.rows, width: table.width, table.verdict),
        indent: 0)
      if let title = table.title {
        if title.text.isEmpty {
          say(.explainedNoTitle, indent: 2)
        } else {
          say(.explainedTitle(title.text), indent: 2)
          say(.explainedParts(title), indent: 4)
        }
      }
      for section in table.sections { say(.explainedSection(section), indent: 2) }
      for note in table.notes { say(.explainedNote(note), indent: 2) }
      if !table.headerRows.isEmpty {
        say(.explainedHeaderRows(table.headerRows, isReport: table.title != nil), indent: 2)
      }
      for (number, column) in table.columns.enumerated() { say(.explainedColumn(number + 1, column), indent: 2) }
    }
    return lines.joined()
  }
}
