internal import ReportText

/// Counts the paragraphs of lists, as Word does ([MS-OI29500], 2.1.268 and after): lists of one abstract list share their
/// counters, and a level begins anew after any paragraph of a level above.
struct NumberCounters {
  /// A number as it is shown.
  struct Label: Equatable {
    let text: String
    /// Whether a gap follows.
    let hasGap: Bool
  }

  private let definitions: NumberingDefinitions
  /// For each abstract list the numbers of the levels; nil for one that begins anew.
  private var counters: [Int: [Int?]] = [:]
  /// The levels of lists whose own first number has been used, `number << 4 | level`.
  private var started: Set<Int> = []

  init(_ definitions: NumberingDefinitions) { self.definitions = definitions }

  /// Counts a paragraph.
  /// - Returns: Its number; nil where the list shows none, or there is no such list.
  mutating func count(_ number: Int, level: Int) -> Label? {
    guard let instance = definitions.instances[number] else { return nil }
    let level = min(max(level, 0), NumberingDefinitions.lastLevel)
    guard let shown = definitions.level(level, of: instance) else { return nil }
    var values = counters[instance.abstract] ?? Array(repeating: nil, count: NumberingDefinitions.lastLevel + 1)
    if let start = instance.starts[level], started.insert(number << 4 | level).inserted {
      values[level] = start
    } else {
      values[level] = values[level].map { $0 &+ 1 } ?? start(of: level, instance)
    }
    for above in 0..<level where values[above] == nil { values[above] = start(of: above, instance) }
    for below in values.indices where below > level {
      let restart = definitions.level(below, of: instance)?.restart ?? below
      if level < min(restart, below) { values[below] = nil }
    }
    counters[instance.abstract] = values
    let text = text(of: shown, at: level, values, instance)
    return text.isEmpty || shown.isHidden ? nil : Label(text: text, hasGap: shown.suffix == .gap)
  }

  private func start(of level: Int, _ instance: NumberingDefinitions.Instance) -> Int {
    instance.starts[level] ?? definitions.level(level, of: instance)?.start ?? 0
  }

  private func text(
    of shown: NumberingDefinitions.Level, at level: Int, _ values: [Int?], _ instance: NumberingDefinitions.Instance
  ) -> String {
    guard shown.style != .bullet else { return "" }
    var text = ""
    var cursor = Cursor(shown.text.bytes)
    while let scalar = cursor.takeScalar() {
      guard scalar == "%", let digit = cursor.next.flatMap(Numerals.digit), digit > 0 else {
        text.unicodeScalars.append(scalar)
        continue
      }
      cursor.skipScalar()
      guard digit - 1 <= level, let value = values[digit - 1] else { continue }
      let style = definitions.level(digit - 1, of: instance)?.style ?? .decimal
      text += (shown.isLegal && style != .bullet && style != .none ? .decimal : style).text(of: value)
    }
    return text
  }
}
