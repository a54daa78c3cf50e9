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
  /// The offices and files that are shown with what there is to say of each.
  var entries: Int { names / 6 }

  /// The characters of a task's text that are shown.
  static let textLimit = 40
  /// A character of 9 pt, and a line of it.
  private static let character = 3.2
  private static let line = 4.5
  /// A row of the tables has these above and below its lines.
  private static let padding = 1.8

  init(of summary: Summary, on page: WritingOptions.Page) {
    // Within margins of 18 and 22 mm.
    let (width, height): (Double, Double) =
      switch page {
      case .a4: (166, 261)
      case .a4Landscape: (253, 174)
      case .a3Landscape: (376, 261)
      }
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
    bars = Self.fitting(summary.departments.lazy.map { [(shortened($0.name, to: 12), 0.39)] }, width * 0.4, rest)
    let right = width * 0.58
    let late = summary.behind.map { task in
      Self.row(task) + [(task.lateness?.label ?? "", 0.18)]
    }
    let lacking = summary.withoutProgress.map { task in
      Self.row(task) + [(String(repeating: "名", count: 12), 0.18)]
    }
    // Each may have half of the room, and what the other leaves.
    let half = Self.height(of: lacking, right, upTo: rest / 2)
    behind = Self.fitting(late, right, rest - half)
    withoutProgress = Self.fitting(lacking, right, rest - Self.height(of: late.prefix(behind), right, upTo: rest))
  }

  /// The heading, the head of a table and the line that counts what is left out.
  private static let furniture = 20.0

  /// What a row says of a task, with the share of the width that its column has.
  private static func row(_ task: ReportTask) -> [(String, Double)] {
    let names = task.row.departments.prefix(2).map { shortened($0.name, to: 9) + "、" }.joined()
    return [(shortened(inOneLine(task.text ?? ""), to: textLimit), 0.6), (names + "等10个", 0.22)]
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
    var texts: [String] = summary.submissions == nil ? ["填报单位：" + cut(summary.issuers, to: names)] : []
    if summary.set.hasMixedPeriods {
      texts.append(summary.set.periods.prefix(entries).map { $0.words + "100份，" }.joined() + "等100期")
    }
    texts += summary.set.duplicates.prefix(entries).map { group in
      "疑为重复报送：" + group.prefix(entries).map { summary.reports[$0].input + "、" }.joined() + "等100份"
    }
    let unread = summary.unread.filter { $0.severity == .error }.prefix(entries)
    texts.append(unread.map { "（）；" + ($0.input ?? "") + $0.translations.chinese }.joined() + "下列文件无法读取，未计入：")
    if !summary.withoutProgressColumn.isEmpty {
      texts.append("无进展栏的报表100份，其任务不计入“未填进展”：" + String(repeating: "名", count: 14 * entries))
    }
    guard let submissions = summary.submissions else { return texts }
    let missing = submissions.missing.prefix(names)
    let hints = submissions.hints.prefix(3 * names).map { "（疑为“\($0.other ?? "")”（\($0.input)），请核对）" }
    texts += ["应报", "已报送：" + cut(submissions.reported, to: names)]
    texts.append("未报送：" + missing.joined(separator: "、") + "等100家" + hints.joined())
    func named(_ name: String, _ inputs: [String]) -> String {
      name + inputs.prefix(entries).joined(separator: "、") + "等100份（）；"
    }
    texts.append("多次报送：" + submissions.twice.prefix(entries).map { named($0.name, $0.inputs) }.joined())
    texts.append("名单之外：未写明填报单位" + submissions.unlisted.prefix(entries).map { named($0.name, $0.inputs) }.joined())
    return texts
  }

  /// Names in one line, the first ones where there are more.
  static func cut(_ names: [String], to limit: Int) -> String {
    names.count <= limit
      ? names.joined(separator: "、") : names.prefix(limit).joined(separator: "、") + "等\(names.count)家"
  }

  private static func lines(of text: String, characters: Double) -> Double {
    (TextExtent(text.utf8.span).width / max(1, characters)).rounded(.up)
  }
}
