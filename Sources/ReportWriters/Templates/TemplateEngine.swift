internal import Mustache
internal import ReportTemplates
internal import Synchronization

// The one file that knows the template engine, swift-mustache. Its own HTML escaping compares Characters and can be passed
// by; only the content types registered here are used, and TemplateCheck makes every template name one.

/// The templates, checked and parsed when they are first used.
final class TemplateEngine: Sendable {
  /// The built-in templates.
  static let builtIn = TemplateEngine()

  private let parsed = Mutex<[TemplateVariant: MustacheLibrary]>([:])

  /// Which template, and which line ends it writes.
  struct TemplateVariant: Hashable {
    var name: String
    var usesCarriageReturns = false
  }

  private init() {}

  /// Renders a context with the template of a name, as `report.html`.
  /// - Throws: `TemplateError` where the template is missing or asks for what does not exist.
  func render<Root: TemplateContext>(_ root: Root, with variant: TemplateVariant) throws(TemplateError) -> String {
    let library = try library(for: variant, root: Root.self)
    return library.render(ContextNode(context: root), withTemplate: variant.name) ?? ""
  }

  private func library<Root: TemplateContext>(
    for variant: TemplateVariant, root: Root.Type
  ) throws(TemplateError) -> MustacheLibrary {
    if let library = parsed.withLock({ $0[variant] }) { return library }
    _ = contentTypesAreRegistered
    let file = variant.name + ".mustache"
    guard let source = Self.source(of: variant.name) else {
      throw TemplateError(file: file, line: 1, message: "there is no such template")
    }
    var check = TemplateCheck(partial: Self.source)
    try check.check(source, file: file, root: root)
    var library = MustacheLibrary()
    for name in [variant.name] + check.partials {
      guard var text = Self.source(of: name) else { continue }
      if variant.usesCarriageReturns {
        text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
      }
      do { try library.register(text, named: name) } catch {
        throw TemplateError(file: name + ".mustache", line: 1, message: "the template engine refused it: \(error)")
      }
    }
    parsed.withLock { $0[variant] = library }
    return library
  }

  private static func source(of name: String) -> String? {
    builtInTemplates[name + ".mustache"].map { String(decoding: $0, as: UTF8.self) }
  }
}

private struct EscapingContentType: MustacheContentType {
  let escaper: Escaper
  func escapeText(_ text: String) -> String { CompositeText.escape(text, with: escaper) }
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
    case .attributes(let pairs): AttributesNode(pairs: pairs)
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
  var renderText: String { CompositeText.join(texts, as: .record) }
  var isNull: Bool { texts.isEmpty }

  func makeIterator() -> some IteratorProtocol<TextNode> { texts.lazy.map { TextNode(text: $0) }.makeIterator() }
}

private struct AttributesNode: MustacheCustomRenderable {
  let pairs: [(name: String, value: String)]
  var renderText: String {
    pairs.isEmpty ? "" : CompositeText.join(pairs.lazy.flatMap { [$0.name, $0.value] }, as: .attributes)
  }
  var isNull: Bool { pairs.isEmpty }
}

private struct ContextSequence: MustacheSequence {
  let count: Int
  let element: (Int) -> any TemplateContext

  func makeIterator() -> some IteratorProtocol<Any> {
    (0..<count).lazy.map { index in node(element(index)) }.makeIterator()
  }

  private func node(_ context: some TemplateContext) -> Any { ContextNode(context: context) }
}
