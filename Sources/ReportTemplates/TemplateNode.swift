internal import ReportModel

/// A piece of a template as it is written.
struct TemplateNode {
  indirect enum Kind {
    /// Text between tags, with what a standalone tag takes away already gone.
    case literal(ArraySlice<UInt8>)
    /// `{{name}}`
    case variable(String)
    /// `{{#name}}…{{/name}}`, or with `^`
    case section(String, isInverted: Bool, [TemplateNode])
    /// `{{> name}}`; the blanks before one that is alone on its line begin every line of the partial.
    case partial(String, indentation: [UInt8])
    /// `{{% CONTENT_TYPE:NAME }}`: how values are written from here to the end of the section or template around it.
    case contentType(String)
    /// `{{% PART }}`: a part of an archive begins; its name is the rest of the line.
    case part
  }

  var kind: Kind
  /// Where it begins.
  var place: SourceLocation
}
