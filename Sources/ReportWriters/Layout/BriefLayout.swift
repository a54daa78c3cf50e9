internal import ReportAnalysis
internal import ReportModel

/// How much of a summary has room on one printed page, measured in mm as summary-brief.mustache sets it: what is above the
/// lists is there whole, and the lists share the rest.
struct BriefLayout {
  /// The bars of departments.
  let bars: Int
  /// The tasks that are behind.
  let behind: Int
  /// The tasks without progress.
  let withoutProgress: Int
  /// The names of offices that are shown of each kind.
  let names: Int
  /// The widths of the columns of the lists, in percent: task, departments, and what is said of it.
  let listWidths: [Int]
  /// The offices and files that are shown with the findings about each.
  var entries: Int { names / 6 }

  /// What the bars of the chart are.
  static let legend = "粗条为任务，细条为其中未填进展的；一项任务有几个责任部门的，在每个部门各计一次。"

  /// The characters of a task's text that are shown.
  static let textLimit = 40
  /// A character of 9 pt, and a line of it.
  private static let character = 3.2
  private static let line = 4.5
  /// A row of the tables has these above and below its lines.
  private static let padding = 1.8

  /// What the chart and the lists beside it have of the width.
  private static let left = 0.4
  private static let right = 0.58

  /// The width and the height within margins of 22 and 18 mm.
  private static func room(on page: WritingOptions.Page) -> (width: Double, height: Double) {
    switch page {
    case .a4: (166, 261)
    case .a4Landscape: (253, 174)
    case .a3Landscape: (376, 261)
    }
  }

  /// The same in twentieths of a point, as documents of Word have it: the chart, what is between, the lists, and the longest bar.
  static func widths(on page: WritingOptions.Page) -> (left: Int, gap: Int, right: Int, bar: Int) {
    let twips = room(on: page).width / 25.4 * 1_440
    let (left, right) = (Int(twips * Self.left), Int(twips * Self.right))
    return (left, Int(twips) - left - right, right, left * 20 / 100 - 136)
  }

  /// - Parameter names: How tables call each report.
  init(of summary: Summary, names reportNames: [String], on page: WritingOptions.Page) {
    let (width, height) = Self.room(on: page)
    // The title of 18 pt, the line below it, and the table of counts.
    let title = Self.lines(of: inOneLine(summary.title), characters: width / 6.4) * 9 + 3
    func head(_ names: Int) -> Double {
      Self.paragraphs(of: summary, names: names).reduce(title + 5.5 + 15) { height, text in
        height + Self.lines(of: text, characters: width / Self.character) * Self.line + 1
      }
    }
    // Both lists need room for a row at least.
    let names = [60, 48, 36, 24].first { head($0) + 75 <= height } ?? 12
    let head = head(names)
    self.names = names
    let rest = max(0, height - head)
    let (left, right) = (width * Self.left, width * Self.right)
    let legend = Self.lines(of: Self.legend, characters: left / Self.character) * Self.line + 1
    bars = Self.fitting(summary.departments.lazy.map { [(shortened($0.name, to: 12), 0.38)] }, left, rest - legend)
    let lateTexts = summary.behind.lazy.map { Self.texts(of: $0) + [$0.lateness?.label ?? ""] }
    let lackingTexts = summary.withoutProgress.lazy.map {
      Self.texts(of: $0) + [shortened(reportNames[$0.report], to: 12)]
    }
    let widths = Self.listWidths(of: Array(lateTexts.prefix(20)) + Array(lackingTexts.prefix(20)), right)
    listWidths = widths
    func row(_ texts: [String]) -> [(String, Double)] { zip(texts, widths).map { ($0, Double($1) / 100) } }
    let late = lateTexts.map(row)
    let lacking = lackingTexts.map(row)
    // Each may have half of the room, and what the other leaves.
    let half = Self.height(of: lacking, right, upTo: rest / 2)
    behind = Self.fitting(late, right, rest - half)
    withoutProgress = Self.fitting(lacking, right, rest - Self.height(of: late.prefix(behind), right, upTo: rest))
  }

  /// The heading, the head of a table and the line that counts what is left out.
  private static let furniture = 20.0

  /// What a row says of a task, without its last column.
  private static func texts(of task: ReportTask) -> [String] {
    [shortened(inOneLine(task.text ?? ""), to: textLimit), departments(of: task)]
  }

  /// The widths that make rows with these texts low. Both lists have the same, so that their columns stand below each other.
  private static func listWidths(of rows: [[String]], _ width: Double) -> [Int] {
    var draft = TableDraft(title: "", columns: [("任务", .content), ("责任部门", .departments), ("情形", nil)])
    draft.rows = rows
    let columns = ColumnWidths(of: draft.report, padding: 2.6 / character)
    return PrintLayout.shares(of: 100, columns.choose(total: width / character))
  }

  /// The departments of a task in one line, the first ones where there are many.
  static func departments(of task: ReportTask) -> String {
    let names = task.row.departments.map { inOneLine($0.name) }
    guard names.count > 2 else { return names.map { shortened($0, to: 12) }.joined(separator: "、") }
    return names.prefix(2).map { shortened($0, to: 9) }.joined(separator: "、") + "等\(names.count)个"
  }

