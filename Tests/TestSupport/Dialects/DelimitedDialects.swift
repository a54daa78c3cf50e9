internal import ReportModel

/// What every file of separated values holds where its fields may be quoted.
private let quotedHolds: Holdings = [
  .bands, .plainSections, .anyFirstColumn, .deepHeaders, .lineBreaks, .blankLines, .outerBlanks, .blankRuns, .tabs,
  .unicode,
]

extension Dialect {
  /// Tab-separated values.
  static let tsv: [Dialect] = [
    Dialect("tsv: Excel's Unicode text", file: "a.txt", .tsv, encoding: "UTF-16LE", holds: quotedHolds) {
      report, _ in
      Encodings.utf16(SeparatedValues(separator: "\t", newline: "\r\n").text(of: report))
    },
    Dialect(
      "tsv: plain", file: "a.tsv", .tsv,
      holds: quotedHolds.subtracting([.lineBreaks, .blankLines, .tabs])
    ) { report, _ in
      Array(SeparatedValues(separator: "\t", quotes: .least).text(of: report).utf8)
    },
    Dialect(
      "tsv: title above, short rows", file: "a.tsv", .tsv,
      holds: quotedHolds.union([.title, .titleBrokenAnywhere, .unitLines]), mayWarn: [.raggedRow]
    ) { report, _ in
      Array(SeparatedValues(separator: "\t", cutsEmptyCells: true, title: .alone).text(of: report).utf8)
    },
    Dialect("tsv: CR only", file: "a.tsv", .tsv, holds: quotedHolds) { report, _ in
      Array(SeparatedValues(separator: "\t", newline: "\r").text(of: report).utf8)
    },
    Dialect(
      "tsv: header of two rows", file: "a.tsv", .tsv, holds: quotedHolds.subtracting([.deepHeaders, .tabs])
    ) { report, _ in
      Array(SeparatedValues(separator: "\t", headerLevels: true).text(of: report).utf8)
    },
  ]

  /// Comma- and semicolon-separated values.
  static let csv: [Dialect] = [
    Dialect(
      "csv: RFC 4180, all quoted", file: "a.csv", .csv,
      holds: quotedHolds.subtracting(.bands).union(.repeatedText), mayWarn: [.duplicateNumber]
    ) { report, _ in
      Array(SeparatedValues(newline: "\r\n", quotes: .all).text(of: report).utf8)
    },
    Dialect(
      "csv: Excel in GBK, title and unit above", file: "a.csv", .csv, encoding: "GB18030",
      holds: quotedHolds.subtracting(.unicode).union([.title, .titleBrokenAnywhere, .unitLines])
    ) { report, _ in
      try Encodings.gbk(SeparatedValues(newline: "\r\n", title: .padded).text(of: report))
    },
    Dialect(
      "csv: Excel with BOM", file: "a.csv", .csv, holds: quotedHolds.union([.title, .titleBrokenAnywhere])
    ) { report, _ in
      Encodings.marked(SeparatedValues(newline: "\r\n", title: .padded).text(of: report))
    },
    Dialect("csv: semicolons", file: "a.csv", .csv, holds: quotedHolds) { report, _ in
      Array(SeparatedValues(separator: ";").text(of: report).utf8)
    },
    Dialect(
      "csv: quotes in unquoted fields, notes below", file: "a.csv", .csv,
      holds: quotedHolds.subtracting(.anyFirstColumn).union([.title, .titleBrokenAnywhere, .unitLines, .bareNotes])
    ) { report, _ in
      Array(SeparatedValues(quotes: .least, title: .alone).text(of: report).utf8)
    },
    Dialect("csv: header of two rows", file: "a.csv", .csv, holds: quotedHolds.subtracting(.deepHeaders)) {
      report, _ in
      Array(SeparatedValues(headerLevels: true).text(of: report).utf8)
    },
  ]
}

private struct SeparatedValues {
  enum Quotes {
    case all, needed
    /// Not even around fields that hold quotes, where that is no question.
    case least
  }
  enum TitleRows { case none, alone, padded }

  var separator = ","
  var newline = "\n"
  var quotes = Quotes.needed
  var cutsEmptyCells = false
  var title = TitleRows.none
  var headerLevels = false

  func text(of report: RandomReport) -> String {
    let width = report.columns.count
    let alone = { (text: String) in [text] + Array(repeating: "", count: width - 1) }
    var rows: [[String]] = []
    if title != .none {
      let above = report.linesAboveTitle + report.titleLines + report.linesBelowTitle
      rows += above.map { title == .padded ? alone($0) : [$0] }
    }
    rows += headerLevels ? header(of: report) : [report.columns.map(\.name)]
    for row in report.rows {
      let isBand = row.kind == .section || row.kind == .note
      // What was merged across stands in the first cell.
      var cells = isBand && !row.merges.isEmpty ? alone(row.cells[0]) : row.cells
      if cutsEmptyCells { while cells.count > 1, cells.last?.isEmpty ?? false { cells.removeLast() } }
      rows.append(cells)
    }
    rows += report.linesBelowTable.map { [$0] }
    return rows.map { $0.map(field).joined(separator: separator) + newline }.joined()
  }

  /// The levels of the header below each other, a head in the first column that it stands over.
  private func header(of report: RandomReport) -> [[String]] {
    let names = report.columns.map { levels(of: $0.name) }
    guard report.headerDepth > 1 else { return [report.columns.map(\.name)] }
    let heads = names.indices.map { column in
      column > 0 && names[column].count > 1 && names[column - 1].first == names[column].first ? "" : names[column][0]
    }
    return [heads, names.map { $0.count > 1 ? $0[1] : "" }]
  }

  private func field(_ text: String) -> String {
    let quote = UInt8(ascii: "\"")
    let special = Array(separator.utf8) + [10, 13]
    let hasSpecial = text.utf8.contains { special.contains($0) }
    let needsQuotes: Bool =
      switch quotes {
      case .all: true
      case .needed: hasSpecial || text.utf8.contains(quote)
      case .least: hasSpecial || (text.utf8.first == quote && !isText(text))
      }
    guard needsQuotes else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// Whether the quote that a text begins with cannot be taken for quoting: text goes on behind the second one.
  private func isText(_ text: String) -> Bool {
    let quote = UInt8(ascii: "\"")
    let inside = text.utf8.dropFirst()
    guard let second = inside.firstIndex(of: quote) else { return false }
    let tail = inside[second...].dropFirst()
    return !tail.isEmpty && tail.first != quote
  }
}
