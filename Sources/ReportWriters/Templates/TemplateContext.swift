/// Something that templates ask for values by name. The names of a type, what they mean and where the values come from
/// stand in one table, so that templates can be checked before anything is rendered.
protocol TemplateContext: SendableMetatype {
  /// What the type is called in the reference of keys, as `row`.
  static var name: String { get }
  static var keys: TemplateKeys<Self> { get }
}

/// A value that a template can use.
enum TemplateValue {
  /// Escaped when it is written; as a section it counts as true when it is not empty.
  case text(String)
  case flag(Bool)
  /// As a section, the texts one by one; as a variable, the whole record in the way of the content type.
  case texts([String])
  /// The same with the widths that Markdown pads them to.
  case aligned([String], widths: [Int])
  /// Attributes of a tag: names, which are ours, and values, which are escaped.
  case attributes([(name: String, value: String)])
  /// The cells of a row of a table, with their attributes and the items of their texts.
  case cells([TableCell])
  /// The elements are made one at a time, as they are rendered.
  case list(count: Int, element: (Int) -> any TemplateContext)
}

/// A `<td>`: its attributes, and its text in one or several items.
struct TableCell {
  var attributes: [(name: String, value: String)]
  var items: [String]
}

/// What a template may do with a key.
enum TemplateKeyKind: Sendable {
  case text
  case flag
  case texts
  /// Written as a variable only: attributes, cells.
  case markup
  case list(any TemplateContext.Type)
}

/// One name, with its type, its meaning and its value.
struct TemplateKey<Context>: Sendable {
  let name: String
  let about: String
  let kind: TemplateKeyKind
  let value: @Sendable (Context) -> TemplateValue

  static func text(_ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> String?) -> Self {
    Self(name: name, about: about, kind: .text) { .text(value($0) ?? "") }
  }

  static func flag(_ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> Bool) -> Self {
    Self(name: name, about: about, kind: .flag) { .flag(value($0)) }
  }

  static func texts(_ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> [String]) -> Self {
    Self(name: name, about: about, kind: .texts) { .texts(value($0)) }
  }

  /// A list of texts, with the widths that Markdown pads them to where it writes the whole record.
  static func aligned(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> (texts: [String], widths: [Int])
  ) -> Self {
    Self(name: name, about: about, kind: .texts) { context in
      let (texts, widths) = value(context)
      return .aligned(texts, widths: widths)
    }
  }

  static func attributes(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> [(name: String, value: String)]
  ) -> Self {
    Self(name: name, about: about, kind: .markup) { .attributes(value($0)) }
  }

  static func cells(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Context) -> [TableCell]
  ) -> Self {
    Self(name: name, about: about, kind: .markup) { .cells(value($0)) }
  }

  static func list<Element: TemplateContext>(
    _ name: String, _ about: String, of type: Element.Type,
    _ value: @escaping @Sendable (Context) -> (count: Int, element: (Int) -> Element)
  ) -> Self {
    Self(name: name, about: about, kind: .list(type)) { context in
      let list = value(context)
      return .list(count: list.count, element: list.element)
    }
  }
}

/// The names that a context knows.
struct TemplateKeys<Context>: Sendable {
  let all: [TemplateKey<Context>]
  private let byName: [String: TemplateKey<Context>]

  /// - Parameter more: Keys that are made rather than written down.
  init(_ keys: [TemplateKey<Context>], _ more: [TemplateKey<Context>] = []) {
    all = keys + more
    byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  }

  subscript(name: String) -> TemplateKey<Context>? { byName[name] }
}

extension TemplateContext {
  /// The value of a name, or nil where this context does not know it.
  func value(named name: String) -> TemplateValue? { Self.keys[name]?.value(self) }

  /// The type of a name.
  static func kind(named name: String) -> TemplateKeyKind? { keys[name]?.kind }

  /// What the elements of its lists are.
  static var listTypes: [any TemplateContext.Type] {
    keys.all.compactMap { key in
      if case .list(let type) = key.kind { type } else { nil }
    }
  }

  /// Every name.
  static var names: [String] { keys.all.map(\.name) }
}