  private static func height(of row: [(text: String, share: Double)], _ width: Double) -> Double {
    let counts = row.map { lines(of: $0.text, characters: (width * $0.share - 2.6) / character) }
    return counts.reduce(1, max) * line + padding
  }

  /// How many rows fit, at least one.
  private static func fitting(_ rows: some Sequence<[(String, Double)]>, _ width: Double, _ room: Double) -> Int {
    var height = furniture
    var count = 0
    for row in rows {
      height += Self.height(of: row, width)
      guard height <= room || count == 0 else { break }
      count += 1
    }
    return count
  }

  /// The height of a list, or the room that it may have where that is less.
  private static func height(of rows: some Sequence<[(String, Double)]>, _ width: Double, upTo room: Double) -> Double {
    var height = furniture
    for row in rows {
      height += Self.height(of: row, width)
      guard height < room else { return room }
    }
    return height
  }

  /// What stands above the lists, a text a paragraph.
  private static func paragraphs(of summary: Summary, names: Int) -> [String] {
    let entries = names / 6
    var texts: [String] = []
    if summary.submissions == nil, !summary.issuers.isEmpty { texts.append("填报单位：" + cut(summary.issuers, to: names)) }
    if summary.set.hasMixedPeriods {
      let periods = summary.set.periods.prefix(entries).map { "\($0.words)\($0.reports.count)份" }
      texts.append("报告期不一致：" + periods.joined(separator: "，") + "等10000期。")
    }
    texts += summary.set.duplicates.prefix(entries).map { group in
      "疑为重复报送：" + group.prefix(entries).map { summary.reports[$0].input }.joined(separator: "、") + "等10000份。"
    }
    if summary.set.duplicates.count > entries { texts.append("疑为重复报送的共10000组。") }
    let unread = summary.unread.filter { $0.severity == .error }.prefix(entries)
    if !unread.isEmpty {
      let reasons = unread.map { ($0.input ?? "") + "（\($0.translations.chinese)）" }
      texts.append("下列文件无法读取，未计入：" + reasons.joined(separator: "；") + "等10000个。")
    }
    if !summary.withoutProgressColumn.isEmpty {
      texts.append("无进展栏的报表10000份，其任务不计入“未填进展”：" + String(repeating: "名", count: 14 * entries) + "等。")
    }
    guard let submissions = summary.submissions else { return texts }
    texts.append("应报")
    if !submissions.missing.isEmpty {
      let hints = submissions.hints.prefix(3 * names).map { "（疑为“\($0.other ?? "")”（\($0.input)），请核对）" }
      texts.append("未报送：" + submissions.missing.prefix(names).joined(separator: "、") + "等10000家。" + hints.joined())
    }
    func named(_ name: String, _ inputs: [String]) -> String {
      name + "（" + inputs.prefix(entries).joined(separator: "、") + "等10000份）；"
    }
    if !submissions.twice.isEmpty {
      texts.append("多次报送：" + submissions.twice.prefix(entries).map { named($0.name, $0.inputs) }.joined())
    }
    if !submissions.unlisted.isEmpty {
      let offices = submissions.unlisted.prefix(entries)
      texts.append("名单之外：" + offices.map { named($0.isNamed ? $0.name : "未写明填报单位", $0.inputs) }.joined())
    }
    if !submissions.reported.isEmpty { texts.append("已报送：" + cut(submissions.reported, to: names) + "。") }
    return texts
  }

  /// Names in one line, the first ones where there are more.
  static func cut(_ names: [String], to limit: Int) -> String {
    names.count <= limit
      ? names.joined(separator: "、") : names.prefix(limit).joined(separator: "、") + "等\(names.count)家"
  }

  /// The lines that a text of one line takes where so many wide characters have room in one.
  private static func lines(of text: String, characters: Double) -> Double {
    BrokenLine(of: text, in: max(1, characters)).lines
  }
}

/// A text broken into lines as programs break it: no mark that closes something begins a line, none that opens something ends one, and
/// words and figures are kept together where they have room.
private struct BrokenLine {
  private(set) var lines = 1.0
  private let room: Double
  private var used = 0.0
  /// What may not be parted and is not yet on a line.
  private var piece = 0.0

  private static let closing = Set("，。、；：！？）》」』】〕”’…%,.;:!?)]}".unicodeScalars)
  private static let opening = Set("（《「『【〔“‘([{".unicodeScalars)

  init(of text: String, in room: Double) {
    self.room = room
    var joins = true
    for scalar in text.unicodeScalars {
      let isWide = scalar.value > 0x2000
      let isClosing = Self.closing.contains(scalar)
      if !joins, !isClosing, isWide || scalar.value == 0x20 || wasWide { place() }
      // Digits and letters of fonts that office programs put in place of missing ones are so wide.
      piece += isWide ? 1 : 0.65
      joins = Self.opening.contains(scalar)
      wasWide = isWide
    }
    place()
  }

  private var wasWide = true

  private mutating func place() {
    if used + piece > room, used > 0 {
      lines += 1
      used = 0
    }
    // A piece that has no room in a line is parted.
    while piece > room {
      lines += 1
      piece -= room
    }
    used += piece
    piece = 0
  }
}
