internal import ReportModel

extension Dialect {
  private static let wordHolds: Holdings =
    Holdings.markup.union([.title, .titleBrokenAnywhere, .unitLines, .labelledNotes, .unicode])

  /// Documents of Word.
  static let docx: [Dialect] = [
    word("plain", []), word("automatic numbers", .numbers), word("restarted numbers in cells", .items),
    word("changes", [.changes, .numbers]), word("hidden parts", [.hiddenParts, .items]),
    word("content controls and fields", .controls), word("tables in a layout table", .layout),
    word("strict, prefixed, elsewhere", [.strict, .finerGrid, .numbers]),
    word("everything", [.numbers, .items, .changes, .hiddenParts, .controls, .layout, .finerGrid]),
  ]

  private static func word(_ name: String, _ traits: WordTraits) -> Dialect {
    Dialect(
      "docx: \(name)", file: "a.docx", .docx, holds: wordHolds,
      mayWarn: traits.contains(.hiddenParts) ? [.hiddenText] : []
    ) { report, generator in
      var writer = WordWriter(traits: traits, generator: generator)
      return writer.document(of: report).bytes
    }
  }
}

/// What a document of Word has beside its text.
struct WordTraits: OptionSet {
  let rawValue: Int

  /// The numbers of rows are Word's.
  static let numbers = WordTraits(rawValue: 1)
  /// The numbers of lines in cells are Word's.
  static let items = WordTraits(rawValue: 2)
  /// Insertions, deletions, deleted rows.
  static let changes = WordTraits(rawValue: 4)
  static let hiddenParts = WordTraits(rawValue: 8)
  static let controls = WordTraits(rawValue: 16)
  /// Everything stands in a table that only lays out the page.
  static let layout = WordTraits(rawValue: 32)
  static let strict = WordTraits(rawValue: 64)
  /// The grid has more columns than are seen.
  static let finerGrid = WordTraits(rawValue: 128)
}

/// Writes a report as a document of Word.
private struct WordWriter {
  let traits: WordTraits
  var generator: SeededGenerator
  var lists = WordLists()

  init(traits: WordTraits, generator: SeededGenerator) {
    self.traits = traits
    self.generator = generator
  }

  mutating func document(of report: RandomReport) -> WordDocument {
    var before = report.linesAboveTitle.map { paragraph($0) }.joined()
    before += title(of: report)
    before += report.linesBelowTitle.map { paragraph($0) }.joined()
    let table = table(of: report)
    let after = report.linesBelowTable.map { paragraph($0) }.joined()
    var document = WordDocument(before + table + after)
    // LibreOffice opens no document that refers to a comment which is not there.
    document.comments = "<w:comment w:id=\"1\" w:author=\"甲\"><w:p>\(WordDocument.run("批注"))</w:p></w:comment>"
    if traits.contains(.layout) {
      document.body = WordDocument.table([(cells: WordDocument.cell(before + table + after + "<w:p/>"), properties: "")]
      )
    }
    document.numbering = lists.definitions
    document.styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>"
      + "<w:style w:type=\"character\" w:styleId=\"h\"><w:name w:val=\"h\"/><w:rPr><w:vanish/></w:rPr></w:style>"
    if traits.contains(.strict) {
      document.isStrict = true
      document.main = "content/main.xml"
      document.prefix = "ns0"
    }
    document.isDeflated = generator.chance(50)
    return document
  }

  // MARK: Text

  private mutating func title(of report: RandomReport) -> String {
    guard !report.title.text.isEmpty else { return "" }
    let style = generator.chance(40) ? "<w:pStyle w:val=\"a3\"/>" : ""
    if report.titleBreaksAtBrackets || !style.isEmpty, generator.chance(60) {
      return report.titleLines.map { paragraph($0, style) }.joined()
    }
    return paragraph(report.title.text, style)
  }

  /// A paragraph; its lines are broken inside it.
  private mutating func paragraph(_ text: String, _ properties: String = "") -> String {
    WordDocument.paragraph(runs(text), properties)
  }

