public import ReportModel
internal import ReportText

/// Two names that may stand for one office.
public struct SimilarNames: Sendable, Equatable {
  /// Why they may.
  public enum Likeness: String, Sendable, CaseIterable {
    /// One has a place in front that the other leaves out: 财政局, 区财政局, 云湖区财政局.
    case prefix
    /// They differ in brackets: 发展改革委, 发展改革委（物价局）, 高新区管委会, 高新区（管委会）.
    case brackets
    /// One shortens the other: 区住建委, 区住房城乡建设委.
    case abbreviation
    /// They differ in one character: 区政务服务局, 区政务服管局.
    case character
  }

  /// The name with more tasks, or that came first.
  public let name: String
  /// The other one.
  public let other: String
  /// Why they may be one.
  public let likeness: Likeness

  /// How many pairs a summary names.
  package static let mostNamed = 100

  /// The pairs that a summary does not name.
  package struct Rest: Sendable, Equatable {
    /// How many there are.
    package let count: Int
    /// Whether there may be more of them, because the search was given up.
    package let isLeast: Bool
  }

  /// The hint as a diagnostic.
  public var diagnostic: Diagnostic {
    Diagnostic(.similarDepartments, .similarDepartments(name, other))
  }
}

/// The pairs of names that are near each other, by the order of the first and then of the second.
///
/// 市财政局 and 区财政局 are two offices, 第一中学 and 第二中学 two schools: names that differ in the level alone, or in a
/// numeral, are no pair.
///
/// Hundreds of names that differ in a character give tens of thousands of pairs, which nobody would read.
/// - Returns: The first pairs that were found, up to `SimilarNames.mostNamed`, and whether there are more.
func findSimilarNames(in names: [String]) -> (pairs: [SimilarNames], rest: SimilarNames.Rest) {
  var search = SimilarNameSearch(keys: names.map { NameKey($0) })
  search.run()
  let pairs = search.found.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
    .prefix(SimilarNames.mostNamed)
    .map { SimilarNames(name: names[$0.key.first], other: names[$0.key.second], likeness: $0.value) }
  return (pairs, SimilarNames.Rest(count: search.found.count - pairs.count, isLeast: search.isFull))
}

/// Looks names up by what is left of them where one thing is left out; only names that have that in common are compared.
struct SimilarNameSearch {
  struct Pair: Hashable { var first, second: Int }

  let keys: [NameKey]
  private let places: [NameKey: Int]
  private(set) var found: [Pair: SimilarNames.Likeness] = [:]
  /// The names that were compared with another.
  private(set) var comparisons = 0

  init(keys: [NameKey]) {
    self.keys = keys
    places = Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
  }

  mutating func run() {
    findPrefixes()
    findBrackets()
    findAbbreviations()
    findCharacters()
  }

  /// More pairs are not looked for.
  var isFull: Bool { found.count >= 10_000 }

  private mutating func add(_ a: Int, _ b: Int, _ likeness: SimilarNames.Likeness) {
    guard a != b, !isFull else { return }
    let pair = Pair(first: min(a, b), second: max(a, b))
    if found[pair] == nil { found[pair] = likeness }
  }

  private static func isLevel(_ scalar: Unicode.Scalar) -> Bool { "省市区县州盟旗".unicodeScalars.contains(scalar) }

  /// Names that end with another name, after or before a 省, 市, 区 or 县.
  private mutating func findPrefixes() {
    for (index, key) in keys.enumerated() where key.scalars.count > 2 {
      for start in 1...min(12, key.scalars.count - 2)
      where Self.isLevel(key.scalars[start - 1]) || Self.isLevel(key.scalars[start]) {
        if let other = places[NameKey(scalars: Array(key.scalars[start...]))] { add(index, other, .prefix) }
      }
    }
  }

  /// Names that are the same without their brackets, or without what is in them.
  private mutating func findBrackets() {
    var bare: [[Unicode.Scalar]: [Int]] = [:]
    for (index, key) in keys.enumerated() {
      let isBracket = { (scalar: Unicode.Scalar) in scalar == "(" || scalar == ")" }
      let opened = key.scalars.filter { !isBracket($0) }
      let emptied = Self.withoutBracketed(key.scalars)
      for variant in Set([opened, emptied]) where variant.count > 2 {
        bare[variant, default: []].append(index)
      }
    }
    addPairs(of: bare, .brackets) { keys, a, b in
      keys[a].scalars.contains("(") || keys[b].scalars.contains("(")
    }
  }

  private static func withoutBracketed(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var depth = 0
    return scalars.filter { scalar in
      if scalar == "(" { depth += 1 }
      defer { if scalar == ")" { depth = max(0, depth - 1) } }
      return depth == 0
    }
  }

  /// Names of which one has, in order, all characters of the other; both begin with the same two and end with the same.
  private mutating func findAbbreviations() {
    var alike: [[Unicode.Scalar]: [Int]] = [:]
    for (index, key) in keys.enumerated() where key.scalars.count > 3 {
      let ends = Array(key.scalars[..<2]) + [key.scalars[key.scalars.count - 1]]
      alike[ends, default: []].append(index)
    }
    addPairs(of: alike, .abbreviation) { keys, a, b in
      let (short, long) = keys[a].scalars.count < keys[b].scalars.count ? (a, b) : (b, a)
      guard keys[short].scalars.count < keys[long].scalars.count else { return false }
      var rest = keys[short].scalars[...]
      for scalar in keys[long].scalars where scalar == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }
  }

  /// Names of five characters or more that differ in one: those that become the same when one is left out.
  private mutating func findCharacters() {
    // By the hash of the position and of what is left: the texts themselves would take the square of a name's length.
    var shortened: [Int: [Int]] = [:]
    for (index, key) in keys.enumerated() where (5...40).contains(key.scalars.count) {
      for position in key.scalars.indices {
        var hasher = Hasher()
        hasher.combine(position)
        for (place, scalar) in key.scalars.enumerated() where place != position { hasher.combine(scalar) }
        shortened[hasher.finalize(), default: []].append(index)
      }
    }
    addPairs(of: shortened, .character) { keys, a, b in
      let (left, right) = (keys[a].scalars, keys[b].scalars)
      guard left.count == right.count, let place = zip(left, right).enumerated().first(where: { $1.0 != $1.1 })?.offset,
        left[(place + 1)...].elementsEqual(right[(place + 1)...])
      else { return false }
      let bothLevels = Self.isLevel(left[place]) && Self.isLevel(right[place])
      return !bothLevels && ![left[place], right[place]].contains { Numerals.isNumeral($0) || Self.isDirection($0) }
    }
  }

  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    "东西南北中上下前后左右".unicodeScalars.contains(scalar) || scalar.isASCII
  }

  /// Compares the names of each group with each other. Groups of more are no slips of anybody's, and would take long.
  private mutating func addPairs<Key>(
    of groups: [Key: [Int]], _ likeness: SimilarNames.Likeness, where isPair: ([NameKey], Int, Int) -> Bool
  ) {
    // In an order of their own, so that the pairs that are found first are always the same.
    for group in groups.values.sorted(by: { $0.lexicographicallyPrecedes($1) })
    where group.count > 1 && group.count <= 500 {
      for (offset, a) in group.enumerated() {
        for b in group[(offset + 1)...] where !isFull {
          comparisons += 1
          if isPair(keys, a, b) { add(a, b, likeness) }
        }
      }
    }
  }
}
