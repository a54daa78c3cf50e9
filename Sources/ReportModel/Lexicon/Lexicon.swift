package import ReportText

/// The words that reports are understood by, from `lexicon.txt`, the one file that lists them.
package struct Lexicon: Sendable {
  /// A line of the file: words, and what they say.
  package struct Fact: Sendable {
    /// The number of the line, from 1.
    package let line: Int
    /// What the line says, as `head`.
    package let kind: String
    /// What it says it of, as `progress`; empty where the kind alone tells.
    package let name: String
    /// The words.
    package let words: [String]
  }

  /// The facts in the order of the file.
  package let facts: [Fact]

  /// The lexicon that the library carries.
  package static let standard = Lexicon(PackageResources.lexicon_txt)

  private static let namedKinds = [
    "role", "trait", "word", "head", "change", "state", "not", "part", "part-label", "label", "label-word",
  ]

  /// Reads the lines of a lexicon; what begins with # is a comment.
  package init(_ bytes: [UInt8]) {
    facts = bytes.split(separator: ASCII.lineFeed, omittingEmptySubsequences: false).enumerated().compactMap {
      number, line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      var words = line.split(separator: ASCII.space).map { String(decoding: $0, as: UTF8.self) }
      guard let kind = words.first else { return nil }
      words.removeFirst()
      let isNamed = Self.namedKinds.contains(kind)
      let name = isNamed ? words.first ?? "" : ""
      return Fact(line: number + 1, kind: kind, name: name, words: isNamed ? Array(words.dropFirst()) : words)
    }
  }

  /// All words of a kind.
  package func words(_ kind: String) -> [String] { facts.lazy.filter { $0.kind == kind }.flatMap(\.words) }

  /// All words of a kind, to be looked up at one side of a text.
  package func table(_ kind: String, side: WordTable.Side) -> WordTable {
    var table = WordTable(side: side)
    for (index, word) in words(kind).enumerated() { table.insert(word.utf8.span, value: index) }
    return table
  }
}

/// What names of organisations end with.
package enum Organisations {
  private static let endings = Lexicon.standard.table("organisation", side: .end)
  private static let sites = Lexicon.standard.table("site", side: .end)
  private static let offices = Lexicon.standard.table("office", side: .end)
  private static let nobody = Lexicon.standard.table("nobody", side: .front)

  /// Whether a text can be the name of an organisation or a place: 区教育局, 云湖区; not 全市, 我区, 第一批.
  package static func endsLikeOne(_ text: Span<UInt8>) -> Bool {
    guard text.scalarCount >= 2, let ending = endings.longest(of: text), ending.length < text.count else {
      return false
    }
    return nobody.value(of: text) == nil
  }

  /// Whether a text is the name of an office of some place: 云湖区人民政府, 区教育局; not 数字政府, 平安社区.
  package static func isOffice(_ text: Span<UInt8>) -> Bool {
    guard let ending = offices.longest(of: text), nobody.value(of: text) == nil else { return false }
    return text.extracting(droppingLast: ending.length).contains { "省市区县镇乡州盟旗道".unicodeScalars.contains($0) }
  }

  /// Whether a text is what names of organisations end with: 局.
  package static func isEnding(_ text: Span<UInt8>) -> Bool { endings.value(of: text) != nil }

  /// Whether a text can be the name of a site: 云湖区政务服务网.
  package static func endsLikeSite(_ text: Span<UInt8>) -> Bool { sites.longest(of: text) != nil }

  /// Whether a text is a word that names nobody in particular: 全市.
  package static func isNobody(_ text: Span<UInt8>) -> Bool { nobody.value(of: text) != nil }

  /// Whether a text begins with a word that names nobody in particular: 全市, 我区.
  package static func beginsWithNobody(_ text: Span<UInt8>) -> Bool {
    guard let word = nobody.longest(of: text) else { return false }
    return word.length > 3
  }
}

/// What names of documents end with.
enum Documents {
  private static let endings = Lexicon.standard.table("document", side: .end)

  /// Whether a text can be the name of a document: 市政府工作报告, 《优化营商环境条例》; not a part of one, as 关于印发工作方案.
  static func endsLikeOne(_ text: Span<UInt8>) -> Bool {
    var name = text
    if let last = name.lastScalar, last.isClosingBracket, let open = name.openingOfLastBracket {
      name = name.extracting(first: open)
    }
    name = name.droppingLast(while: \.isOpeningBracket)
    if name.lastScalar == "》" { return true }
    guard let ending = endings.longest(of: name), ending.length < name.count else { return false }
    return !name.contains("关于") || name.extracting(droppingLast: ending.length).ends(with: "的")
  }
}
