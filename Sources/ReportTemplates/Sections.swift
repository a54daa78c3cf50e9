public import ReportText

// Everything generic here is inlinable, and frames are made of closures rather than of a generic class's methods: so the module
// that declares the contexts has all of it specialised for its types. A value is written millions of times.

/// The place of a context during one rendering: the root, or the element that a section is at.
///
/// A program names frames by number, so that a key is found without looking for its name. A section's frame is made once a
/// rendering and holds one element after the other.
@usableFromInline package final class Frame {
  /// Writes the value of a text key.
  @usableFromInline let write: (Int, inout ValueWriter) -> Void
  /// Whether a flag is true.
  @usableFromInline let isTrue: (Int) -> Bool
  /// Adds a section over the value of a key; gives its number in this frame, and its frame.
  @usableFromInline let addSection: (Int) -> (number: Int, frame: Frame)?
  /// Begins a section of this frame's context anew; gives the number of its elements, at the first of which its frame is then.
  @usableFromInline let open: (Int) -> Int
  /// Goes to an element of the section whose frame this is.
  @usableFromInline let move: (Int) -> Void

  @inlinable init(
    write: @escaping (Int, inout ValueWriter) -> Void, isTrue: @escaping (Int) -> Bool,
    addSection: @escaping (Int) -> (number: Int, frame: Frame)?, open: @escaping (Int) -> Int,
    move: @escaping (Int) -> Void
  ) {
    self.write = write
    self.isTrue = isTrue
    self.addSection = addSection
    self.open = open
    self.move = move
  }
}

/// What a frame holds.
///
/// A rendering has its frames to itself, and no value is written while one of them changes; to check that at each access takes
/// a twentieth of a conversion.
@usableFromInline final class FrameState<Context: TemplateContext> {
  @exclusivity(unchecked) @usableFromInline var context: Context?
  @exclusivity(unchecked) @usableFromInline var element: ((Int) -> Context)?
  @exclusivity(unchecked) @usableFromInline var sections: [Section<Context>] = []
  @usableFromInline let keys: [TemplateKey<Context>]

  @inlinable init(_ context: Context? = nil) {
    self.context = context
    keys = Context.keys.all
  }

  /// - Returns: The number of elements.
  @inlinable func begin(_ list: TemplateList<Context>) -> Int {
    guard list.count > 0 else { return 0 }
    element = list.element
    context = list.element(0)
    return list.count
  }

  @inlinable func move(to index: Int) {
    if let element { context = element(index) }
  }

  @inlinable func addSection(_ key: Int) -> (number: Int, frame: Frame)? {
    let section: Section<Context>
    switch keys[key].value {
    case .list(let make): section = make()
    case .text(let write): section = Section(text: write)
    case .flag: return nil
    }
    sections.append(section)
    return (sections.count - 1, section.frame)
  }

  /// The frame of this state.
  @inlinable func frame() -> Frame {
    Frame(
      write: { key, writer in
        if let context = self.context, case .text(let write) = self.keys[key].value { write(context, &writer) }
      },
      isTrue: { key in
        guard let context = self.context, case .flag(let value) = self.keys[key].value else { return false }
        return value(context)
      },
      addSection: { self.addSection($0) },
      open: { section in
        guard let context = self.context else { return 0 }
        return self.sections[section].open(context)
      },
      move: { self.move(to: $0) })
  }
}

/// A section over a value of a context.
@usableFromInline struct Section<Context> {
  /// Where its elements are.
  @usableFromInline let frame: Frame
  /// Begins with the value of a context, and gives the number of its elements.
  @usableFromInline let open: (Context) -> Int

  /// A section over a list.
  @inlinable init<Element: TemplateContext>(list: @escaping (Context) -> TemplateList<Element>) {
    let elements = FrameState<Element>()
    frame = elements.frame()
    open = { elements.begin(list($0)) }
  }

  /// A section over a text: once, where it is not empty.
  @inlinable init(text write: @escaping (Context, inout ValueWriter) -> Void) {
    let text = FrameState<TextContext>()
    frame = text.frame()
    open = { context in
      var writer = ValueWriter(escaping: Verbatim())
      write(context, &writer)
      guard writer.hasValue else { return 0 }
      return text.begin(TemplateList([TextContext(text: Text(writer.output, 0..<writer.output.count))]))
    }
  }
}

/// Takes a value as it is, to be written later.
@usableFromInline struct Verbatim: Escaping {
  @inlinable init() {}
  @inlinable func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    output.append(contentsOf: bytes)
  }
}
