internal import ReportText

/// The lists that a document knows (ISO/IEC 29500-1, 17.9). Their paragraphs hold no numbers; these say how to make them.
struct NumberingDefinitions {
  /// Levels are counted from 0 to this.
  static let lastLevel = 8

  /// What stands between a number and its paragraph.
  enum Suffix { case gap, nothing }

  /// A level of a list.
  struct Level {
    /// The first number; 0 where nothing is said (17.9.25).
    var start = 0
    var style: NumberStyle?
    var label = LabelPattern()
    var suffix = Suffix.gap
    /// The level, from 1, whose paragraphs make it begin anew, as those above that do; 0 for never (17.9.10).
    var restart: Int?
    /// Whether the numbers of all levels are decimal here.
    var isLegal = false
    var isHidden = false
    /// The paragraph style that means this level.
    var paragraphStyle: Text?
  }

  /// What lists have in common that count on from each other.
  struct Abstract {
    var levels: [Int: Level] = [:]
    /// The numbering style that has the levels in its place (17.9.21).
    var linkedStyle: Text?
  }

  /// A list: an abstract one, and what is another here.
  struct Instance {
    var abstract = 0
    var levels: [Int: Level] = [:]
    var starts: [Int: Int] = [:]
  }

  var abstracts: [Int: Abstract] = [:]
  var instances: [Int: Instance] = [:]
  /// The list of each numbering style.
  var instancesOfStyles: [Text: Int] = [:]

  /// A level of a list; nil where the list has none of that number.
  func level(_ level: Int, of instance: Instance) -> Level? {
    if let own = instance.levels[level] { return own }
    var abstract = abstracts[instance.abstract]
    // A style may lead to a list that leads to a style; nobody needs more steps.
    for _ in 0..<4 {
      guard let style = abstract?.linkedStyle, let next = instancesOfStyles[style].flatMap({ instances[$0] }) else {
        break
      }
      if let own = next.levels[level] { return own }
      abstract = abstracts[next.abstract]
    }
    return abstract?.levels[level]
  }

  /// The level of a list that a paragraph style means.
  func level(ofStyle style: Text, in number: Int) -> Int? {
    guard let instance = instances[number] else { return nil }
    return (0...Self.lastLevel).first { level($0, of: instance)?.paragraphStyle == style }
  }
}
