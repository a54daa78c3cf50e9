internal import ReportModel

/// How long templates are with all partials in their places: a partial that uses another twice, and that one a third twice, makes
/// few short files write more than any disk holds.
struct TemplateExpansion {
  /// The most bytes; a font that is part of a page has five million.
  static let mostBytes = 16_000_000

  private let templates: TemplateSet
  private var sizes: [String: Int] = [:]
  /// Where the first template becomes too long.
  private(set) var error: TemplateError?

  /// Measures a template.
  /// - Parameter templates: The templates that may be used as partials.
  init(of template: TemplateSet.Template, templates: TemplateSet) {
    self.templates = templates
    _ = size(of: template, inside: [])
  }

  /// - Parameter inside: The templates that it stands in; those that use themselves, and towers of them, are for the check.
  private mutating func size(of template: TemplateSet.Template, inside: Set<String>) -> Int {
    if let size = sizes[template.name] { return size }
    var size = template.text.utf8.count
    let inside = inside.union([template.name])
    let tags = (try? templateTags(of: template.text, file: template.file)) ?? []
    for tag in tags where tag.kind == .partial && error == nil {
      guard let partial = templates[tag.name], !inside.contains(tag.name), inside.count <= TemplateCheck.mostLevels
      else {
        continue
      }
      size += self.size(of: partial, inside: inside)
      if size > Self.mostBytes, error == nil {
        error = TemplateError(file: template.file, place: tag.place, message: .templateTooLarge(Self.mostBytes))
      }
    }
    sizes[template.name] = size
    return size
  }
}
