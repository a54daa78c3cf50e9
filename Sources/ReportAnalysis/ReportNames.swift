package import ReportModel
internal import ReportText

/// What reports are called beside each other: by who reports, and where that is not enough, with the period, the subject or the
/// input; by title or input where nobody is named.
/// - Parameter reports: The reports, those of one input one after the other.
package func reportNames(of reports: [(input: String, title: Title, issuer: String?)]) -> [String] {
  let places = places(of: reports.map(\.input))
  let ways: [(Int) -> String?] = [
    { reports[$0].issuer.map(inOneLine) },
    { index in
      reports[index].issuer.flatMap { name in reports[index].title.periodWords.map { inOneLine("\(name)（\($0)）") } }
    },
    { index in
      reports[index].issuer.flatMap { name in reports[index].title.subject.map { inOneLine("\(name)（\($0)）") } }
    },
    { index in reports[index].issuer.map { "\(inOneLine($0))（\(places[index])）" } },
    { index in
      let title = inOneLine(reports[index].title.text)
      return title.isUnseen ? nil : title
    },
    { index in
      let title = inOneLine(reports[index].title.text)
      return title.isUnseen ? places[index] : "\(title)（\(places[index])）"
    },
  ]
  var names: [String?] = Array(repeating: nil, count: reports.count)
  for way in ways {
    let candidates = reports.indices.map { names[$0] == nil ? way($0) : nil }
    let counts = Dictionary(candidates.compactMap { $0.map { (NameKey($0), 1) } }, uniquingKeysWith: +)
    for (index, candidate) in candidates.enumerated() {
      if let candidate, counts[NameKey(candidate)] == 1 { names[index] = candidate }
    }
  }
  return zip(names, places).map { $0 ?? $1 }
}

/// The input of each report, with its number there where the input has several.
private func places(of inputs: [String]) -> [String] {
  var first = 0
  return inputs.indices.map { index in
    if index > 0, !inputs[index - 1].utf8.elementsEqual(inputs[index].utf8) { first = index }
    let isAlone =
      (index == first) && (index + 1 == inputs.count || !inputs[index + 1].utf8.elementsEqual(inputs[index].utf8))
    return isAlone ? inputs[index] : "\(inputs[index])第\(index - first + 1)表"
  }
}
