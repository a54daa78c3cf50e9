internal import ReportModel

/// A tag of a template, as far as checking needs it.
struct TemplateTag {
  enum Kind { case variable, section, inverted, end, partial, contentType, comment }

  var kind: Kind
  var name: String
  /// Where it begins.
  var place: SourceLocation
}

/// The tags of a template in order.
/// - Throws: `TemplateError` for a tag that never closes, and for tags that would write unescaped text or change the rules:
///   `{{{x}}}`, `{{&x}}`, `{{=…=}}`, `{{<x}}`, `{{$x}}`.
func templateTags(of source: String, file: String) throws(TemplateError) -> [TemplateTag] {
  var tags: [TemplateTag] = []
  let bytes = Array(source.utf8)
  let brace = UInt8(ascii: "{")
  var line = 1
  var lineStart = 0
  var index = 0
  while index + 1 < bytes.count {
    if bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    guard bytes[index] == brace, bytes[index + 1] == brace else {
      index += 1
      continue
    }
    let place = SourceLocation(line: line, column: index - lineStart + 1)
    func fail(_ message: Message) -> TemplateError { TemplateError(file: file, place: place, message: message) }
    var end = index + 2
    while end + 1 < bytes.count, !(bytes[end] == UInt8(ascii: "}") && bytes[end + 1] == UInt8(ascii: "}")) { end += 1 }
    guard end + 1 < bytes.count else { throw fail(.openTag) }
    let content = String(decoding: bytes[(index + 2)..<end], as: UTF8.self)
    tags.append(try tag(content, at: place, fail))
    line += content.utf8.count { $0 == UInt8(ascii: "\n") }
    if let last = bytes[index..<end].lastIndex(of: UInt8(ascii: "\n")) { lineStart = last + 1 }
    index = end + 2
  }
  return tags
}

private func tag(
  _ content: String, at place: SourceLocation, _ fail: (Message) -> TemplateError
) throws(TemplateError) -> TemplateTag {
  let sigil = content.utf8.first ?? 0
  let rest = String(content.dropFirst()).trimmingBlanks
  switch sigil {
  case UInt8(ascii: "!"): return TemplateTag(kind: .comment, name: "", place: place)
  case UInt8(ascii: "#"): return TemplateTag(kind: .section, name: rest, place: place)
  case UInt8(ascii: "^"): return TemplateTag(kind: .inverted, name: rest, place: place)
  case UInt8(ascii: "/"): return TemplateTag(kind: .end, name: rest, place: place)
  case UInt8(ascii: ">"): return TemplateTag(kind: .partial, name: rest, place: place)
  case UInt8(ascii: "%"):
    let parts = rest.split(separator: ":", maxSplits: 1).map { String($0).trimmingBlanks }
    guard parts.count == 2, parts[0] == "CONTENT_TYPE" else {
      throw fail(.expectedContentType)
    }
    return TemplateTag(kind: .contentType, name: parts[1], place: place)
  case UInt8(ascii: "{"), UInt8(ascii: "&"):
    throw fail(.unescapedOutput(String(rest.prefix { $0 != "}" })))
  case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: "$"):
    throw fail(.unavailableTag(String(Unicode.Scalar(sigil))))
  default:
    return TemplateTag(kind: .variable, name: content.trimmingBlanks, place: place)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let isBlank = { (byte: UInt8) in byte == 0x20 || (9...13).contains(byte) }
    var bytes = Array(utf8)[...]
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
