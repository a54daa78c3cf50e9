/// Why each table of an input is a report, or is none, and how its header was understood.
package struct ExplainedDocument: Sendable, Equatable {
  /// The name of the input, as the user gave it.
  package let input: String
  /// The input's format, as `text`.
  package let format: String
  /// The encoding that was decided on.
  package let encoding: String
  /// The tables, in the order of the input.
  package let tables: [ExplainedTable]
  /// The diagnostics of reading the input and recognising its reports.
  package let diagnostics: [Diagnostic]

  /// Makes an explanation.
  package init(input: String, format: String, encoding: String, tables: [ExplainedTable], diagnostics: [Diagnostic]) {
    self.input = input
    self.format = format
    self.encoding = encoding
    self.tables = tables
    self.diagnostics = diagnostics
  }
}

/// What became of one table, and why.
package struct ExplainedTable: Sendable, Equatable {
  /// What became of a table.
  package enum Verdict: Sendable, Equatable {
    /// It is a report of the input, counted from 1.
    case report(Int)
    /// It is a form, read as a report of one task.
    case form(Int)
    /// Its rows go on with those of a report above.
    case continuation(of: Int)
    /// Its texts are lines above the next table, as a title may be.
    case lines
    /// No row names two known columns.
    case noHeader
    /// Columns are known, but none that says what is to be done, by whom, or how far it has come.
    case notSubstantial
  }

  /// What became of it.
  package let verdict: Verdict
  /// Where it begins.
  package let location: SourceLocation?
  /// The number of its rows.
  package let rows: Int
  /// The width of the widest row.
  package let width: Int
  /// The rows of its header, from 0; of a table that is no report, those that come nearest to one. Empty where none comes near.
  package let headerRows: Range<Int>
  /// How the columns of the header were read; empty where there is none.
  package let columns: [ExplainedHeader]
  /// Its title; nil where it is no report of its own.
  package let title: Title?
  /// The headings above it that became sections of its rows.
  package let sections: [String]
  /// The lines around it that are notes of the report.
  package let notes: [String]

  /// Makes an explanation.
  package init(
    _ verdict: Verdict, at location: SourceLocation?, size: (rows: Int, width: Int), headerRows: Range<Int> = 0..<0,
    columns: [ExplainedHeader] = [], title: Title? = nil, sections: [String] = [], notes: [String] = []
  ) {
    self.verdict = verdict
    self.location = location
    rows = size.rows
    width = size.width
    self.headerRows = headerRows
    self.columns = columns
    self.title = title
    self.sections = sections
    self.notes = notes
  }
}

/// How the header of a column was read.
package struct ExplainedHeader: Sendable, Equatable {
  /// What decided on the role.
  package enum Rule: String, Sendable, CaseIterable {
    /// A word that has to be the whole header.
    case word
    /// A word at its end.
    case head
    /// A word that changes what the head says: 配合 before 单位.
    case change
    /// A question that a state answers: 是否按期完成.
    case question
    /// The name of an office: 分管副区长.
    case leader
    /// A word that looks like a head and means no role.
    case headless
    /// The column is about the answer of an online form.
    case submission
    /// The input says it of the column.
    case declared
  }

  /// Where a word stands that decided.
  package enum Origin: Sendable, Equatable {
    /// A line of the built-in lexicon.
    case lexicon(line: Int)
    /// A place in the user's schema.
    case schema(SourceLocation)
  }

  /// The header as written; its levels are joined by `/`.
  package var name: String
  /// The role; nil where no rule knows the header.
  package var role: Role?
  /// The role of the second thing that it names.
  package var otherRole: Role?
  /// The time that it names.
  package var period: Period?
  /// What decided; nil where nothing did.
  package var rule: Rule?
  /// The word that decided.
  package var word: String
  /// What stands before it.
  package var modifiers: String
  /// What of that is not understood; the role is likely then, and not certain.
  package var unread: String
  /// Where the word stands.
  package var origin: Origin?
  /// The word that the header may have been meant to be, and its role, where it has none.
  package var nearest: String?
  /// The role of that word.
  package var nearestRole: Role?

  /// Makes an explanation.
  package init(
    name: String, role: Role? = nil, otherRole: Role? = nil, period: Period? = nil, rule: Rule? = nil,
    word: String = "",
    modifiers: String = "", unread: String = "", origin: Origin? = nil, nearest: String? = nil, nearestRole: Role? = nil
  ) {
    self.name = name
    self.role = role
    self.otherRole = otherRole
    self.period = period
    self.rule = rule
    self.word = word
    self.modifiers = modifiers
    self.unread = unread
    self.origin = origin
    self.nearest = nearest
    self.nearestRole = nearestRole
  }
}
