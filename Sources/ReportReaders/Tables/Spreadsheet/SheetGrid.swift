internal import ReportModel
internal import ReportText

/// The cells of a sheet at their places, of which only those become slots that stand in a row and a column with something to see:
/// a sheet may say that it has 17,000,000,000 cells.
struct SheetGrid {
  /// As many rows as Excel has.
  static let mostRows = 1_048_576

  /// A cell; rows and columns count from 1. It is small because there are millions of them.
  struct Cell {
    private(set) var row: Int32
    private(set) var lastRow: Int32
    private(set) var column: Int32
    private(set) var lastColumn: Int32
    private let place: UInt32
    var text: Range<UInt32>

    init(rows: ClosedRange<Int>, columns: ClosedRange<Int>, offset: Int, text: Range<UInt32> = 0..<0) {
      row = Int32(rows.lowerBound)
      lastRow = Int32(rows.upperBound)
      column = Int32(columns.lowerBound)
      lastColumn = Int32(columns.upperBound)
      place = UInt32(clamping: offset)
      self.text = text
    }

    var offset: Int { Int(place) }
    var isMerged: Bool { row < lastRow || column < lastColumn }

    /// Gives it the rows and columns of a merge that begins with it.
    mutating func spread(to rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) {
      lastRow = Int32(rows.upperBound)
      lastColumn = Int32(columns.upperBound)
    }

    /// Begins it where it is first seen.
    fileprivate mutating func begin(row: Int32, column: Int32) {
      self.row = row
      self.column = column
    }
  }

  private struct Columns {
    let range: ClosedRange<Int>
    let isHidden: Bool
    /// In twentieths of a point; nil where nothing is said of it.
    let width: Int?
    let style: Text?
  }

  private(set) var cells: [Cell] = []
  private var columns: [Columns] = []
  private var hiddenRows: [ClosedRange<Int>] = []
  private(set) var row = 0
  private(set) var lastRow = 0
  private(set) var rowStyle: Text?
  /// The last column that the cells of the row have reached.
  var lastCellColumn = 0

  var lastColumn: Int { columns.last?.range.upperBound ?? 0 }
  var hasText: Bool { cells.contains { !$0.text.isEmpty } }

  /// Adds columns beyond those that are there.
  /// - Parameter width: How wide each is, in twentieths of a point; nil where nothing is said of it.
  mutating func addColumns(_ range: ClosedRange<Int>, isHidden: Bool, width: Int?, style: Text? = nil) {
    columns.append(Columns(range: range, isHidden: isHidden, width: width == 0 ? nil : width, style: style))
  }

  /// Begins rows beyond those that are there.
  mutating func beginRow(_ range: ClosedRange<Int>, isHidden: Bool, style: Text? = nil) {
    row = range.lowerBound
    lastRow = range.upperBound
    lastCellColumn = 0
    rowStyle = style
    if isHidden { hideRows(range) }
  }

  mutating func hideRows(_ range: ClosedRange<Int>) {
    if let last = hiddenRows.last, last.upperBound + 1 == range.lowerBound {
      hiddenRows[hiddenRows.count - 1] = last.lowerBound...range.upperBound
    } else {
      hiddenRows.append(range)
    }
  }

  func style(ofColumn column: Int) -> Text? { columns(at: column)?.style }

  /// Keeps a cell that shows something or covers others.
  mutating func append(_ cell: Cell) {
    if !cell.text.isEmpty || cell.isMerged { cells.append(cell) }
  }

  /// Takes the texts of cells away, which nobody sees.
  mutating func hide(_ indices: [Int], _ hidden: inout Occurrences) {
    for index in indices {
      hidden.add(at: cells[index].offset)
      cells[index].text = 0..<0
    }
  }

