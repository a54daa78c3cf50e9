internal import ReportModel
internal import BuiltInTemplates
internal import ReportTemplates

/// The README.md of the templates: how they are written, and every key.
package var templateManual: String { builtInManual }

/// The keys that templates can use, with their types and meanings, as Markdown: a table for each kind of thing.
package func templateReference() -> String {
  var sections: [String] = []
  var seen: Set<String> = []
  var waiting: [any TemplateContext.Type] = DocumentKind.allCases.map(\.root).reversed()
  while let type = waiting.popLast() {
    guard seen.insert(type.name).inserted else { continue }
    let (section, inner) = section(of: type)
    sections.append(section)
    waiting += inner.reversed()
  }
  return sections.joined(separator: "\n")
}

private func section<Context: TemplateContext>(
  of type: Context.Type
) -> (text: String, inner: [any TemplateContext.Type]) {
  var lines = ["### \(type.name)", "", "| key | type | meaning |", "| --- | --- | --- |"]
  var inner: [any TemplateContext.Type] = []
  for key in type.keys.all {
    let kind: String
    switch key.kind {
    case .text: kind = "text"
    case .flag: kind = "flag"
    case .texts: kind = "texts"
    case .object(let element):
      kind = "[\(element.name)](#\(element.name)), or none"
      inner.append(element)
    case .list(let element):
      kind = "list of [\(element.name)](#\(element.name.lowercased()))"
      inner.append(element)
    }
    // Braces and pipes of a meaning would end the cell or the code.
    lines.append("| `\(key.name)` | \(kind) | \(key.about.replacing("|", with: "\\|").replacing("<", with: "&lt;")) |")
  }
  return (lines.joined(separator: "\n") + "\n", inner)
}
