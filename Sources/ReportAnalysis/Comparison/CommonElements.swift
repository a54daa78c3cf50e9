/// The elements that two sequences have in common, in their order, by the shortest script that makes one of the other (Myers,
/// "An O(ND) Difference Algorithm and Its Variations", 1986).
///
/// - Parameter limit: How many elements may be removed and added together. The script takes time in proportion to the length and
///   to this, and to its square in memory.
/// - Returns: Pairs of indices, rising; nil where more have to be removed and added.
func commonElements(of old: [UInt32], and new: [UInt32], atMost limit: Int) -> [(old: Int, new: Int)]? {
  // How far each diagonal (the index in the old sequence less that in the new one) has come; the first is -limit - 1.
  let middle = limit + 1
  var furthest = Array(repeating: 0, count: 2 * middle + 1)
  var rounds: [[Int]] = []
  for edits in 0...limit {
    rounds.append(Array(furthest[(middle - edits - 1)...(middle + edits + 1)]))
    for diagonal in stride(from: -edits, through: edits, by: 2) {
      let (before, after) = (furthest[middle + diagonal - 1], furthest[middle + diagonal + 1])
      var x = diagonal == -edits || (diagonal != edits && before < after) ? after : before + 1
      while x < old.count, x - diagonal < new.count, old[x] == new[x - diagonal] { x += 1 }
      furthest[middle + diagonal] = x
      if x >= old.count, x - diagonal >= new.count { return pairs(from: rounds, old.count, new.count) }
    }
  }
  return nil
}

/// Goes the way back.
/// - Parameter rounds: How far the diagonals had come before each further edit, from one below the lowest to one above the highest.
private func pairs(from rounds: [[Int]], _ oldCount: Int, _ newCount: Int) -> [(old: Int, new: Int)] {
  var pairs: [(old: Int, new: Int)] = []
  var (x, y) = (oldCount, newCount)
  for (edits, furthest) in rounds.enumerated().reversed() {
    let diagonal = x - y
    let middle = edits + 1
    let (before, after) = (furthest[middle + diagonal - 1], furthest[middle + diagonal + 1])
    let isInsertion = diagonal == -edits || (diagonal != edits && before < after)
    let previous = isInsertion ? after : before
    let previousDiagonal = isInsertion ? diagonal + 1 : diagonal - 1
    while x > previous, y > previous - previousDiagonal {
      x -= 1
      y -= 1
      pairs.append((x, y))
    }
    (x, y) = (previous, previous - previousDiagonal)
  }
  return pairs.reversed()
}

/// The numbers of things, equal ones of equal things.
struct Numbering<Element: Hashable> {
  private var numbers: [Element: UInt32] = [:]

  mutating func number(of element: Element) -> UInt32 {
    let next = UInt32(numbers.count)
    let number = numbers[element] ?? next
    if number == next { numbers[element] = number }
    return number
  }
}

/// The elements that two sequences have in common; what both begin and end with is no matter of how much differs between.
/// - Parameter limit: How many of the others may be removed and added; where it is more, none of them counts as common.
func alignment(of old: [UInt32], with new: [UInt32], atMost limit: Int) -> [(old: Int, new: Int)] {
  let prefix = zip(old, new).prefix { $0 == $1 }.count
  let suffix = zip(old.dropFirst(prefix).reversed(), new.dropFirst(prefix).reversed()).prefix { $0 == $1 }.count
  let oldCore = Array(old[prefix..<(old.count - suffix)])
  let newCore = Array(new[prefix..<(new.count - suffix)])
  let core = commonElements(of: oldCore, and: newCore, atMost: limit) ?? []
  return (0..<prefix).map { ($0, $0) } + core.map { ($0.old + prefix, $0.new + prefix) }
    + (0..<suffix).map { (old.count - suffix + $0, new.count - suffix + $0) }
}
