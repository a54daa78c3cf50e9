internal import ReportModel
internal import ReportTemplates
internal import Synchronization

/// The programs of a set's templates, compiled when they are first used.
final class TemplatePrograms: Sendable {
  /// Which template, and which line ends it writes.
  struct Variant: Hashable {
    var name: String
    var usesCarriageReturns = false
  }

  private let compiled = Mutex<[Variant: CompiledTemplate]>([:])

  /// A template with its partials, or what is wrong with them.
  func template(for variant: Variant, of templates: TemplateSet) -> CompiledTemplate? {
    if let known = compiled.withLock({ $0[variant] }) { return known }
    guard let template = templates[variant.name], let (kind, format) = TemplateSet.output(named: variant.name) else {
      return nil
    }
    let result = CompiledTemplate(
      template.source(variant), root: kind.root, contentTypes: Escaper.self, allowed: Escaper.names(for: format),
      allowsParts: format.isPackage, names: { templates.names }, source: { templates[$0]?.source(variant) })
    compiled.withLock { $0[variant] = result }
    return result
  }
}

extension TemplateSet.Template {
  /// What is wrong with its tags.
  var tagErrors: [TemplateError] { source(TemplatePrograms.Variant(name: name)).tagErrors }

  fileprivate func source(_ variant: TemplatePrograms.Variant) -> TemplateSource {
    guard variant.usesCarriageReturns else { return TemplateSource(name: name, file: file, text: text) }
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let text = String(decoding: Array(lines.joined(separator: "\r\n".utf8)), as: UTF8.self)
    return TemplateSource(name: name, file: file, text: text)
  }
}
