internal import ReportModel
internal import ReportText

/// The pieces of two progress texts, by numbered item: items that say the same are the same whatever their number, items
/// that say nearly the same are compared, others are removed or added whole.
func itemChanges(from old: String, to new: String) -> [[TextPiece]] {
  let old = Progress.items(of: old)
  let new = Progress.items(of: new)
  guard old.count > 1 || new.count > 1 else {
    return [changes(from: old.first ?? "", to: new.first ?? "")]
  }
  var numbering = Numbering<[Unicode.Scalar]>()
  let common = alignment(
    of: old.map { numbering.number(of: Item($0).scalars) }, with: new.map { numbering.number(of: Item($0).scalars) },
    atMost: mostChanges)
  var lines: [[TextPiece]] = []
  var next = (old: 0, new: 0)
  for pair in common + [(old.count, new.count)] {
    lines += pairs(of: old[next.old..<pair.old], with: Array(new[next.new..<pair.new]))
    // The number alone may be another.
    if pair.new < new.count { lines.append(changes(from: old[pair.old], to: new[pair.new])) }
    next = (pair.old + 1, pair.new + 1)
  }
  return lines
}

/// Whether two texts are numbered and say the same, item by item, under whatever numbers: 1. and （1） and 一是.
func saysSameItems(_ old: String, _ new: String) -> Bool {
  let (old, new) = (Progress.items(of: old), Progress.items(of: new))
  return old.count > 1 && old.count == new.count && zip(old, new).allSatisfy { Item($0).scalars == Item($1).scalars }
}

/// Finds for each item that was removed the next added one that is like it.
private func pairs(of removed: ArraySlice<String>, with added: [String]) -> [[TextPiece]] {
  var lines: [[TextPiece]] = []
  var next = 0
  let others = removed.isEmpty ? [] : added.map { Item($0).pairsOfScalars }
  for old in removed {
    let own = Item(old).pairsOfScalars
    if let match = others[next...].prefix(50).firstIndex(where: { likeness(own, $0) >= 0.4 }) {
      lines += added[next..<match].map { [TextPiece(change: .added, text: $0)] }
      lines.append(changes(from: old, to: added[match]))
      next = match + 1
    } else {
      lines.append([TextPiece(change: .removed, text: old)])
    }
  }
  return lines + added[next...].map { [TextPiece(change: .added, text: $0)] }
}

/// Dice's coefficient of two sets of pairs of characters, 0 to 1.
private func likeness(_ left: Set<UInt64>, _ right: Set<UInt64>) -> Double {
  let (small, large) = left.count < right.count ? (left, right) : (right, left)
  return Double(2 * small.count { large.contains($0) }) / Double(left.count + right.count)
}

/// An item as it is compared: without its number and white space.
private struct Item {
  let scalars: [Unicode.Scalar]

  init(_ text: String) {
    scalars = text.utf8.span.withSeen { words in
      var cursor = Cursor(words)
      _ = cursor.itemMarker()
      return Array(cursor.rest.string.unicodeScalars)
    }
  }

  /// Every two characters that stand beside each other; of fewer than two, what there is.
  var pairsOfScalars: Set<UInt64> {
    guard scalars.count > 1 else { return [scalars.first.map { UInt64($0.value) } ?? .max] }
    return Set(zip(scalars, scalars.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
  }
}
