internal import Mustache
internal import ReportModel
internal import Synchronization

// The one file that knows the template engine, swift-mustache. Its own HTML escaping compares Characters and can be passed
// by; only the content types registered here are used, and TemplateCheck makes every template name one.

/// Templates, checked and parsed when they are first used.
final class TemplateEngine: Sendable {
  private let parsed = Mutex<[TemplateVariant: MustacheLibrary]>([:])

  /// Which template, and which line ends it writes.
  struct TemplateVariant: Hashable {
    var name: String
    var usesCarriageReturns = false
  }

  /// Renders a context with a template of a set, which must be the one that this engine belongs to.
  /// - Throws: `TemplateError` where the template is missing or asks for what does not exist.
  func render<Root: TemplateContext>(
    _ root: Root, with variant: TemplateVariant, of templates: TemplateSet
  ) throws(TemplateError) -> String {
    let library = try library(for: variant, of: templates, root: Root.self)
    return library.render(ContextNode(context: root), withTemplate: variant.name) ?? ""
  }

  private func library<Root: TemplateContext>(
    for variant: TemplateVariant, of templates: TemplateSet, root: Root.Type
  ) throws(TemplateError) -> MustacheLibrary {
    if let library = parsed.withLock({ $0[variant] }) { return library }
    _ = contentTypesAreRegistered
    let start = SourceLocation(line: 1, column: 1)
    guard let template = templates[variant.name] else {
      throw TemplateError(file: variant.name + ".mustache", place: start, message: .noSuchTemplate)
    }
    let format = TemplateSet.output(named: variant.name)?.format
    let check = TemplateCheck(
      of: template, root: root, allowsPlainText: format?.isOwn ?? false, templates: templates)
    if let error = check.errors.first { throw error }
    var library = MustacheLibrary()
    for template in [template] + check.partials.compactMap({ templates[$0] }) {
      var text = template.text
      if variant.usesCarriageReturns {
        text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      }
      do { try library.register(text, named: template.name) } catch {
        throw TemplateError(file: template.file, place: start, message: .engineRefused("\(error)"))
      }
    }
    parsed.withLock { $0[variant] = library }
    return library
  }
}

private struct EscapingContentType: MustacheContentType {
  let escaper: Escaper
  func escapeText(_ text: String) -> String {
    CompositeText.escape(text, with: escaper, marking: escaper.isDelimited ? FormulaMarks.current : nil)
  }
}

/// Content types are global to the engine, and templates look them up while they are parsed.
private let contentTypesAreRegistered: Void = {
  for escaper in Escaper.allCases {
    MustacheContentTypes.register(EscapingContentType(escaper: escaper), named: escaper.rawValue)
  }
}()

/// A context as the engine sees it: looked up by name, never by reflection.
/// A class, because the engine casts it at every look-up, and casting copies a struct.
private final class ContextNode<Context: TemplateContext>: MustacheParent {
  private let context: Context

  init(context: Context) { self.context = context }

  func child(named name: String) -> Any? {
    switch context.value(named: name) {
    case nil: nil
    case .text(let text): TextNode(text: text)
    case .flag(let flag): flag
    case .texts(let texts): TextSequence(texts: texts)
    case .aligned(let texts, let widths): TextSequence(texts: texts, widths: widths)
    case .attributes(let pairs): MarkupNode(renderText: pairs.isEmpty ? "" : CompositeText.join(attributes: pairs))
    case .cells(let cells): MarkupNode(renderText: CompositeText.join(cells: cells))
    case .list(let count, let element): ContextSequence(count: count, element: element)
    }
  }
}

/// A text; an empty one counts as false.
private struct TextNode: MustacheCustomRenderable {
  let text: String
  var renderText: String { CompositeText.plain(text) }
  var isNull: Bool { text.isEmpty }
}

private struct TextSequence: MustacheSequence, MustacheCustomRenderable {
  let texts: [String]
  var widths: [Int] = []
  var renderText: String {
    guard !widths.isEmpty else { return CompositeText.join(texts, as: .record) }
    return CompositeText.join(zip(texts, widths).lazy.flatMap { [$0, String($1)] }, as: .alignedRecord)
  }
  var isNull: Bool { texts.isEmpty }

  func makeIterator() -> some IteratorProtocol<TextNode> { texts.lazy.map { TextNode(text: $0) }.makeIterator() }
}

private struct MarkupNode: MustacheCustomRenderable {
  let renderText: String
  var isNull: Bool { renderText.isEmpty }
}

private struct ContextSequence: MustacheSequence {
  let count: Int
  let element: (Int) -> any TemplateContext

  func makeIterator() -> some IteratorProtocol<Any> {
    (0..<count).lazy.map { index in node(element(index)) }.makeIterator()
  }

  private func node(_ context: some TemplateContext) -> Any { ContextNode(context: context) }
}