  /// Merges cells of a sheet that lists its merges after its cells.
  /// - Parameter place: Gives a merge without a text in its first cell a place.
  mutating func merge(_ merges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)], place: (Int, Int) -> Int) {
    sortCells()
    var added: [Cell] = []
    for (rows, columns) in merges {
      let next = cells.firstIndex(beyond: rows.lowerBound << 32 | columns.lowerBound) { Self.position(of: $0) }
      if next > 0, cells[next - 1].row == rows.lowerBound, cells[next - 1].column == columns.lowerBound {
        cells[next - 1].spread(to: rows, columns)
      } else {
        let offset = place(rows.lowerBound, columns.lowerBound)
        added.append(Cell(rows: rows, columns: columns, offset: offset))
      }
    }
    cells += added
  }

  private static func position(of cell: Cell) -> Int { Int(cell.row) << 32 | Int(cell.column) }

  /// Files have their cells in order, nearly always.
  private mutating func sortCells() {
    let isSorted = zip(cells, cells.dropFirst()).allSatisfy { Self.position(of: $0) <= Self.position(of: $1) }
    if !isSorted { cells.sort { Self.position(of: $0) < Self.position(of: $1) } }
  }

  private func columns(at column: Int) -> Columns? {
    let next = columns.firstIndex(beyond: column) { $0.range.lowerBound }
    guard next > 0, columns[next - 1].range.contains(column) else { return nil }
    return columns[next - 1]
  }

  /// How far from the left of the first of these columns each of them is, and the end of the last, in twentieths of a point: as many
  /// programs do, Excel makes columns of which nothing is said as wide as 64 pixels.
  func places(of columns: [Int]) -> [Int?] {
    var places: [Int?] = []
    var (place, next) = (0, columns.first ?? 0)
    for column in columns + [(columns.last ?? 0) + 1] {
      while next < column {
        let known = self.columns(at: next)
        let end = min(column, known.map { $0.range.upperBound + 1 } ?? next + 1)
        place += known?.isHidden ?? false ? 0 : (end - next) * (known?.width ?? 960)
        next = end
      }
      places.append(place)
    }
    return places
  }

  /// The first column of a range that is not hidden.
  private func firstShownColumn(of range: ClosedRange<Int>) -> Int? {
    var column = range.lowerBound
    while column <= range.upperBound {
      guard let found = columns(at: column), found.isHidden else { return column }
      column = found.range.upperBound + 1
    }
    return nil
  }

  func firstShownRow(of range: ClosedRange<Int>) -> Int? {
    var row = range.lowerBound
    while row <= range.upperBound {
      let next = hiddenRows.firstIndex(beyond: row) { $0.lowerBound }
      guard next > 0, hiddenRows[next - 1].contains(row) else { return row }
      row = hiddenRows[next - 1].upperBound + 1
    }
    return nil
  }

  /// The cells of which something is seen, each from its first seen row and column on, row by row. The others are counted by
  /// their rows or columns.
  mutating func shownCells(_ hidden: inout Occurrences) -> [Cell] {
    hiddenRows.sort { $0.lowerBound < $1.lowerBound }
    columns.sort { $0.range.lowerBound < $1.range.lowerBound }
    var shown = self
    if !hiddenRows.isEmpty || columns.contains(where: \.isHidden) {
      shown.cells = []
      var counted: (row: Int32, columns: Set<Int32>) = (0, [])
      for var cell in cells {
        let row = firstShownRow(of: Int(cell.row)...Int(cell.lastRow))
        let column = firstShownColumn(of: Int(cell.column)...Int(cell.lastColumn))
        if let row, let column {
          cell.begin(row: Int32(row), column: Int32(column))
          shown.cells.append(cell)
        } else if !cell.text.isEmpty {
          if row == nil {
            if counted.row != cell.row { hidden.add(at: cell.offset) }
            counted.row = cell.row
          } else if counted.columns.insert(cell.column).inserted {
            hidden.add(at: cell.offset)
          }
        }
      }
    }
    shown.sortCells()
    return shown.cells
  }
}
