internal import ReportModel
internal import ReportText

// The path of a page, which names pages above it and often itself: 当前位置：首页 > 政务公开 > 重点工作.

/// Whether a text is the path of a page.
func isPath(_ text: Span<UInt8>) -> Bool {
  if text.contains(where: \.isStep) || isPathFromRoot(text) { return true }
  // A stroke is a step only between blanks: 县/区.
  return text.contains(" / ") || text.contains(" ／ ")
}

/// Whether a text says that it is a path, 当前位置：…, or begins where paths begin: 首页-政务公开.
/// - Parameter needsSign: Whether steps have to be parted by a sign: no heading and no line of a sheet runs them together, so that
///   首页改版情况表 is a title there.
func isPathFromRoot(_ text: Span<UInt8>, needsSign: Bool = false) -> Bool {
  guard text.count <= 1_000 else { return false }
  var cursor = Cursor(text)
  cursor.skip { $0.isUnseen || $0.isOpeningBracket }
  let rest = cursor.rest.droppingLast { $0.isUnseen || $0.isClosingBracket }
  // 返回首页
  if rest.count <= mostBytesOfStep, roots.contains(where: { rest.ends(with: $0) }) { return true }
  if !needsSign, roots.contains(where: { rest.begins(with: $0) }) { return true }
  let first = rest.firstOffset {
    $0.isColon || $0.isStep || $0.isUnseen || $0.isDash || "/／\\＼·•".unicodeScalars.contains($0)
  }
  guard let first, first > 0, first <= mostBytesOfStep else { return false }
  let step = rest.extracting(first: first)
  if rest.scalar(at: first).scalar.isColon, step.ends(with: "位置") { return true }
  return roots.contains { step.ends(with: $0) }
}

/// Marks the steps of paths whose steps are lines of their own: those after 首页 or 当前位置：, and those beside a line that is
/// nothing but >.
func markSteps(in lines: inout [TextLine], kinds: TitleKinds) {
  let near = lines.indices.suffix(mostTitleLines)
  for index in near where lines[index].kind == .paragraph && lines[index].text.utf8.count <= mostBytesOfStep {
    let text = lines[index].text.utf8.span.trimmed
    if !text.isEmpty, !text.contains(where: { !$0.isStep && $0 != "/" && $0 != "／" }) {
      for step in [index - 1, index + 1] where near.contains(step) && lines[step].kind == .paragraph {
        lines[step].isListItem = true
      }
    }
    // A link to where the site begins stands on many pages.
    guard !lines[index].isListItem, lines[index].links == .none, isPathFromRoot(text) else { continue }
    let saysSo = text.lastScalar?.isColon ?? false
    guard saysSo || roots.contains(where: { text.ends(with: $0) }) else { continue }
    markSteps(behind: index, in: &lines, saysSo: saysSo, kinds: kinds)
  }
}

/// Marks the lines after the beginning of a path. What says that it is a path may end with the title of the page; after 首页
/// alone a title may stand that is none of its steps.
private func markSteps(behind start: Int, in lines: inout [TextLine], saysSo: Bool, kinds: TitleKinds) {
  for step in lines.indices.dropFirst(start + 1) {
    guard lines[step].kind == .paragraph, lines[step].text.utf8.count <= 3 * mostBytesOfStep,
      !lines[step].text.utf8.span.contains(where: \.isColon)
    else { return }
    let isTitle = readsLikeTitle(lines[step], kinds: kinds) || !saysSo && namesYear(lines[step].text.utf8.span)
    if !isTitle || saysSo { lines[step].isListItem = true }
    if isTitle { return }
  }
}

private let roots: [StaticString] = ["首页", "主页", "首頁"]
private let mostBytesOfStep = 36

extension Unicode.Scalar {
  /// What stands between the steps of paths, and in no title.
  fileprivate var isStep: Bool {
    switch self {
    case ">", "＞", "›", "»", "→", "|", "｜": true
    default: false
    }
  }
}
