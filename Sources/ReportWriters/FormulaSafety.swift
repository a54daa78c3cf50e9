internal import ReportModel

/// Puts a `'` before every cell that a spreadsheet could take for a formula, and says which.
func makeFormulaSafe(_ reports: inout [Report]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  for report in reports.indices {
    for column in reports[report].columns.indices where couldBeFormula(reports[report].columns[column].name) {
      reports[report].columns[column].name = "'" + reports[report].columns[column].name
      diagnostics.append(Diagnostic(.formulaEscaped, .escapedHeader(column: column + 1)))
    }
    for row in reports[report].rows.indices {
      for column in reports[report].rows[row].cells.indices
      where couldBeFormula(reports[report].rows[row].cells[column]) {
        reports[report].rows[row].cells[column] = "'" + reports[report].rows[row].cells[column]
        diagnostics.append(
          Diagnostic(.formulaEscaped, .escapedCell(row: row + 1, column: column + 1)))
      }
    }
    if couldBeFormula(reports[report].title.text) {
      reports[report].title.text = "'" + reports[report].title.text
      diagnostics.append(Diagnostic(.formulaEscaped, .escapedTitle))
    }
    for note in reports[report].notes.indices where couldBeFormula(reports[report].notes[note]) {
      reports[report].notes[note] = "'" + reports[report].notes[note]
      diagnostics.append(Diagnostic(.formulaEscaped, .escapedNote(note + 1)))
    }
  }
  return diagnostics
}

/// Whether LibreOffice or Excel evaluates a cell, or may after trimming it: the first scalar behind blanks is one of
/// `= + - @`, their full-width forms, or the cell begins with a TAB, CR or LF.
func couldBeFormula(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first else { return false }
  if ["\t", "\r", "\n"].contains(first) { return true }
  let start = text.unicodeScalars.first { $0 != " " && $0 != "\u{A0}" && $0 != "\u{3000}" && $0 != "\u{FEFF}" }
  return start.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
}
