internal import ReportModel

extension Dialect {
  private static let openTextHolds: Holdings =
    Holdings.markup.union([.title, .titleBrokenAnywhere, .unitLines, .labelledNotes, .unicode])

  /// Texts of OpenDocument.
  static let odt: [Dialect] = [
    openText("plain", []), openText("automatic numbers", .numbers), openText("lists in cells", .items),
    openText("changes", [.changes, .numbers]), openText("hidden parts", [.hiddenParts, .items]),
    openText("sections and fields", .controls), openText("tables in a layout table", .layout),
    openText("finer columns", [.finerGrid, .numbers]),
    openText("everything", [.numbers, .items, .changes, .hiddenParts, .controls, .layout, .finerGrid]),
  ]

  private static func openText(_ name: String, _ traits: WordTraits) -> Dialect {
    Dialect(
      "odt: \(name)", file: "a.odt", .odt, holds: openTextHolds,
      mayWarn: traits.contains(.hiddenParts) ? [.hiddenText] : []
    ) { report, generator in
      var writer = OpenTextWriter(traits: traits, generator: generator)
      return writer.document(of: report).bytes
    }
  }
}

/// Writes a report as a text of OpenDocument.
private struct OpenTextWriter {
  private typealias Text = OpenDocumentBuilder

  let traits: WordTraits
  var generator: SeededGenerator
  var lists = OpenLists()

  init(traits: WordTraits, generator: SeededGenerator) {
    self.traits = traits
    self.generator = generator
  }

  mutating func document(of report: RandomReport) -> OpenDocumentBuilder {
    var body = report.linesAboveTitle.map { Text.paragraph(content($0)) }.joined()
    body += title(of: report)
    body += report.linesBelowTitle.map { Text.paragraph(content($0)) }.joined()
    body += table(of: report)
    body += report.linesBelowTable.map { Text.paragraph(content($0)) }.joined()
    if traits.contains(.layout) { body = Text.table(Text.row(Text.cell(body + "<text:p/>"))) }
    if traits.contains(.controls), generator.chance(50) { body = "<text:section>\(body)</text:section>" }
    if traits.contains(.hiddenParts), generator.chance(50) {
      body =
        "<text:section text:display=\"none\">\(Text.paragraph("底稿"))\(Text.table([["序号", "任务"]]))</text:section>" + body
    }
    // LibreOffice shows what is deleted nowhere, and no field of a variable that is not there.
    if traits.contains(.changes), body.contains("\"c1\"") {
      body =
        "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion>\(Text.paragraph("删去"))</text:deletion>"
        + "</text:changed-region></text:tracked-changes>" + body
    }
    var document = OpenDocumentBuilder(text: body)
    document.styles =
      OpenLists.styles
      + "<style:style style:name=\"T1\" style:family=\"text\"/><style:style style:name=\"P1\" style:family=\"paragraph\" "
      + "style:parent-style-name=\"Title\"/><style:style style:name=\"H\" style:family=\"text\">"
      + "<style:text-properties text:display=\"none\"/></style:style>"
    document.sharedStyles = generator.chance(50) ? "<style:style style:name=\"Title\" style:family=\"paragraph\"/>" : ""
    return document
  }

  // MARK: Text

  private mutating func title(of report: RandomReport) -> String {
    guard !report.title.text.isEmpty else { return "" }
    let isStyled = generator.chance(50)
    let lines =
      report.titleBreaksAtBrackets || isStyled && generator.chance(60) ? report.titleLines : [report.title.text]
    return lines.map { line in
      isStyled && generator.chance(50)
        ? "<text:h text:outline-level=\"1\">\(content(line))</text:h>"
        : Text.paragraph(content(line), isStyled ? "P1" : "")
    }.joined()
  }

