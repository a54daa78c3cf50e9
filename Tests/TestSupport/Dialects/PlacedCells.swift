internal import ReportModel

/// A cell at its place on a sheet, from 0.
struct PlacedCell {
  var row: Int
  var column: Int
  var cell: DrawnCell
}

/// The cells of a report on a sheet: its lines across, its header, its rows.
func placedCells(of report: RandomReport, drawsHeaderLevels: Bool) -> [PlacedCell] {
  let width = report.columns.count
  func across(_ lines: [String]) -> [[DrawnCell]] { lines.map { [DrawnCell(text: $0, columnSpan: width)] } }
  let head = drawsHeaderLevels ? report.drawnHeader : [report.columns.map { DrawnCell(text: $0.name) }]
  let rows =
    across(report.linesAboveTitle + report.titleRows + report.linesBelowTitle) + head + report.drawnRows
    + across(report.linesBelowTable)
  var placed: [PlacedCell] = []
  var covered = Set<[Int]>()
  for (row, cells) in rows.enumerated() {
    var column = 0
    for cell in cells {
      while covered.contains([row, column]) { column += 1 }
      for down in 0..<cell.rowSpan {
        for along in 0..<cell.columnSpan { covered.insert([row + down, column + along]) }
      }
      placed.append(PlacedCell(row: row, column: column, cell: cell))
      column += cell.columnSpan
    }
  }
  return placed
}