  private mutating func runs(_ text: String) -> String {
    var runs = ""
    for (index, line) in lines(of: text).enumerated() {
      if index > 0 { runs += generator.chance(80) ? "<w:r><w:br/></w:r>" : "<w:r><w:cr/></w:r>" }
      var rest = line.unicodeScalars[...]
      while !rest.isEmpty {
        let length = generator.chance(60) ? rest.count : 1 + generator.below(rest.count)
        runs += wrapped(run(String(String.UnicodeScalarView(rest.prefix(length)))))
        rest = rest.dropFirst(length)
        if generator.chance(8) { runs += generator.pick(unseen) }
      }
    }
    return runs
  }

  private mutating func run(_ text: String) -> String {
    WordDocument.run(
      text,
      generator.blanks(["<w:b/>", "<w:rFonts w:ascii=\"宋体\" w:hint=\"eastAsia\"/><w:sz w:val=\"24\"/>"], chance: 30))
  }

  private mutating func wrapped(_ run: String) -> String {
    if traits.contains(.changes), generator.chance(15) { return "<w:ins w:id=\"1\" w:author=\"x\">\(run)</w:ins>" }
    guard traits.contains(.controls), generator.chance(25) else { return run }
    return generator.pick([
      "<w:sdt><w:sdtPr><w:id w:val=\"1\"/></w:sdtPr><w:sdtContent>\(run)</w:sdtContent></w:sdt>",
      "<w:hyperlink w:anchor=\"a\">\(run)</w:hyperlink>", "<w:smartTag w:element=\"place\">\(run)</w:smartTag>",
      "<w:fldSimple w:instr=\"DOCPROPERTY a\">\(run)</w:fldSimple>",
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\(run)<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      "<mc:AlternateContent><mc:Choice Requires=\"wps\">\(run)</mc:Choice><mc:Fallback>\(run)</mc:Fallback>"
        + "</mc:AlternateContent>",
    ])
  }

  /// What shows nothing.
  private var unseen: [String] {
    var unseen = [
      "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/>", "<w:proofErr w:type=\"spellStart\"/>",
      "<w:r><w:lastRenderedPageBreak/><w:softHyphen/></w:r>", "<w:r><w:commentReference w:id=\"1\"/></w:r>",
    ]
    if traits.contains(.changes) {
      unseen += [
        "<w:del w:id=\"1\"><w:r><w:delText>删去</w:delText></w:r></w:del>",
        "<w:moveFrom w:id=\"1\">\(WordDocument.run("移走"))</w:moveFrom>",
      ]
    }
    if traits.contains(.hiddenParts) {
      unseen += [WordDocument.run("底稿", "<w:vanish/>"), WordDocument.run("隐藏", "<w:rStyle w:val=\"h\"/>")]
    }
    return unseen
  }

  // MARK: Cells

