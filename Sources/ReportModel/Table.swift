/// A table as the input draws it, before anybody asks whether it is a report.
public struct Table: Sendable, Equatable {
  /// The lines of text before the table, back to the table before it; the nearest last.
  public var before: [TextLine] = []
  /// The rows of the grid. Every slot of a row that a span covers is filled; rows may differ in length.
  public var rows: [[Cell]] = []
  /// Whether other tables stand in its cells; their texts are lines before those tables as well.
  public var holdsTables = false
  /// Whether a row is a line of the input, so that a line break that nobody quoted tears a row.
  public var isLineBased = false
  /// What the input says of the report that the table is; nil where it only draws a table.
  package var declared: DeclaredReport?
  /// The lines of text after the last table of the input.
  public var after: [TextLine] = []

  /// Makes an empty table.
  public init() {}

  /// The length of the longest row.
  public var width: Int { rows.reduce(0) { max($0, $1.count) } }
}

/// A slot of a table's grid.
public struct Cell: Sendable, Equatable {
  /// The text; its lines are joined by a line feed. A covered slot repeats the text of the cell that covers it.
  public var text: String
  /// Where it begins: a UTF-8 byte offset in the decoded input.
  public var offset: Int
  /// The rows that the cell covers, at least 1; for a covered slot those of the cell that covers it.
  public var rowSpan: Int32 = 1
  /// The columns that the cell covers, likewise.
  public var columnSpan: Int32 = 1
  /// How many rows above this slot its cell begins; 0 at the origin.
  public var rowsToOrigin: Int32 = 0
  /// How many columns before this slot its cell begins; 0 at the origin.
  public var columnsToOrigin: Int32 = 0
  /// Whether the input marks it as a header cell.
  public var isHeader = false

  /// Makes a cell of one slot.
  public init(text: String, offset: Int) {
    self.text = text
    self.offset = offset
  }

  /// Whether the slot belongs to a cell that begins elsewhere.
  public var isCovered: Bool { rowsToOrigin > 0 || columnsToOrigin > 0 }
}

/// A line of text outside the tables.
public struct TextLine: Sendable, Equatable {
  /// What the input marks the line as.
  public enum Kind: Sendable {
    /// A paragraph of a document that may hold other things than the report, as a web page does.
    case paragraph
    /// A heading.
    case heading
    /// The table's own caption.
    case caption
    /// A line of a file that holds nothing but reports.
    case line
    /// Marked as a note of the table.
    case note
    /// Marked as a note above the table.
    case headNote
  }

  /// The text, without a line break unless it is marked as a caption or a note.
  public var text: String
  /// Where it begins: a UTF-8 byte offset in the decoded input.
  public var offset: Int
  /// What the input marks it as.
  public var kind: Kind
  /// Whether it goes on with the paragraph of the line before, behind a line break.
  public var continuesParagraph = false
  /// Whether it stands in a cell of a table around the table.
  public var isInCell = false

  /// Makes a line.
  public init(text: String, offset: Int, kind: Kind) {
    self.text = text
    self.offset = offset
    self.kind = kind
  }
}

/// What an input says of a report, beside its texts: it is one, its first row is the header, and its columns mean this.
package struct DeclaredReport: Sendable, Equatable {
  /// What the columns mean, in their order.
  package var columns: [DeclaredColumn]
  /// The word that its title ends with.
  package var titleKind: String?

  /// Makes a declaration.
  package init(columns: [DeclaredColumn], titleKind: String? = nil) {
    self.columns = columns
    self.titleKind = titleKind
  }
}

/// What an input says of a column of a report.
package struct DeclaredColumn: Sendable, Equatable {
  /// What it means.
  package var role: Role?
  /// How its texts are typed, where the role alone does not tell.
  package var type: ValueType?
  /// The words of the period that it is about.
  package var period: String?

  /// Makes a declaration.
  package init(role: Role? = nil, type: ValueType? = nil, period: String? = nil) {
    self.role = role
    self.type = type
    self.period = period
  }
}
