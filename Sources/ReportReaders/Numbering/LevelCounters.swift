/// The numbers that the levels of a list have reached. A level begins anew after an item of a level above it.
struct LevelCounters {
  /// The numbers; nil for a level that begins anew.
  private var values: [Int?]

  /// - Parameter levels: How many levels there are.
  init(levels: Int) { values = Array(repeating: nil, count: levels) }

  /// The number of a level; nil where none has been reached.
  subscript(level: Int) -> Int? { values.indices.contains(level) ? values[level] : nil }

  /// Counts an item.
  /// - Parameters:
  ///   - number: The item's number; nil for the one that follows.
  ///   - start: The first number of a level.
  ///   - restart: Of a level below, the levels, counted from the first, whose items make it begin anew.
  mutating func count(
    _ level: Int, as number: Int? = nil, start: (Int) -> Int, restart: (Int) -> Int = { $0 }
  ) {
    values[level] = number ?? values[level].map { $0 &+ 1 } ?? start(level)
    for above in 0..<level where values[above] == nil { values[above] = start(above) }
    for below in values.indices where below > level && level < min(restart(below), below) { values[below] = nil }
  }

  /// Counts an item that nobody sees, where its level has not begun.
  mutating func begin(_ level: Int, start: (Int) -> Int) {
    for level in 0...level where values[level] == nil { values[level] = start(level) }
  }

  /// Makes a level begin anew.
  mutating func restart(_ level: Int) { if values.indices.contains(level) { values[level] = nil } }
}