  private mutating func cellContent(_ text: String, isNumber: Bool) -> String {
    if isNumber, traits.contains(.numbers), let item = NumberedItem(text), item.rest.isEmpty {
      return WordDocument.paragraph("", lists.properties(item, isNew: false))
    }
    let parts = lines(of: text)
    var content = ""
    var isBegun = false
    var open = ""
    for (index, part) in parts.enumerated() {
      if traits.contains(.items), let item = NumberedItem(part), !item.rest.isEmpty, generator.chance(80) {
        if !open.isEmpty { content += WordDocument.paragraph(open) }
        open = ""
        content += WordDocument.paragraph(runs(item.rest), lists.properties(item, isNew: !isBegun))
        isBegun = true
      } else if open.isEmpty || generator.chance(50) {
        if !open.isEmpty { content += WordDocument.paragraph(open) }
        open = runs(part)
        // An empty line is a paragraph of its own.
        if open.isEmpty, index > 0 { content += "<w:p/>" }
      } else {
        open += "<w:r><w:br/></w:r>" + runs(part)
      }
    }
    if !open.isEmpty { content += WordDocument.paragraph(open) }
    guard traits.contains(.controls), !content.isEmpty, generator.chance(15) else { return content }
    return "<w:sdt><w:sdtPr/><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }

  // MARK: Tables

  private mutating func table(of report: RandomReport) -> String {
    let width = report.columns.count
    // Columns of the grid for each column that is seen.
    let grid = (0..<width).map { _ in traits.contains(.finerGrid) ? 1 + generator.below(3) : 1 }
    var rows = [row(report.columns.map(\.name), [], grid, header: true)]
    /// For each column the merge that reaches down to it, and where it ends.
    var covers = [(merge: Merge, end: Int)?](repeating: nil, count: width)
    for (index, row) in report.rows.enumerated() {
      for merge in row.merges where merge.rows > 1 { covers[merge.column] = (merge, index + merge.rows) }
      let growing = covers.compactMap { cover in cover.flatMap { $0.end > index ? $0.merge : nil } }
      let begun = Set(row.merges.map(\.column))
      let merges = row.merges + growing.filter { !begun.contains($0.column) }
      rows.append(
        self.row(row.cells, merges, grid, begun: begun, number: report.columns.firstIndex { $0.role == .number }))
      if generator.chance(10) { rows += leftOutRow(width, merges: growing.isEmpty) }
    }
    let table = WordDocument.table(rows, grid: generator.chance(70) ? grid.reduce(0, +) : 0)
    return traits.contains(.controls) && generator.chance(20)
      ? "<w:sdt><w:sdtContent>\(table)</w:sdtContent></w:sdt>" : table
  }

  private mutating func row(
    _ texts: [String], _ merges: [Merge], _ grid: [Int], begun: Set<Int> = [], number: Int? = nil, header: Bool = false
  ) -> (cells: String, properties: String) {
    var cells = ""
    var column = 0
    while column < texts.count {
      let merge = merges.first { $0.column == column }
      let columns = merge?.columns ?? 1
      let span = grid[column..<(column + columns)].reduce(0, +)
      var properties = "<w:tcW w:w=\"1000\" w:type=\"dxa\"/>"
      if span > 1 { properties += "<w:gridSpan w:val=\"\(span)\"/>" }
      let goesOn = merge != nil && !begun.contains(column)
      if let merge, merge.rows > 1 {
        properties +=
          goesOn ? generator.pick(["<w:vMerge/>", "<w:vMerge w:val=\"continue\"/>"]) : "<w:vMerge w:val=\"restart\"/>"
      }
      cells += WordDocument.cell(goesOn ? "" : cellContent(texts[column], isNumber: column == number), properties)
      column += columns
    }
    return (cells, header ? "<w:cantSplit/><w:tblHeader/>" : generator.blanks(["<w:cantSplit/>"], chance: 50))
  }

  /// A row that nobody sees.
  private mutating func leftOutRow(_ width: Int, merges mayStand: Bool) -> [(cells: String, properties: String)] {
    var marks: [String] = []
    if traits.contains(.changes) { marks.append("<w:del w:id=\"9\" w:author=\"x\"/>") }
    if traits.contains(.hiddenParts) { marks.append("<w:hidden/>") }
    guard mayStand, !marks.isEmpty else { return [] }
    let cell = WordDocument.cell(WordDocument.paragraph(WordDocument.run("不应读入"), lists.someItem))
    return [(String(repeating: cell, count: width), generator.pick(marks))]
  }
}

/// The lists of a document, and how far each has counted.
private struct WordLists {
  private var counts = [Int](repeating: 0, count: NumberedItem.patterns.count)
  private var last = [Int](repeating: 0, count: NumberedItem.patterns.count)
  private var lists = ""
  private var count = 0

  /// The properties of an item that does not count.
  var someItem: String { count == 0 ? "" : WordDocument.item(count) }

  /// The properties of a paragraph with a number. It counts on, or is of a new list that begins with it.
  mutating func properties(_ item: NumberedItem, isNew: Bool) -> String {
    return !isNew && last[item.pattern] > 0 && counts[item.pattern] + 1 == item.value ? goOn(item) : begin(item)
  }

  private mutating func begin(_ item: NumberedItem) -> String {
    count += 1
    lists += WordDocument.list(
      count, of: item.pattern,
      "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"\(item.value)\"/></w:lvlOverride>")
    last[item.pattern] = count
    return goOn(item)
  }

  private mutating func goOn(_ item: NumberedItem) -> String {
    counts[item.pattern] = item.value
    return WordDocument.item(last[item.pattern])
  }

  /// The content of the numbering part.
  var definitions: String {
    guard count > 0 else { return "" }
    return NumberedItem.patterns.enumerated().map { index, pattern in
      WordDocument.abstractList(index, WordDocument.level(0, pattern.format, pattern.text))
    }.joined() + lists
  }
}
