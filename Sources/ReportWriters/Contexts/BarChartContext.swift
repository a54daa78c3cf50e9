internal import ReportAnalysis
internal import ReportTemplates

/// A bar chart of groups of tasks, in the units of its own view box; the names stand left of the bars, the numbers right.
struct BarChartContext: TemplateContext {
  let id: String
  let groups: ArraySlice<TaskGroup>
  let rest: Int

  /// The chart shows so many groups at most; the table beside it has them all.
  static let mostBars = 20

  /// One chart, or none where a chart would say nothing.
  static func charts(of groups: [TaskGroup], id: String) -> TemplateList<BarChartContext> {
    let shown = groups.prefix(mostBars)
    return TemplateList(count: groups.count > 1 ? 1 : 0) { _ in
      BarChartContext(id: id, groups: shown, rest: groups.count - shown.count)
    }
  }

  static let name = "barChart"

  static let keys = TemplateKeys<BarChartContext>([
    .text("chartID", "what begins the ids of its parts, another one in each chart of a page") { $0.id },
    .text("viewBox", "the viewBox of an svg element") { chart in
      "0 0 \(Layout.width) \(chart.groups.count * Layout.row)"
    },
    .list("bars", "the bars", of: BarContext.self) { chart in
      let most = chart.groups.first?.tasks.count ?? 0
      return TemplateList(count: chart.groups.count) {
        BarContext(group: chart.groups[chart.groups.startIndex + $0], top: $0 * Layout.row, most: max(most, 1))
      }
    },
    .flag("hasWithoutProgressBars", "whether a part of any bar stands for tasks without progress") {
      $0.groups.contains { $0.withoutProgress > 0 }
    },
    .text("restCount", "the number of groups that it leaves out; empty where it has all") {
      $0.rest > 0 ? String($0.rest) : nil
    },
  ])

  enum Layout {
    static let width = 480
    static let row = 26
    /// Where the bars begin: names have twelve characters of fifteen units at most.
    static let barStart = 190
    static let barRoom = 250
    static let barHeight = 16
    static let mostCharacters = 12
  }
}

/// A bar: a part for the tasks with progress, or of reports without such a column, and a part for those without.
struct BarContext: TemplateContext {
  let group: TaskGroup
  let top: Int
  let most: Int

  private typealias Layout = BarChartContext.Layout

  static let name = "bar"

  static let keys = TemplateKeys<BarContext>([
    .text("barName", "the whole name") { $0.group.name },
    .text("shortBarName", "the name, cut where the chart has no room for it") { $0.shortName },
    .text("barCount", "the number of tasks") { String($0.group.tasks.count) },
    .text("barWithoutProgress", "how many of them lack progress; empty for none") {
      $0.group.withoutProgress > 0 ? String($0.group.withoutProgress) : nil
    },
    .text("nameX", "where the name ends") { _ in String(Layout.barStart - 8) },
    .text("countX", "where the number begins") { bar in String(bar.place(bar.group.tasks.count) + 6) },
    .text("baseline", "the y of both") { String($0.top + 18) },
    .text("barX", "where the first part begins") { String($0.place(0)) },
    .text("barY", "the y of both parts") { String($0.top + 5) },
    .text("barHeight", "the height of both parts") { _ in String(Layout.barHeight) },
    .text("barWidth", "the width of the first part") { String($0.place($0.withProgress) - $0.place(0)) },
    .text("withoutProgressX", "where the part without progress begins") { String($0.place($0.withProgress)) },
    .text("withoutProgressWidth", "the width of the part without progress") { bar in
      String(bar.place(bar.group.tasks.count) - bar.place(bar.withProgress))
    },
  ])

  private var shortName: String {
    let scalars = group.name.unicodeScalars
    guard scalars.count > Layout.mostCharacters else { return group.name }
    return String(String.UnicodeScalarView(scalars.prefix(Layout.mostCharacters - 1))) + "…"
  }

  private func place(_ count: Int) -> Int { Layout.barStart + (count * Layout.barRoom + most / 2) / most }

  private var withProgress: Int { group.tasks.count - group.withoutProgress }
}
