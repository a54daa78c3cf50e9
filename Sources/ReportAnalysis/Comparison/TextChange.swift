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
private struct Token: Equatable {
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
/// Chinese is compared by characters, figures and Latin words as a whole. Texts that have little in common, or that are longer
/// than comparing them is worth (4,000 tokens that differ), are removed and added whole.
func changes(from old: String, to new: String) -> [TextPiece] {
  let old = Token.tokens(of: old)
  let new = Token.tokens(of: new)
  let prefix = zip(old, new).prefix { $0 == $1 }.count
  let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
  let oldCore = old[prefix..<(old.count - suffix)]
  let newCore = new[prefix..<(new.count - suffix)]
  var steps = Steps()
  for token in old[..<prefix] { steps.append(.same, token) }
  if oldCore.count + newCore.count > 4_000 {
    for token in oldCore { steps.append(.removed, token) }
    for token in newCore { steps.append(.added, token) }
  } else {
    steps.append(from: Array(oldCore), to: Array(newCore))
  }
  for token in old[(old.count - suffix)...] { steps.append(.same, token) }
  let common = steps.all.count { $0.change == .same }
  if common * 10 < max(old.count, new.count) * 3 {
    var whole = Steps()
    for token in old { whole.append(.removed, token) }
    for token in new { whole.append(.added, token) }
    return whole.pieces
  }
  return steps.pieces
}

private struct Steps {
  private(set) var all: [(change: TextPiece.Change, token: Token)] = []

  mutating func append(_ change: TextPiece.Change, _ token: Token) { all.append((change, token)) }

  /// Myers' shortest script, from the standard library.
  mutating func append(from old: [Token], to new: [Token]) {
    let script = new.difference(from: old)
    var removed = Set<Int>()
    var added = Set<Int>()
    for change in script {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var index = 0
    for offset in new.indices {
      if added.contains(offset) {
        append(.added, new[offset])
        continue
      }
      while index < old.count, removed.contains(index) {
        append(.removed, old[index])
        index += 1
      }
      append(.same, new[offset])
      index += 1
    }
    for rest in old[min(index, old.count)...] { append(.removed, rest) }
  }

  /// Runs of changes with single characters between them as one change, what was removed first.
  var pieces: [TextPiece] {
    var pieces: [TextPiece] = []
    var removed: [Token] = []
    var added: [Token] = []
    func text(_ tokens: [Token]) -> String {
      var scalars = String.UnicodeScalarView()
      for token in tokens { scalars.append(contentsOf: token.scalars) }
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
