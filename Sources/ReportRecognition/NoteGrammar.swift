internal import ReportModel

/// 单位：万元, （单位：万元）, 金额单位：元
func isUnit(_ text: String) -> Bool {
  !text.unblanked.isEmpty && unit(in: text) != nil && TitleGrammar.parse(text).kind == nil
}

/// What a unit line names: 万元. A title may end with one.
func unit(in text: String) -> String? {
  var words = text.unblanked
  if words.last?.isClosingBracket ?? false, let open = words.lastIndex(where: \.isOpeningBracket) {
    words.removeFirst(open)
  }
  guard words.count <= 24 else { return nil }
  if words.first?.isOpeningBracket ?? false {
    words.removeFirst()
    if words.last?.isClosingBracket ?? false { words.removeLast() }
  }
  _ = words.take("金额") || words.take("计量")
  guard words.take("单位：") || words.take("单位:") else { return nil }
  return String(words)
}

/// A line that belongs under or above a table: 注：…, 备注：…, 填报人：… and so on.
package func isNote(_ text: String) -> Bool {
  guard let first = text.unicodeScalars.first(where: { !$0.isBlank }), noteInitials.contains(first) else {
    return false
  }
  let words = Array(text.unblanked.prefix(12))
  if words.hasPrefix("注") {
    guard words.count > 1 else { return false }
    return "：:（(".unicodeScalars.contains(words[1]) || Numerals.isNumeral(words[1])
  }
  if words.hasPrefix("备注") || words.hasPrefix("说明") { return words.count > 2 && "：:".unicodeScalars.contains(words[2]) }
  if "※★".unicodeScalars.contains(words[0]) { return true }
  return isLabelled(words, with: noteLabels)
}

/// A line that only a signature begins like, 填报人：… or 联系电话：…: it ends a table even right behind the last cell.
package func isSignature(_ text: String) -> Bool { isLabelled(Array(text.unblanked.prefix(12)), with: signatureLabels) }

private func isLabelled(_ words: [Unicode.Scalar], with labels: [String]) -> Bool {
  guard let colon = words.firstIndex(where: { "：:".unicodeScalars.contains($0) }) else { return false }
  return labels.contains { words[..<colon].starts(with: $0.unicodeScalars) }
}

private let signatureLabels = ["填报", "填表", "审核人", "制表", "联系电话"]

/// A line that says who reports, 填报单位：…, or when and in which unit: it stands above a table.
func isHeadLine(_ text: String) -> Bool {
  isIssuerLine(text) || isUnit(text) || isLabelled(Array(text.unblanked.prefix(12)), with: timeLabels)
}

/// 填报单位：…, 报送部门：…
func isIssuerLine(_ text: String) -> Bool {
  isLabelled(Array(text.unblanked.prefix(12)), with: issuerLabels)
    || label(at: text).map(issuerLabels.contains) ?? false
}

/// Whether a text begins with a label of the lines around tables, followed by its value without a colon (填报单位  区民政局) or by
/// nothing.
func beginsWithLabel(_ text: String) -> Bool { label(at: text) != nil }

/// The label that a text begins with, or is.
private func label(at text: String) -> String? {
  guard text.utf8.count <= 400, let first = text.unicodeScalars.first(where: { !$0.isBlank }),
    noteInitials.contains(first)
  else { return nil }
  let scalars = Array(text.trimmed.unicodeScalars)
  return fullLabels.first { label in
    guard scalars.hasPrefix(label) else { return false }
    let next = scalars.dropFirst(label.unicodeScalars.count).first
    return next.map { $0.isBlank || $0.isOpeningBracket || "：:".unicodeScalars.contains($0) } ?? true
  }
}

/// The texts of a row above a header as lines: a label (填报单位, 填报时间：) and the value in the cell behind it are one.
func linesOfLabels(_ texts: [TextLine]) -> [TextLine] {
  var lines: [TextLine] = []
  var index = 0
  while index < texts.count {
    var line = texts[index]
    let words = line.text.unblanked
    let endsInColon = words.last.map { "：:".unicodeScalars.contains($0) } ?? false
    if words.count <= 12, endsInColon || isWholeLabel(words), index + 1 < texts.count,
      !texts[index + 1].text.unicodeScalars.contains(where: { "：:".unicodeScalars.contains($0) }),
      !beginsWithLabel(texts[index + 1].text)
    {
      line.text = line.text.trimmed + (endsInColon ? "" : "：") + texts[index + 1].text.trimmed
      index += 1
    }
    lines.append(line)
    index += 1
  }
  return lines
}

/// 填报单位, 填报单位（盖章）
private func isWholeLabel(_ words: [Unicode.Scalar]) -> Bool {
  var words = words
  if words.last?.isClosingBracket ?? false, let open = words.lastIndex(where: \.isOpeningBracket) {
    words.removeSubrange(open...)
  }
  return fullLabels.contains { words.elementsEqual($0.unicodeScalars) }
}

private let issuerLabels = ["填报单位", "填报部门", "填报科室", "填表单位", "填表部门", "报送单位", "报送部门", "上报单位", "上报部门", "编制单位"]

private let timeLabels = [
  "填报时间", "填报日期", "填表时间", "填表日期", "报送时间", "报送日期", "上报时间", "上报日期", "统计时间", "统计日期", "统计截至", "数据截至",
]

private let fullLabels = issuerLabels + timeLabels + ["填报人", "填表人", "制表人", "审核人", "联系电话"]

private let noteLabels =
  signatureLabels + ["联系人", "数据来源"] + issuerLabels + timeLabels

private let noteInitials = Set(
  (noteLabels + ["注", "备注", "说明", "※", "★"]).compactMap { $0.unicodeScalars.first })
