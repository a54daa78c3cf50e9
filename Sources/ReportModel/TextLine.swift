/// A line of text outside the tables.
package struct TextLine: Sendable, Equatable {
  /// What the input marks the line as.
  package enum Kind: Sendable {
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
  package var text: String
  /// Where it begins: a UTF-8 byte offset in the decoded input.
  package var offset: Int
  /// What the input marks it as.
  package var kind: Kind
  /// Whether it goes on with the paragraph of the line before, after a line break.
  package var continuesParagraph = false
  /// Whether it is a comment of a file of data; such a line is a title only where it reads like one.
  package var isComment = false
  /// Whether it stands in a cell of a table around the table.
  package var isInCell = false
  /// Whether it is an item of a list, as of a menu, or stands beside the content of a page, and does not hold the table.
  package var isListItem = false
  /// How much of it leads to other pages.
  package var links = Links.none
  /// How many bytes of it stand before the links that it ends with; nil where it does not begin with words and end with links.
  package var lengthBeforeLinks: Int?

  /// How much of a line are links.
  package enum Links: Sendable {
    /// It has no link.
    case none
    /// It has links, and says something beside them.
    case some
    /// What stands beside its links are dates, marks and labels.
    case all
  }

  /// Makes a line.
  package init(text: String, offset: Int, kind: Kind) {
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
  /// The cells of the header above it.
  package var header: [HeaderCell]
  /// What it means.
  package var role: Role?
  /// How its texts are typed, where the role alone does not tell.
  package var type: ValueType?
  /// The words of the period that it is about.
  package var period: String?

  /// Makes a declaration.
  package init(header: [HeaderCell], role: Role? = nil, type: ValueType? = nil, period: String? = nil) {
    self.header = header
    self.role = role
    self.type = type
    self.period = period
  }
}
