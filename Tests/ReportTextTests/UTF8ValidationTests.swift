import ReportText
import Testing

/// The standard library is the judge.
@Suite struct UTF8ValidationTests {
  /// Every pair of bytes at the beginning of a character, with third and fourth bytes from both sides of each limit, at every
  /// place of a word: 65,536 × 12 × 3 texts.
  @Test func wordsAreJudgedAsTheStandardLibraryDoes() {
    let edges: [UInt8] = [0x00, 0x7F, 0x80, 0xBF, 0xC0, 0xFF]
    let ends: [[UInt8]] = edges.flatMap { [[$0, 0x61], [$0, 0x80]] }
    var different: [[UInt8]] = []
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        for end in ends {
          for before in ["", "中", "ab"] {
            let text = Array(before.utf8) + [first, second] + end + Array("文字abcdefgh".utf8)
            if isDifferent(text) { different.append(text) }
          }
        }
      }
    }
    #expect(different.isEmpty)
  }

  @Test func textsThatEndWithinACharacterAreNotUTF8() {
    let text = Array("甲乙😀é丙丁戊己庚".utf8)
    for count in 0...text.count { #expect(!isDifferent(Array(text.prefix(count))), "\(count) bytes") }
  }

  @Test func mixturesAreJudgedAsTheStandardLibraryDoes() {
    var random = SystemRandomNumberGenerator()
    let pieces: [[UInt8]] = [
      Array("a".utf8), Array("é".utf8), Array("中".utf8), Array("😀".utf8), Array("\u{0800}\u{FFFF}".utf8),
      [0xED, 0xA0, 0x80],
      [0xE0, 0x9F, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF0, 0x8F, 0x80, 0x80], [0xC1, 0x80], [0x80],
    ]
    var different: [[UInt8]] = []
    for _ in 0..<20_000 {
      let goodOnes = Bool.random(using: &random)
      let text = (0..<12).flatMap { _ in pieces[Int.random(in: 0..<(goodOnes ? 5 : pieces.count), using: &random)] }
      if isDifferent(text) { different.append(text) }
    }
    #expect(different.isEmpty)
  }

  private func isDifferent(_ bytes: [UInt8]) -> Bool {
    bytes.span.isValidUTF8 != ((try? UTF8Span(validating: bytes.span)) != nil)
  }
}
