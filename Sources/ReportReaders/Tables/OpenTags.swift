internal import ReportText

/// The elements that the tags of a page have opened, counted by name.
///
/// libxml2 keeps elements open that the HTML standard closes at the next cell, and it looks through all of them for each end tag
/// that ends none. On a page with many such tags that takes quadratic time, so that it does not get to see them.
struct OpenTags {
  /// By the hash of the name, the first name of each place: most pages have few. Two names of one hash only make an end tag stay.
  private var common = Array(repeating: (name: UInt64(0), count: 0), count: 64)
  private var others: [UInt64: Int] = [:]

  /// End tags that do something where nothing is open, and those of elements that libxml2 opens itself.
  private static let kept: Set<UInt64> = {
    let names: [StaticString] = ["<p>", "<br>", "<html>", "<head>", "<body>"]
    return Set(
      names.compactMap { hash(UnsafeBufferPointer(start: $0.utf8Start, count: $0.utf8CodeUnitCount)[...], from: 1) })
  }()

  /// Counts a tag.
  /// - Parameter prefix: The prefix that the page gives the names of XHTML.
  /// - Returns: Whether the tag does anything; false for an end tag of an element that is not open.
  mutating func take(_ tag: HTMLSyntax.Bytes, prefix: [UInt8]?) -> Bool {
    var start = tag.startIndex + 1
    let isEnd = start < tag.endIndex && tag[start] == UInt8(ascii: "/")
    if isEnd { start += 1 }
    if let prefix, tag[start...].starts(with: prefix + [UInt8(ascii: ":")]) { start += prefix.count + 1 }
    guard let name = Self.hash(tag, from: start) else { return true }
    let count = self[name]
    if isEnd, count == 0 { return Self.kept.contains(name) }
    self[name] = isEnd ? count - 1 : count + 1
    return true
  }

  private subscript(name: UInt64) -> Int {
    get {
      let place = common[Int(name % 64)]
      return place.name == name ? place.count : others[name] ?? 0
    }
    set {
      let place = Int(name % 64)
      if common[place].name == name || common[place].name == 0 {
        common[place] = (name, newValue)
      } else {
        others[name] = newValue
      }
    }
  }

  /// FNV-1a, in lower case, of a name that begins here; of the characters that libxml2 takes for a part of one. Nil where none
  /// begins.
  private static func hash(_ tag: HTMLSyntax.Bytes, from start: Int) -> UInt64? {
    guard start < tag.endIndex, ASCII.isLetter(tag[start]) else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var index = start
    while index < tag.endIndex, isPartOfName(tag[index]) {
      hash = (hash ^ UInt64(tag[index] | 0x20)) &* 0x100_0000_01B3
      index += 1
    }
    return hash
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || (0x2D...0x2E).contains(byte) || (0x30...0x3A).contains(byte) || byte == UInt8(ascii: "_")
  }
}
