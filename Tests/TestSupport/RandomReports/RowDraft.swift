internal import ReportModel

/// A row while the table is made.
struct RowDraft {
  var kind: Row.Kind
  var section: [String] = []
  var cells: [RandomCell]
  var merges: [Merge] = []

  /// The rows of a table, every merge in them, covered cells like the cell that covers them.
  static func make(
    _ generator: inout SeededGenerator, columns: [RandomColumn], holds: Holdings
  ) -> [RowDraft] {
    var body = TableBody(columns: columns, holds: holds, generator: generator)
    body.fill()
    generator = body.generator
    return body.rows
  }

  /// Fits the merges to what a dialect holds of them.
  static func project(_ rows: inout [RowDraft], holds: Holdings) {
    for index in rows.indices {
      if rows[index].kind == .section || rows[index].kind == .note {
        if !holds.contains(.bands) { rows[index].merges = [] }
        continue
      }
      guard !holds.contains(.merges) else { continue }
      let merges = rows[index].merges
      rows[index].merges = []
      guard !holds.contains(.repeatedText) else { continue }
      for merge in merges {
        for down in 0..<merge.rows {
          for across in 0..<merge.columns where down > 0 || across > 0 {
            rows[index + down].cells[merge.column + across] = RandomCell()
          }
        }
      }
    }
  }
}

/// Fills a table with tasks, sections, totals and notes.
private struct TableBody {
  let columns: [RandomColumn]
  let holds: Holdings
  var generator: SeededGenerator
  var rows: [RowDraft] = []

  private var sections: [(level: Int, text: String)] = []
  private var sectionCounts = [0, 0]
  private let numberStyle: Int
  private var number = 0
  private var width: Int { columns.count }
  private var numberColumn: Int? { columns.firstIndex { $0.column.role == .number } }

  init(columns: [RandomColumn], holds: Holdings, generator: SeededGenerator) {
    self.columns = columns
    self.holds = holds
    self.generator = generator
    numberStyle = self.generator.below(RandomCell.numberStyles.count)
  }

  mutating func fill() {
    let tasks = 1 + generator.below(2) + (generator.chance(20) ? generator.below(7) : 0)
    let hasSections = generator.chance(35)
    let arePlain =
      holds.contains(.plainSections) && generator.chance(25)
      && (holds.contains(.merges) || holds.contains(.repeatedText) || numberColumn == 0)
    let restarts = generator.chance(20)
    for task in 0..<tasks {
      if hasSections, task == 0 ? generator.chance(85) : generator.chance(35) {
        if !sections.isEmpty, generator.chance(30) { addTotal(ofSection: true) }
        addSection(isPlain: arePlain)
        if restarts { number = 0 }
      }
      addTask()
    }
    mergeDown()
    mergeAcross()
    if !sections.isEmpty, generator.chance(20) { addTotal(ofSection: true) }
    if generator.chance(20) { addTotal(ofSection: false) }
    if generator.chance(12) {
      add(band: generator.pick(["注：本表数据截至月底。", "备注：1.“—”表示无；2.金额为概算。", "注：空格为未填报"]), kind: .note)
    }
  }

  // MARK: Rows across

  private mutating func add(band text: String, kind: Row.Kind) {
    let cells = Array(repeating: RandomCell(text: text), count: width)
    let merge = Merge(column: 0, rows: 1, columns: width)
    rows.append(
      RowDraft(kind: kind, section: kind == .note ? [] : sections.map(\.text), cells: cells, merges: [merge]))
  }

  private mutating func addSection(isPlain: Bool) {
    let subject = generator.pick(["经济发展", "城市建设", "社会民生", "改革创新", "基础教育", "水务管理（含河道）"])
    if isPlain {
      sections = []
      add(band: subject, kind: .section)
      sections = [(1, subject)]
      return
    }
    let isInner = !sections.isEmpty && generator.chance(40)
    if isInner {
      sections.removeAll { $0.level > 1 }
      sectionCounts[1] += 1
    } else {
      sections = []
      sectionCounts = [sectionCounts[0] + 1, 0]
    }
    let numeral = Vocabulary.chineseNumber(sectionCounts[isInner ? 1 : 0])
    let head =
      isInner
      ? generator.pick(["（\(numeral)）", "(\(numeral))"])
      : generator.pick(["\(numeral)、", "\(numeral)、", "\(numeral).", "第\(numeral)部分 "])
    add(band: head + subject, kind: .section)
    sections.append((isInner ? 2 : 1, head + subject))
  }

