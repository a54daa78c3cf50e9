/// The nearest of the known names, where one is near.
package func nearestName(to name: String, among known: [String]) -> String? {
  let length = name.utf8.count
  // Names whose lengths differ by more are not near.
  let nearest = known.filter { abs($0.utf8.count - length) <= 3 }.map { ($0, editDistance(name, $0)) }.min {
    $0.1 < $1.1
  }
  // Short names that have nothing in common differ by no more than their length.
  return nearest.flatMap { $0.1 <= 3 && $0.1 < max(length, $0.0.utf8.count) ? $0.0 : nil }
}

/// The Levenshtein distance of two names, in bytes.
private func editDistance(_ left: String, _ right: String) -> Int {
  var row = Array(0...right.utf8.count)
  for (index, a) in left.utf8.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, b) in right.utf8.enumerated() {
      let substituted = diagonal + (a == b ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.utf8.count]
}
