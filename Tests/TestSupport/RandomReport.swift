package import ReportModel

/// A report made of structure first: what it means is decided, then written down in one of the ways that offices write.
/// Nothing in it was read by the library, so that it can tell whether the library reads right.
package struct RandomReport: Sendable {
  package var title = Title(text: "")
  package var columns: [Column] = []
  package var rows: [RandomRow] = []
  /// The lines above the title: 附件2.
  package var linesAboveTitle: [String] = []
  /// The lines between title and table: 单位：万元.
  package var linesBelowTitle: [String] = []
  /// The lines under the table: 注：…, 填报人：….
  package var linesBelowTable: [String] = []

  /// What `Report.notes` has to be.
  package var notes: [String] { linesAboveTitle + linesBelowTitle + linesBelowTable }

  /// The lines of the title; none where there is no title.
  var titleLines: [String] { title.text.isEmpty ? [] : lines(of: title.text) }

  /// Whether each line of the title is, or stands beside, brackets or an issuer.
  var titleBreaksAtBrackets = true

  /// A report that a seed repeats, of the things that a dialect holds.
  package init(seed: UInt64, holds: Holdings) {
    var generator = SeededGenerator(seed: seed)
    let columns = RandomColumn.make(&generator, holds: holds)
    self.columns = columns.map(\.column)
    if holds.contains(.title), !generator.chance(8) {
      let made = RandomTitle.make(&generator, holds: holds)
      title = made.title
      titleBreaksAtBrackets = made.breaksAtBrackets
    }
    var rows = RowDraft.make(&generator, columns: columns, holds: holds)
    RowDraft.project(&rows, holds: holds)
    self.rows = rows.map { RandomRow($0, columns: columns) }
    addLines(&generator, holds: holds)
  }

  private mutating func addLines(_ generator: inout SeededGenerator, holds: Holdings) {
    if holds.contains(.unitLines) {
      if generator.chance(15) { linesAboveTitle = [generator.pick(["附件2", "附件", "附件1：", "附表三"])] }
      if generator.chance(20) {
        linesBelowTitle = [generator.pick(["单位：万元", "（单位：万元）", "金额单位：元", "单位:亿元"])]
      }
    }
    var lines: [String] = []
    if holds.contains(.labelledNotes), generator.chance(40) {
      lines += generator.some(of: Vocabulary.labelledNotes)
    }
    if holds.contains(.bareNotes), generator.chance(30) { lines.append(generator.pick(Vocabulary.bareNotes)) }
    linesBelowTable = lines
  }
}

/// A row, and what its texts mean.
package struct RandomRow: Sendable {
  package var kind: Row.Kind
  package var section: [String]
  package var cells: [String]
  package var merges: [Merge]
  package var number: Int?
  package var source: TaskSource?
  package var departments: [Department] = []
  /// nil where there is no progress text.
  package var progressItems: [String]?
  package var status: TaskStatus?

  /// Where several columns have one role the first that is filled counts; departments come from all; a state column is asked
  /// before a rate, a rate before the progress.
  init(_ draft: RowDraft, columns: [RandomColumn]) {
    kind = draft.kind
    section = draft.section
    cells = draft.cells.map(\.text)
    merges = draft.merges.sorted { $0.column < $1.column }
    guard kind == .task else { return }
    func first(_ role: Role) -> RandomCell? {
      columns.indices.first { columns[$0].column.role == role && !draft.cells[$0].text.isEmpty }.map { draft.cells[$0] }
    }
    number = first(.number)?.number
    source = first(.source)?.source
    departments = draft.cells.flatMap(\.departments)
    progressItems = first(.progress)?.items
    status = first(.status)?.status ?? first(.completionRate)?.status ?? first(.progress)?.status
  }
}

/// The lines of a text, by its line feeds.
func lines(of text: String) -> [String] {
  text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
}

/// A place of the drawn table where a cell begins, with what it covers.
struct DrawnCell {
  var text: String
  var rowSpan = 1
  var columnSpan = 1
}

extension RandomReport {
  /// The rows as markup draws them: covered cells are left out.
  var drawnRows: [[DrawnCell]] {
    var covered = Set<Int>()
    let width = columns.count
    return rows.enumerated().map { index, row in
      for merge in row.merges {
        for down in 0..<merge.rows {
          for across in 0..<merge.columns where down > 0 || across > 0 {
            covered.insert((index + down) * width + merge.column + across)
          }
        }
      }
      return row.cells.indices.compactMap { column in
        guard !covered.contains(index * width + column) else { return nil }
        let merge = row.merges.first { $0.column == column }
        return DrawnCell(text: row.cells[column], rowSpan: merge?.rows ?? 1, columnSpan: merge?.columns ?? 1)
      }
    }
  }

  /// How many rows the header has when the levels of its names (本月进展情况/前期手续) are drawn.
  var headerDepth: Int { columns.reduce(1) { max($0, levels(of: $1.name).count) } }

  /// The header with its levels drawn.
  var drawnHeader: [[DrawnCell]] {
    let names = columns.map { levels(of: $0.name) }
    return (0..<headerDepth).map { level in
      var cells: [DrawnCell] = []
      var column = 0
      while column < names.count {
        let name = names[column]
        if name.count == level + 1 {
          cells.append(DrawnCell(text: name[level], rowSpan: headerDepth - level))
        } else if name.count > level + 1 {
          let group = names[column...].prefix { $0.count > level + 1 && $0[...level] == name[...level] }
          cells.append(DrawnCell(text: name[level], columnSpan: group.count))
          column += group.count - 1
        }
        column += 1
      }
      return cells
    }
  }

  /// Whether a row may be followed by a page break: the tasks around it are numbered, one more each, and no merge
  /// reaches across.
  func mayBreak(behind index: Int) -> Bool {
    guard index + 1 < rows.count, let number = rows[index].number, rows[index + 1].number == number + 1 else {
      return false
    }
    return !rows[...index].indices.contains { row in rows[row].merges.contains { row + $0.rows > index + 1 } }
  }
}

/// The levels of a header name.
func levels(of name: String) -> [String] { name.split(separator: "/").map(String.init) }