  private mutating func addTotal(ofSection: Bool) {
    if !ofSection { sections = [] }
    let label = ofSection ? ["小计", "小 计", "小计："] : ["合计", "合 计", "总计", "共计", "合计："]
    var cells = Array(repeating: RandomCell(), count: width)
    cells[0].text = generator.pick(label)
    var merges: [Merge] = []
    if width > 2, generator.chance(40) {
      cells[1] = cells[0]
      merges = [Merge(column: 0, rows: 1, columns: 2)]
    }
    for column in (merges.isEmpty ? 1 : 2)..<width where generator.chance(40) {
      cells[column].text = generator.pick(["\(rows.count)项", "12", "3,480.5", "62.1%"])
    }
    rows.append(RowDraft(kind: .total, section: sections.map(\.text), cells: cells, merges: merges))
  }

  // MARK: Tasks

  private mutating func addTask() {
    let cells = taskCells()
    let first = rows.count
    rows.append(RowDraft(kind: .task, section: sections.map(\.text), cells: cells))
    guard let numberColumn, width > 2, generator.chance(18) else { return }
    // Rows of one task: its number and perhaps more stand once, beside rows of their own.
    var merged: Set = [numberColumn]
    for column in columns.indices where merged.count < width - 1 && generator.chance(35) { merged.insert(column) }
    let count = 2 + generator.below(2)
    for _ in 1..<count {
      var below = taskCells(isBelow: true)
      for column in merged { below[column] = cells[column] }
      fill(&below, in: columns.indices.filter { !merged.contains($0) })
      rows.append(RowDraft(kind: .task, section: sections.map(\.text), cells: below))
    }
    rows[first].merges = merged.map { Merge(column: $0, rows: count, columns: 1) }
  }

  private mutating func taskCells(isBelow: Bool = false) -> [RandomCell] {
    var cells = columns.map { RandomCell.make(for: $0, &generator, holds: holds) }
    // One text in every cell would be a section.
    while Set(cells.map(\.text)).count == 1 {
      cells = columns.map { RandomCell.make(for: $0, &generator, holds: holds) }
    }
    if let numberColumn {
      if !isBelow { number += 1 }
      cells[numberColumn] = RandomCell.makeNumber(number, style: numberStyle)
    }
    fill(&cells, in: columns.indices.filter { $0 != numberColumn })
    return cells
  }

  /// Sees to it that one of the columns has a text.
  private mutating func fill(_ cells: inout [RandomCell], in candidates: [Int]) {
    guard !candidates.contains(where: { !cells[$0].text.isEmpty }), !candidates.isEmpty else { return }
    let column = generator.pick(candidates)
    cells[column] = RandomCell.make(for: columns[column], &generator, holds: holds, mayBeEmpty: false)
  }

  // MARK: Merges

  /// Lets one cell stand for two or three tasks.
  private mutating func mergeDown() {
    guard width > 2, generator.chance(25) else { return }
    let column = generator.below(width)
    let count = 2 + generator.below(2)
    guard column != numberColumn, let first = rows.indices.first(where: { mayMerge($0, count, column) }) else { return }
    let cell = RandomCell.make(for: columns[column], &generator, holds: holds, mayBeEmpty: false)
    for row in first..<(first + count) { rows[row].cells[column] = cell }
    rows[first].merges.append(Merge(column: column, rows: count, columns: 1))
    // Where covered cells come back empty, the rows must have something else.
    for row in first..<(first + count) {
      var cells = rows[row].cells
      fill(&cells, in: columns.indices.filter { $0 != column && $0 != numberColumn && isFree(row, $0) })
      rows[row].cells = cells
    }
  }

  private func mayMerge(_ row: Int, _ count: Int, _ column: Int) -> Bool {
    guard row + count <= rows.count else { return false }
    // Beside the merged cell each row needs one that is its own.
    return (row..<(row + count)).allSatisfy { row in
      rows[row].kind == .task && isFree(row, column)
        && columns.indices.contains { $0 != column && $0 != numberColumn && isFree(row, $0) }
    }
  }

  /// Whether no merge reaches over a cell.
  private func isFree(_ row: Int, _ column: Int) -> Bool {
    !rows[...row].indices.contains { above in
      rows[above].merges.contains {
        above + $0.rows > row && ($0.column..<($0.column + $0.columns)).contains(column)
      }
    }
  }

  /// Lets one text stand in two columns of free text.
  private mutating func mergeAcross() {
    guard width > 3, generator.chance(20) else { return }
    let row = generator.below(rows.count)
    let column = generator.below(width - 1)
    guard rows[row].kind == .task, isFree(row, column), isFree(row, column + 1),
      !columns[column].isTyped, !columns[column + 1].isTyped
    else { return }
    rows[row].cells[column] = RandomCell(text: RandomCell.sentence(&generator, holds: holds))
    rows[row].cells[column + 1] = rows[row].cells[column]
    rows[row].merges.append(Merge(column: column, rows: 1, columns: 2))
  }
}