  /// The text of a paragraph; its lines are broken inside it.
  private mutating func content(_ text: String) -> String {
    var content = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": content += "<text:line-break/>"
      case " ": content += "<text:s/>"
      case "\t": content += "<text:tab/>"
      default: content += wrapped(WordDocument.escaped(String(scalar)))
      }
      if generator.chance(2) { content += generator.pick(unseen) }
    }
    return content
  }

  private mutating func wrapped(_ text: String) -> String {
    guard generator.chance(5) else { return text }
    var ways = ["<text:span text:style-name=\"T1\">\(text)</text:span>", "\n<text:span>\(text)</text:span>"]
    ways.removeLast()
    if traits.contains(.controls) {
      ways += [
        "<text:a xlink:href=\"x\">\(text)</text:a>",
        "<text:text-input text:description=\"a\">\(text)</text:text-input>",
        "<text:ruby><text:ruby-base>\(text)</text:ruby-base><text:ruby-text>zi</text:ruby-text></text:ruby>",
      ]
    }
    if traits.contains(.changes) {
      ways.append("<text:change-start text:change-id=\"c2\"/>\(text)<text:change-end text:change-id=\"c2\"/>")
    }
    return generator.pick(ways)
  }

  /// What shows nothing.
  private var unseen: [String] {
    var unseen = [
      "<text:bookmark text:name=\"a\"/>", "<text:soft-page-break/>",
      "<office:annotation><text:p>批注</text:p></office:annotation>",
    ]
    if traits.contains(.changes) { unseen.append("<text:change text:change-id=\"c1\"/>") }
    if traits.contains(.hiddenParts) { unseen.append("<text:span text:style-name=\"H\">底稿</text:span>") }
    return unseen
  }

  // MARK: Cells

  private mutating func cellContent(_ text: String, isNumber: Bool) -> String {
    if isNumber, traits.contains(.numbers), let item = NumberedItem(text), item.rest.isEmpty {
      return lists.list(item, Text.paragraph(""), isNew: false)
    }
    let parts = lines(of: text)
    var content = ""
    var isBegun = false
    for (index, part) in parts.enumerated() {
      if traits.contains(.items), let item = NumberedItem(part), !item.rest.isEmpty, generator.chance(80) {
        content += lists.list(item, Text.paragraph(self.content(item.rest)), isNew: !isBegun)
        isBegun = true
      } else if !part.isEmpty || index > 0 {
        content += Text.paragraph(self.content(part))
      }
    }
    return content
  }

  // MARK: Tables

  private mutating func table(of report: RandomReport) -> String {
    let width = report.columns.count
    let grid = (0..<width).map { _ in traits.contains(.finerGrid) ? 1 + generator.below(3) : 1 }
    let header = row(report.columns.map(\.name), [], grid)
    var rows = generator.chance(50) ? "<table:table-header-rows>\(header)</table:table-header-rows>" : header
    var covers = [(merge: Merge, end: Int)?](repeating: nil, count: width)
    let number = report.columns.firstIndex { $0.role == .number }
    for (index, row) in report.rows.enumerated() {
      for merge in row.merges where merge.rows > 1 { covers[merge.column] = (merge, index + merge.rows) }
      let growing = covers.compactMap { cover in cover.flatMap { $0.end > index ? $0.merge : nil } }
      let begun = Set(row.merges.map(\.column))
      let merges = row.merges + growing.filter { !begun.contains($0.column) }
      rows += self.row(row.cells, merges, grid, begun: begun, number: number)
      if traits.contains(.hiddenParts), growing.isEmpty, generator.chance(10) {
        rows += Text.row(
          String(repeating: Text.cell(Text.paragraph("不应读入")), count: width), "table:visibility=\"collapse\"")
      }
    }
    return Text.table("<table:table-column table:number-columns-repeated=\"\(grid.reduce(0, +))\"/>" + rows)
  }

  private mutating func row(
    _ texts: [String], _ merges: [Merge], _ grid: [Int], begun: Set<Int> = [], number: Int? = nil
  ) -> String {
    let namesCovered = generator.chance(70)
    var cells = ""
    var column = 0
    while column < texts.count {
      let merge = merges.first { $0.column == column }
      let columns = merge?.columns ?? 1
      let span = grid[column..<(column + columns)].reduce(0, +)
      let covered = { (count: Int) in
        namesCovered && count > 0 ? "<table:covered-table-cell table:number-columns-repeated=\"\(count)\"/>" : ""
      }
      if merge != nil, !begun.contains(column) {
        cells += covered(span)
      } else {
        var attributes = span > 1 ? " table:number-columns-spanned=\"\(span)\"" : ""
        if let merge, merge.rows > 1 { attributes += " table:number-rows-spanned=\"\(merge.rows)\"" }
        cells += Text.cell(cellContent(texts[column], isNumber: column == number), attributes) + covered(span - 1)
      }
      column += columns
    }
    return Text.row(cells)
  }
}

/// The lists of a document, and how far each has counted.
private struct OpenLists {
  private var counts = [Int](repeating: 0, count: NumberedItem.patterns.count)
  private var names = [Int](repeating: 0, count: NumberedItem.patterns.count)
  private var count = 0

  /// A list of an item. It counts on, or begins with the item.
  mutating func list(_ item: NumberedItem, _ content: String, isNew: Bool) -> String {
    let style = "L\(item.pattern)"
    defer { counts[item.pattern] = item.value }
    if !isNew, names[item.pattern] > 0, counts[item.pattern] + 1 == item.value {
      return OpenDocumentBuilder.list(style, [content], "text:continue-list=\"l\(names[item.pattern])\"")
    }
    count += 1
    names[item.pattern] = count
    return OpenDocumentBuilder.list(
      style, [(content: content, attributes: "text:start-value=\"\(item.value)\"")], "xml:id=\"l\(count)\"")
  }

  private static let formats = [
    "decimal": "1", "decimalFullWidth": "１, ２, ３, ...", "decimalEnclosedCircle": "①, ②, ③, ...",
  ]

  /// A list style for each pattern.
  static var styles: String {
    NumberedItem.patterns.enumerated().map { index, pattern in
      let around = pattern.text.split(separator: "%1", omittingEmptySubsequences: false).map(String.init)
      return OpenDocumentBuilder.listStyle(
        "L\(index)",
        OpenDocumentBuilder.level(
          1, formats[pattern.format] ?? "一, 二, 三, ...", prefix: around.first ?? "", suffix: around.last ?? ""))
    }.joined()
  }
}
