/// A template or partial as it was found.
package struct TemplateSource: Sendable {
  /// The name that others use it by, as `report.html` or `table`.
  package let name: String
  /// Where it stands, for messages.
  package let file: String
  /// Its text.
  package let text: String

  /// Makes a source.
  package init(name: String, file: String, text: String) {
    self.name = name
    self.file = file
    self.text = text
  }
}
