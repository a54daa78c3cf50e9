/// A template that was checked, as instructions: every name is the number of a frame and of a key in it.
package struct TemplateProgram: Sendable {
  /// What an element's place in its list is asked for.
  enum Position: String, CaseIterable {
    case first = "first()"
    case last = "last()"
    case even = "even()"
    case odd = "odd()"
  }

  /// What can be true or false.
  enum Condition {
    case flag(frame: Int, key: Int)
    /// Whether a text is not empty.
    case text(frame: Int, key: Int)
    case position(frame: Int, Position)
  }

  enum Instruction {
    /// Writes bytes of the template.
    case literal(Range<Int>)
    /// Writes a value.
    case text(frame: Int, key: Int, contentType: Int)
    /// Goes on elsewhere where a condition is not what it must be.
    case unless(Condition, is: Bool, target: Int)
    /// Begins a section; goes on elsewhere where it has no element.
    case open(frame: Int, otherwise: Int)
    /// Goes back to the beginning of a section for its next element.
    case next(frame: Int, body: Int)
    case jump(Int)
    /// Begins a part of an archive.
    case part
  }

  /// Where the frame of a section comes from: the list of a key of another frame's context.
  struct FrameSource {
    var parent: Int
    var key: Int
  }

  var instructions: [Instruction] = []
  var literals: [UInt8] = []
  var contentTypes: [any ContentType] = []
  /// One a section, in the order of their numbers from 1; frame 0 is the root.
  var frames: [FrameSource] = []
  /// The content type that the template begins with.
  package var contentType: (any ContentType)? { contentTypes.first }

  /// Renders the template.
  /// - Parameters:
  ///   - root: A context of the type that the template was compiled for.
  ///   - start: What the output begins with, as it is: a byte order mark.
  ///   - room: How many bytes the output is likely to have; an output that grows is copied each time that it doubles.
  ///   - limit: How many bytes may be written; lists inside lists can multiply what a document holds.
  ///   - escaping: What writes the values of a content type in this rendering.
  /// - Returns: The output, in UTF-8; nil where it would be longer than the limit.
  package func render(
    _ root: some TemplateContext, startingWith start: String = "", room: Int = 0, limit: Int = .max,
    escaping: (any ContentType) -> any Escaping = { $0 }
  ) -> [UInt8]? {
    var rendering = Rendering(
      program: self, root: FrameState(root).frame(), escapings: contentTypes.map(escaping))
    rendering.writer.output.reserveCapacity(room)
    rendering.writer.output += Array(start.utf8)
    return rendering.run(limit: limit) ? rendering.writer.output : nil
  }

  /// Renders a template of parts, a piece at a time, so that no part is in memory whole.
  /// - Parameters:
  ///   - take: Takes what was written since the last time; `beginsPart` says that a part begins after it.
  /// - Returns: Whether no more was written than the limit allows.
  package func renderParts(
    _ root: some TemplateContext, limit: Int = .max, escaping: (any ContentType) -> any Escaping = { $0 },
    take: @escaping (_ bytes: [UInt8], _ beginsPart: Bool) -> Void
  ) -> Bool {
    var rendering = Rendering(
      program: self, root: FrameState(root).frame(), escapings: contentTypes.map(escaping))
    rendering.take = take
    guard rendering.run(limit: limit) else { return false }
    take(rendering.writer.output, false)
    return true
  }
}

/// One run of a program.
private struct Rendering {
  let program: TemplateProgram
  /// How values of each content type are written.
  let escapings: [any Escaping]
  var frames: [Frame]
  /// The number that each frame has as a section of its parent.
  var sections: [Int] = [0]
  /// The frame that each stands in.
  var parents: [Int] = [0]
  /// The element that each is at, from 0, and how many it has.
  var positions = [(index: 0, count: 1)]
  var writer = ValueWriter()
  /// The content type in which the writer writes.
  var contentType = -1
  /// Is asked whether a text is empty.
  var question = ValueWriter()
  /// What takes pieces of the output; nil where it stays in one.
  var take: (([UInt8], Bool) -> Void)?
  /// How many bytes were taken.
  private var taken = 0
  /// A piece is taken when it has so many bytes.
  private static let pieceSize = 1 << 18

  init(program: TemplateProgram, root: Frame, escapings: [any Escaping]) {
    self.program = program
    self.escapings = escapings
    frames = [root]
    for source in program.frames {
      guard let (number, frame) = frames[source.parent].addSection(source.key) else { continue }
      frames.append(frame)
      sections.append(number)
      parents.append(source.parent)
      positions.append((0, 0))
    }
  }

  /// - Returns: Whether the output stayed within the limit.
  mutating func run(limit: Int) -> Bool {
    program.literals.withUnsafeBufferPointer { literals in
      program.instructions.withUnsafeBufferPointer { run($0, literals: literals, limit: limit) }
    }
  }

  private mutating func run(
    _ instructions: UnsafeBufferPointer<TemplateProgram.Instruction>, literals: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Bool {
    var index = 0
    while index < instructions.count {
      switch instructions[index] {
      case .literal(let range): writer.output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[range]))
      case .text(let frame, let key, let contentType):
        if contentType != self.contentType {
          writer.escaping = escapings[contentType]
          self.contentType = contentType
        }
        frames[frame].write(key, &writer)
      case .unless(let condition, let expected, let target):
        if isTrue(condition) != expected {
          index = target
          continue
        }
      case .open(let frame, let otherwise):
        let count = frames[parents[frame]].open(sections[frame])
        if count == 0 {
          index = otherwise
          continue
        }
        positions[frame] = (0, count)
      case .next(let frame, let body):
        guard taken + writer.output.count <= limit else { return false }
        if take != nil, writer.output.count > Self.pieceSize { hand(beginsPart: false) }
        positions[frame].index += 1
        if positions[frame].index < positions[frame].count {
          frames[frame].move(positions[frame].index)
          index = body
          continue
        }
      case .jump(let target):
        index = target
        continue
      case .part: hand(beginsPart: true)
      }
      index += 1
    }
    return taken + writer.output.count <= limit
  }

  private mutating func hand(beginsPart: Bool) {
    taken += writer.output.count
    take?(writer.output, beginsPart)
    writer.output.removeAll(keepingCapacity: true)
  }

  private mutating func isTrue(_ condition: TemplateProgram.Condition) -> Bool {
    switch condition {
    case .flag(let frame, let key): return frames[frame].isTrue(key)
    case .text(let frame, let key):
      question.hasValue = false
      frames[frame].write(key, &question)
      return question.hasValue
    case .position(let frame, let position):
      let (index, count) = positions[frame]
      switch position {
      case .first: return index == 0
      case .last: return index + 1 >= count
      // Elements are counted from 0.
      case .even: return index % 2 == 0
      case .odd: return index % 2 == 1
      }
    }
  }
}
