internal import ReportModel
internal import ReportText

/// What is said of a page beside its tables.
struct HTMLFindings {
  /// Where characters stood that a document cannot have.
  var replaced: [Int] = []
  var deletions: (count: Int, first: Int) = (0, 0)
  var strikes: (count: Int, first: Int) = (0, 0)
  /// Where the first element in a table stands that a rule may be about which was left out.
  var unreadStyle: Int?
  var frames: [(source: String, offset: Int)] = []
  /// What the page calls itself.
  var pageTitle: [UInt8]?
  private var deletion: Int?
  private var strike: Int?

  mutating func open(_ style: HTMLStyle, inside outer: HTMLStyle, at offset: Int) {
    if style.isDeleted, !outer.isDeleted { deletion = offset }
    if style.text.isStruck, !outer.text.isStruck { strike = offset }
  }

  mutating func hiddenText(_ text: UnsafeBufferPointer<UInt8>, _ style: HTMLStyle) {
    guard style.isDeleted, let place = deletion, text.contains(where: { !ASCII.isBlank($0) }) else { return }
    if deletions.count == 0 { deletions.first = place }
    deletions.count += 1
    deletion = nil
  }

  mutating func text(_ text: UnsafeBufferPointer<UInt8>, _ style: TextStyle) {
    guard style.isStruck, !style.isInvisible, let place = strike, text.contains(where: { !ASCII.isBlank($0) }) else {
      return
    }
    if strikes.count == 0 { strikes.first = place }
    strikes.count += 1
    strike = nil
  }
}
