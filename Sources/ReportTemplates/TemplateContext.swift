public import ReportText

/// Something that templates ask for values by name. The names of a type, what they mean and where the values come from
/// stand in one table, so that a template is checked, and its names are resolved, before anything is rendered.
@usableFromInline package protocol TemplateContext: SendableMetatype {
  /// What the type is called in the reference of keys, as `row`.
  static var name: String { get }
  /// The names that it knows.
  static var keys: TemplateKeys<Self> { get }
}

/// The elements of a list, made one at a time as they are rendered.
@usableFromInline package struct TemplateList<Element> {
  @usableFromInline let count: Int
  @usableFromInline let element: (Int) -> Element

  /// Makes a list.
  @inlinable package init(count: Int, element: @escaping (Int) -> Element) {
    self.count = count
    self.element = element
  }

  /// Makes a list of what an array holds.
  @inlinable package init(_ elements: [Element]) { self.init(count: elements.count) { elements[$0] } }
}

/// What a template may do with a key.
@usableFromInline package enum TemplateKeyKind: Sendable {
  /// Written as a variable; as a section it counts as true where it is not empty, and stands there as `{{.}}`.
  case text
  /// A section only.
  case flag
  /// A section only: once for each text, which is `{{.}}` inside.
  case texts
  /// A section only: once for each element, whose keys are known inside.
  case list(any TemplateContext.Type)
  /// One thing or none: a section, and the way to its own keys, as `{{period.text}}`.
  case object(any TemplateContext.Type)

  /// The type of the contexts that a section over it has.
  var elementType: any TemplateContext.Type {
    switch self {
    case .list(let type), .object(let type): type
    case .text, .texts, .flag: TextContext.self
    }
  }
}

/// One name, with its type, its meaning and its value.
@usableFromInline package struct TemplateKey<Context>: Sendable {
  @usableFromInline enum Value: Sendable {
    case text(@Sendable (Context, inout ValueWriter) -> Void)
    case flag(@Sendable (Context) -> Bool)
    /// Makes the section of a list for one rendering.
    case list(@Sendable () -> Section<Context>)
  }

  /// The name that templates use.
  @usableFromInline package let name: String
  /// What it means, for the reference of keys.
  @usableFromInline package let about: String
  /// What a template may do with it.
  @usableFromInline package let kind: TemplateKeyKind
  @usableFromInline let value: Value

  @inlinable init(name: String, about: String, kind: TemplateKeyKind, value: Value) {
    self.name = name
    self.about = about
    self.kind = kind
    self.value = value
  }

  /// A text that the context writes itself, once.
  @inlinable package static func text(
    _ name: String, _ about: String, writing write: @escaping @Sendable (Context, inout ValueWriter) -> Void
  ) -> Self { Self(name: name, about: about, kind: .text, value: .text(write)) }

  /// A text; nil is empty.
  @inlinable package static func text(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> String?
  ) -> Self { .text(name, about, writing: { context, writer in writer.write(value(context) ?? "") }) }

  /// A flag.
  @inlinable package static func flag(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> Bool
  ) -> Self { Self(name: name, about: about, kind: .flag, value: .flag(value)) }

  /// A list of texts, which are `{{.}}` inside the section.
  @inlinable package static func texts(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> [String]
  ) -> Self {
    Self(
      name: name, about: about, kind: .texts,
      value: .list {
        Section { context in
          let texts = value(context)
          return TemplateList(count: texts.count) { TextContext(text: Text(texts[$0])) }
        }
      })
  }

  /// A list of texts likewise, which are made one at a time.
  @inlinable package static func texts(
    _ name: String, _ about: String, of value: @escaping @Sendable (Context) -> TemplateList<TextContext>
  ) -> Self { Self(name: name, about: about, kind: .texts, value: .list { Section(list: value) }) }

  /// A context of its own, or none.
  @inlinable package static func object<Element: TemplateContext>(
    _ name: String, _ about: String, of type: Element.Type, _ value: @escaping @Sendable (Context) -> Element?
  ) -> Self {
    Self(
      name: name, about: about, kind: .object(type),
      value: .list { Section { TemplateList(value($0).map { [$0] } ?? []) } })
  }

  /// A list of contexts of one type.
  @inlinable package static func list<Element: TemplateContext>(
    _ name: String, _ about: String, of type: Element.Type,
    _ value: @escaping @Sendable (Context) -> TemplateList<Element>
  ) -> Self {
    Self(
      name: name, about: about, kind: .list(type), value: .list { Section(list: value) })
  }
}

/// The names that a context knows.
@usableFromInline package struct TemplateKeys<Context>: Sendable {
  /// All keys, in the order of the reference.
  @usableFromInline package let all: [TemplateKey<Context>]
  @usableFromInline let places: [String: Int]

  /// - Parameter more: Keys that are made rather than written down.
  @inlinable package init(_ keys: [TemplateKey<Context>], _ more: [TemplateKey<Context>] = []) {
    all = keys + more
    places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
  }

  /// The place of a name among the keys.
  func place(of name: String) -> Int? { places[name] }
}

extension TemplateContext {
  /// What a name stands for; nil where this context does not know it.
  static func key(named name: String) -> (place: Int, kind: TemplateKeyKind)? {
    keys.place(of: name).map { ($0, keys.all[$0].kind) }
  }

  /// Every name.
  static var keyNames: [String] { keys.all.map(\.name) }

  /// What its lists and objects lead to.
  static var elementTypes: [any TemplateContext.Type] {
    keys.all.compactMap { key in
      switch key.kind {
      case .list(let type), .object(let type): type
      case .text, .texts, .flag: nil
      }
    }
  }
}

/// A text as the element of a list, or inside its own section.
@usableFromInline package struct TextContext: TemplateContext {
  @usableFromInline let text: Text

  /// An element.
  @inlinable package init(text: Text) { self.text = text }

  /// What the type is called.
  @usableFromInline package static let name = "text"
  /// Its one key.
  @usableFromInline package static let keys = TemplateKeys<TextContext>([
    .text(".", "the text", writing: { context, writer in writer.write(context.text) })
  ])
}

/// A type of context and all that its lists lead to, each once.
package func contextTypes(within root: any TemplateContext.Type) -> [any TemplateContext.Type] {
  var found: [any TemplateContext.Type] = []
  var waiting = [root]
  while let type = waiting.popLast() {
    guard !found.contains(where: { $0 == type }) else { continue }
    found.append(type)
    waiting += type.elementTypes.reversed()
  }
  return found
}
