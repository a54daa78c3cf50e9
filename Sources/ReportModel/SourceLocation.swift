internal import ReportText

/// A place in an input, as a person finds it there.
public struct SourceLocation: Sendable, Hashable {
  /// What the place is called, which depends on what the input is.
  public enum Place: Sendable, Hashable {
    /// The line of a text, from 1, and the column, from 1, counted in UTF-8 bytes of the decoded text.
    case text(line: Int, column: Int)
    /// A cell of a sheet; row and column from 1.
    case cell(sheet: String, row: Int, column: Int)
    /// A sheet.
    case sheet(String)
    /// A cell of a table of a document; table, row and column from 1.
    case tableCell(table: Int, row: Int, column: Int)
    /// A paragraph of a document outside its tables, from 1.
    case paragraph(Int)
    /// A part of a document that is an archive of parts, of which nobody sees the inside.
    case part(String)
  }

  /// What it is called.
  public let place: Place

  /// Makes a place in a text.
  package init(line: Int, column: Int) { place = .text(line: line, column: column) }

  /// Makes a place.
  package init(_ place: Place) { self.place = place }

  /// The line of a text, from 1; 0 for other places.
  public var line: Int { if case .text(let line, _) = place { line } else { 0 } }
  /// The column of a text, from 1; 0 for other places.
  public var column: Int { if case .text(_, let column) = place { column } else { 0 } }
}

extension SourceLocation {
  /// The place of a cell under another of its sheet. Sheets do not hold empty cells, which have the place of their row.
  package func inColumn(of head: SourceLocation?) -> SourceLocation {
    guard case .cell(let sheet, let row, _) = place, case .cell(_, _, let column)? = head?.place else { return self }
    return SourceLocation(.cell(sheet: sheet, row: row, column: column))
  }

  /// The place as people read it between the name of the input and a message: `12:3`, `'Sheet1'!E7`, `table 2, row 7, column 5`.
  package var message: Message {
    switch place {
    case .text(let line, let column): Message(verbatim: "\(line):\(column)")
    case .cell(let sheet, let row, let column):
      Message(verbatim: "\(Self.quoted(sheet))!\(Self.cellName(row: row, column: column))")
    case .sheet(let sheet): Message(verbatim: Self.quoted(sheet))
    case .tableCell(let table, let row, let column):
      Message("table \(table), row \(row), column \(column)", zh: "第 \(table) 个表格第 \(row) 行第 \(column) 列")
    case .paragraph(let number): Message("paragraph \(number)", zh: "第 \(number) 段")
    case .part(let name): Message(verbatim: name)
    }
  }

  /// The name of a sheet as formulas write it.
  private static func quoted(_ sheet: String) -> String {
    var name = "'"
    for scalar in sheet.unicodeScalars { name += scalar == "'" ? "''" : String(scalar) }
    return name + "'"
  }

  /// The name of a cell in the sheet: `E7`.
  package static func cellName(row: Int, column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self) + "\(row)"
  }

  /// The row and the column, from 1, of a cell that goes by a name such as `E7`; nil for other texts, and beyond all sheets.
  package static func cell(named name: String) -> (row: Int, column: Int)? {
    var (row, column, digits) = (0, 0, 0)
    for byte in name.utf8 {
      if (0x41...0x5A).contains(byte), digits == 0, column < 100_000 {
        column = column * 26 + Int(byte - 0x40)
      } else if ASCII.isDigit(byte), column > 0, row < 100_000_000 {
        row = row * 10 + Int(byte - 0x30)
        digits += 1
      } else {
        return nil
      }
    }
    return row > 0 ? (row, column) : nil
  }
}
