/// The place of a context during one rendering: the root, or the element that a section is at.
///
/// A program names frames by number, so that a key is found without looking for its name. A section's frame is made once a
/// rendering and holds one element after the other.
class Frame {
  /// Writes the value of a text key.
  func write(_ key: Int, to writer: inout ValueWriter) {}
  /// Whether a flag is true.
  func isTrue(_ key: Int) -> Bool { false }
  /// Begins a section of this frame's context anew.
  /// - Returns: Whether it has an element; its frame is at the first.
  func open(_ section: Int) -> Bool { false }
  /// Adds a section of the list of a key.
  /// - Returns: Its number in this frame, and its frame.
  func addSection(key: Int) -> (number: Int, frame: Frame)? { nil }
  /// Goes on to the next element of the section whose frame this is.
  func advance() -> Bool { false }
  /// The number of the element, from 0.
  var position: Int { 0 }
  /// Whether no element comes after this one.
  var isLast: Bool { true }
}

/// A frame of contexts of one type.
class ContextFrame<Context: TemplateContext>: Frame {
  fileprivate var context: Context?
  private var sections: [Section<Context>] = []

  init(_ context: Context? = nil) { self.context = context }

  override func write(_ key: Int, to writer: inout ValueWriter) {
    guard let context, case .text(let write) = Context.keys.all[key].value else { return }
    write(context, &writer)
  }

  override func isTrue(_ key: Int) -> Bool {
    guard let context, case .flag(let value) = Context.keys.all[key].value else { return false }
    return value(context)
  }

  override func addSection(key: Int) -> (number: Int, frame: Frame)? {
    let section: Section<Context>
    switch Context.keys.all[key].value {
    case .list(let make): section = make()
    case .text(let write): section = TextSection(write: write)
    case .flag: return nil
    }
    sections.append(section)
    return (sections.count - 1, section.frame)
  }

  override func open(_ section: Int) -> Bool {
    guard let context else { return false }
    return sections[section].open(context)
  }
}

/// The frame of a section.
private final class ListFrame<Element: TemplateContext>: ContextFrame<Element> {
  private var list: TemplateList<Element>?
  private var index = 0

  func begin(_ list: TemplateList<Element>) -> Bool {
    self.list = list
    index = 0
    guard list.count > 0 else { return false }
    context = list.element(0)
    return true
  }

  override func advance() -> Bool {
    guard let list, index + 1 < list.count else { return false }
    index += 1
    context = list.element(index)
    return true
  }

  override var position: Int { index }
  override var isLast: Bool { list.map { index + 1 >= $0.count } ?? true }
}

/// A section over a value of a context.
class Section<Context> {
  /// Where its elements are.
  let frame: Frame

  fileprivate init(frame: Frame) { self.frame = frame }

  fileprivate func open(_ context: Context) -> Bool { false }
}

/// A section over a list.
final class ListSection<Context, Element: TemplateContext>: Section<Context> {
  private let list: @Sendable (Context) -> TemplateList<Element>
  private let elements = ListFrame<Element>()

  init(list: @escaping @Sendable (Context) -> TemplateList<Element>) {
    self.list = list
    super.init(frame: elements)
  }

  fileprivate override func open(_ context: Context) -> Bool { elements.begin(list(context)) }
}

/// A section over a text: once, where it is not empty.
private final class TextSection<Context>: Section<Context> {
  private let write: @Sendable (Context, inout ValueWriter) -> Void
  private let text = ListFrame<TextContext>()

  init(write: @escaping @Sendable (Context, inout ValueWriter) -> Void) {
    self.write = write
    super.init(frame: text)
  }

  fileprivate override func open(_ context: Context) -> Bool {
    var writer = ValueWriter(contentType: Verbatim())
    write(context, &writer)
    guard writer.hasValue else { return false }
    let value = String(decoding: writer.output, as: UTF8.self)
    return text.begin(TemplateList([TextContext(text: value)]))
  }
}

/// Takes a value as it is, to be written later.
private struct Verbatim: ContentType {
  static func named(_ name: String) -> Verbatim? { nil }
  static var names: [String] { [] }
  var isPlain: Bool { true }
  func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) { output.append(contentsOf: bytes) }
}
