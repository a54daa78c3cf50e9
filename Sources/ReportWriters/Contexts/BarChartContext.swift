internal import ReportAnalysis

/// A bar chart of groups of tasks, in the units of its own view box; the names stand left of the bars, the numbers right.
struct BarChartContext: TemplateContext {
  let id: String
  let groups: ArraySlice<TaskGroup>
  let rest: Int

  /// The chart shows so many groups at most; the table beside it has them all.
  static let mostBars = 20

  /// One chart, or none where a chart would say nothing.
  static func charts(of groups: [TaskGroup], id: String) -> (count: Int, element: (Int) -> BarChartContext) {
    let shown = groups.prefix(mostBars)
    return (
      groups.count > 1 ? 1 : 0, { _ in BarChartContext(id: id, groups: shown, rest: groups.count - shown.count) }
    )
  }

  static let name = "barChart"

  static let keys = TemplateKeys<BarChartContext>([
    .text("chartID", "what begins the ids of its parts, another one in each chart of a page") { $0.id },
    .attributes("viewBox", "the viewBox of an svg element") { chart in
      [("viewBox", "0 0 \(Layout.width) \(chart.groups.count * Layout.row)")]
    },
    .list("bars", "the bars", of: BarContext.self) { chart in
      let most = chart.groups.first?.tasks.count ?? 0
      return (
        chart.groups.count,
        { BarContext(group: chart.groups[chart.groups.startIndex + $0], top: $0 * Layout.row, most: max(most, 1)) }
      )
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
    .attributes("nameAttributes", "the place of the name, which ends there: x, y") {
      [("x", String(Layout.barStart - 8)), ("y", String($0.top + 18))]
    },
    .attributes("barAttributes", "x, y, width and height of the first part") { bar in
      bar.rectangle(from: 0, to: bar.group.tasks.count - bar.group.withoutProgress)
    },
    .attributes("withoutProgressAttributes", "x, y, width and height of the part without progress") { bar in
      bar.rectangle(from: bar.group.tasks.count - bar.group.withoutProgress, to: bar.group.tasks.count)
    },
    .attributes("countAttributes", "the place of the number: x, y") { bar in
      [("x", String(bar.place(bar.group.tasks.count) + 6)), ("y", String(bar.top + 18))]
    },
  ])

  private var shortName: String {
    let scalars = group.name.unicodeScalars
    guard scalars.count > Layout.mostCharacters else { return group.name }
    return String(String.UnicodeScalarView(scalars.prefix(Layout.mostCharacters - 1))) + "…"
  }

  private func place(_ count: Int) -> Int { Layout.barStart + (count * Layout.barRoom + most / 2) / most }

  private func rectangle(from start: Int, to end: Int) -> [(name: String, value: String)] {
    [
      ("x", String(place(start))), ("y", String(top + 5)), ("width", String(place(end) - place(start))),
      ("height", String(Layout.barHeight)),
    ]
  }
}
