/// The elements that the tags of a page have opened, counted by name.
///
/// libxml2 keeps elements open that the HTML standard closes at the next cell, and it looks through all of them for each end tag
/// that ends none. On a page with many such tags that takes quadratic time, so that it does not get to see them.
struct OpenTags {
  /// How many are open, by the hash of the name: two names of one hash only make an end tag stay.
  private var counts: [UInt64: Int] = [:]

  /// End tags that do something where nothing is open, and those of elements that libxml2 opens itself.
  private static let kept = Set(["p", "br", "html", "head", "body"].map { hash($0.utf8) })

  /// Counts a tag.
  /// - Parameter prefix: The prefix that the page gives the names of XHTML.
  /// - Returns: Whether the tag does anything; false for an end tag of an element that is not open.
  mutating func take(_ tag: HTMLSyntax.Bytes, prefix: [UInt8]?) -> Bool {
    let isEnd = tag.dropFirst().first == UInt8(ascii: "/")
    var name = tag.dropFirst(isEnd ? 2 : 1).prefix(while: Self.isPartOfName)
    guard let first = name.first, ASCII.isLetter(first) else { return true }
    if let prefix, name.starts(with: prefix + [UInt8(ascii: ":")]) { name = name.dropFirst(prefix.count + 1) }
    let key = Self.hash(name)
    guard isEnd else {
      counts[key, default: 0] += 1
      return true
    }
    guard let count = counts[key], count > 0 else { return Self.kept.contains(key) }
    counts[key] = count - 1
    return true
  }

  /// What libxml2 takes for a part of a name.
  private static func isPartOfName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || (0x2D...0x2E).contains(byte) || (0x30...0x3A).contains(byte) || byte == UInt8(ascii: "_")
  }

  /// FNV-1a of a name in lower case.
  private static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1 | 0x20)) &* 0x100_0000_01B3 }
  }
}
