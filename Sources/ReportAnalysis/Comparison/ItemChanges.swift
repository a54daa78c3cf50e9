internal import ReportModel

/// The pieces of two progress texts, by numbered item: items that say the same are the same whatever their number, items
/// that say nearly the same are compared, others are removed or added whole.
func itemChanges(from old: String, to new: String) -> [[TextPiece]] {
  let old = Progress.items(of: old)
  let new = Progress.items(of: new)
  guard old.count > 1 || new.count > 1 else {
    return [changes(from: old.first ?? "", to: new.first ?? "")]
  }
  var lines: [[TextPiece]] = []
  var removed: [String] = []
  var added: [String] = []
  func endRun() {
    lines += pairs(of: removed, with: added)
    (removed, added) = ([], [])
  }
  let script = new.map { Item($0) }.difference(from: old.map { Item($0) })
  let gone = Set(script.removals.compactMap { if case .remove(let offset, _, _) = $0 { offset } else { nil } })
  let come = Set(script.insertions.compactMap { if case .insert(let offset, _, _) = $0 { offset } else { nil } })
  var index = 0
  for offset in new.indices {
    while index < old.count, gone.contains(index) {
      removed.append(old[index])
      index += 1
    }
    if come.contains(offset) {
      added.append(new[offset])
    } else {
      endRun()
      // The number alone may be another.
      lines.append(changes(from: old[index], to: new[offset]))
      index += 1
    }
  }
  removed += old[min(index, old.count)...]
  endRun()
  return lines
}

/// Finds for each item that was removed the next added one that is like it.
private func pairs(of removed: [String], with added: [String]) -> [[TextPiece]] {
  var lines: [[TextPiece]] = []
  var next = 0
  for old in removed {
    let grams = Item(old).pairsOfScalars
    if let match = added[next...].prefix(50).firstIndex(where: { likeness(grams, Item($0).pairsOfScalars) >= 0.4 }) {
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
private func likeness(_ left: Set<[Unicode.Scalar]>, _ right: Set<[Unicode.Scalar]>) -> Double {
  guard !left.isEmpty || !right.isEmpty else { return 1 }
  return Double(2 * left.intersection(right).count) / Double(left.count + right.count)
}

/// An item as it is compared: without its number and white space.
private struct Item: Equatable {
  let scalars: [Unicode.Scalar]

  init(_ text: String) {
    let scalars = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    self.scalars = Array(scalars.dropFirst(Self.markerLength(Array(scalars.prefix(12)))))
  }

  var pairsOfScalars: Set<[Unicode.Scalar]> {
    scalars.count < 2 ? [scalars] : Set(zip(scalars, scalars.dropFirst()).map { [$0, $1] })
  }

  /// 1. 1． 1、 （1） (1) ① 一是
  private static func markerLength(_ text: [Unicode.Scalar]) -> Int {
    if let first = text.first, (0x2460...0x2473).contains(first.value) { return 1 }
    var reader = ScalarReader(text)
    let isBracketed = reader.take("（") || reader.take("(")
    guard reader.number() != nil else { return 0 }
    let marks = isBracketed ? ["）", ")"] : ["、", ".", "．", "是"]
    return marks.contains { reader.take($0) } ? reader.position : 0
  }
}
