/// A piece of a text, and what became of it.
public struct TextPiece: Sendable, Equatable {
  /// What became of a piece.
  public enum Change: String, Sendable, CaseIterable {
    /// It stands in both texts.
    case same
    /// It stands in the old text only.
    case removed
    /// It stands in the new text only.
    case added
  }

  /// What became of it.
  public let change: Change
  /// The piece as written.
  public let text: String
}

/// A character, or a run of Latin letters or of a number with its point and percent sign: 12.5% changes as a whole.
private struct Token: Hashable {
  let scalars: ArraySlice<Unicode.Scalar>

  /// Whether a change may run across it: one character between two changes only makes them harder to read.
  var isShort: Bool { scalars.count == 1 }

  static func tokens(of text: String) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var start = 0
    while start < scalars.count {
      var end = start + 1
      if isWord(scalars[start]) {
        while end < scalars.count, isWord(scalars[end]) || isInside(end, scalars) { end += 1 }
        if end < scalars.count, scalars[end] == "%" || scalars[end] == "％" { end += 1 }
      }
      tokens.append(Token(scalars: scalars[start..<end]))
      start = end
    }
    return tokens
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xFF10...0xFF19: true
    default: false
    }
  }

  /// A point or comma between figures.
  private static func isInside(_ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    (scalars[index] == "." || scalars[index] == ",") && index + 1 < scalars.count && scalars[index + 1].isASCII
      && isWord(scalars[index + 1])
  }
}

/// The pieces of two texts: joined without the added ones they are the old text, without the removed ones the new.
///
/// Chinese is compared by characters, figures and Latin words as a whole. Texts that have little in common are removed and
/// added whole; so is what stands between the first and the last change where more than ``mostChanges`` have to be.
func changes(from old: String, to new: String) -> [TextPiece] {
  let old = Token.tokens(of: old)
  let new = Token.tokens(of: new)
  var numbering = Numbering<Token>()
  let common = alignment(
    of: old.map { numbering.number(of: $0) }, with: new.map { numbering.number(of: $0) }, atMost: mostChanges)
  let hasLittleInCommon = common.count * 10 < max(old.count, new.count) * 3
  return Steps(from: old, to: new, common: hasLittleInCommon ? [] : common).pieces
}

/// So many characters of a text, or items of one, are told apart at most. To compare takes time in proportion to it, and nobody
/// reads more.
let mostChanges = 1_000

private struct Steps {
  private var all: [(change: TextPiece.Change, token: Token)] = []

  init(from old: [Token], to new: [Token], common: [(old: Int, new: Int)]) {
    var next = (old: 0, new: 0)
    for pair in common + [(old.count, new.count)] {
      all += old[next.old..<pair.old].map { (.removed, $0) }
      all += new[next.new..<pair.new].map { (.added, $0) }
      if pair.new < new.count { all.append((.same, new[pair.new])) }
      next = (pair.old + 1, pair.new + 1)
    }
  }

  /// Runs of changes with single characters between them as one change, what was removed first.
  var pieces: [TextPiece] {
    var pieces: [TextPiece] = []
    var removed: [Token] = []
    var added: [Token] = []
    func text(_ tokens: [Token]) -> String {
      // One by one: appending collections to a text copies it for each of them.
      var scalars = String.UnicodeScalarView()
      for token in tokens { for scalar in token.scalars { scalars.append(scalar) } }
      return String(scalars)
    }
    func append(_ change: TextPiece.Change, _ tokens: [Token]) {
      if !tokens.isEmpty { pieces.append(TextPiece(change: change, text: text(tokens))) }
    }
    var same: [Token] = []
    for (change, token) in all {
      guard change != .same else {
        same.append(token)
        continue
      }
      let isBetween = same.count == 1 && same[0].isShort && !(removed.isEmpty && added.isEmpty)
      if isBetween {
        removed += same
        added += same
      } else if !same.isEmpty {
        append(.removed, removed)
        append(.added, added)
        append(.same, same)
        (removed, added) = ([], [])
      }
      same = []
      if change == .removed { removed.append(token) } else { added.append(token) }
    }
    append(.removed, removed)
    append(.added, added)
    append(.same, same)
    return pieces
  }
}
