internal import ReportText

/// Counts the paragraphs of lists, as Word does ([MS-OI29500], 2.1.268 and after): lists of one abstract list share their
/// counters, and a level begins anew after any paragraph of a level above.
struct NumberCounters {
  private let definitions: NumberingDefinitions
  /// For each abstract list the numbers of the levels.
  private var counters: [Int: LevelCounters] = [:]
  /// The levels of lists whose own first number has been used, `number << 4 | level`.
  private var started: Set<Int> = []

  init(_ definitions: NumberingDefinitions) { self.definitions = definitions }

  /// Counts a paragraph.
  /// - Returns: Its number; nil where the list shows none, or there is no such list.
  mutating func count(_ number: Int, level: Int) -> NumberLabel? {
    guard let instance = definitions.instances[number] else { return nil }
    let level = min(max(level, 0), NumberingDefinitions.lastLevel)
    guard let shown = definitions.level(level, of: instance) else { return nil }
    var values = counters[instance.abstract] ?? LevelCounters(levels: NumberingDefinitions.lastLevel + 1)
    let own = instance.starts[level].flatMap { started.insert(number << 4 | level).inserted ? $0 : nil }
    values.count(level, as: own) {
      instance.starts[$0] ?? definitions.level($0, of: instance)?.start ?? 0
    } restart: {
      definitions.level($0, of: instance)?.restart ?? $0
    }
    counters[instance.abstract] = values
    guard shown.style != .bullet, !shown.isHidden else { return nil }
    var isGuess = shown.label.isTooLong
    let text = shown.label.text { other in
      guard other <= level, let value = values[other] else { return "" }
      let style = definitions.level(other, of: instance)?.style ?? .decimal
      isGuess = isGuess || style == .unknown
      return (shown.isLegal && style != .bullet && style != .none ? .decimal : style).text(of: value)
    }
    return text.isEmpty ? nil : NumberLabel(text: text, hasGap: shown.suffix == .gap, isGuess: isGuess)
  }
}
