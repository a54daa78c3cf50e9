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
  ///   - reservedBytes: About how long the output will be.
  ///   - limit: How many bytes may be written at most.
  /// - Returns: The output, in UTF-8; nil where it would be longer.
  package func render(_ root: some TemplateContext, reservedBytes: Int = 0, limit: Int = .max) -> [UInt8]? {
    var rendering = Rendering(program: self, root: ContextFrame(root))
    rendering.writer.output.reserveCapacity(reservedBytes)
    return rendering.run(limit: limit) ? rendering.writer.output : nil
  }
}

/// One run of a program.
private struct Rendering {
  let program: TemplateProgram
  var frames: [Frame]
  /// The number that each frame has as a section of its parent.
  var sections: [Int] = [0]
  var writer = ValueWriter()

  init(program: TemplateProgram, root: Frame) {
    self.program = program
    frames = [root]
    for source in program.frames {
      guard let (number, frame) = frames[source.parent].addSection(key: source.key) else { continue }
      frames.append(frame)
      sections.append(number)
    }
  }

  mutating func run(limit: Int) -> Bool {
    var index = 0
    while index < program.instructions.count {
      switch program.instructions[index] {
      case .literal(let range): writer.output.append(contentsOf: program.literals[range])
      case .text(let frame, let key, let contentType):
        writer.contentType = program.contentTypes[contentType]
        frames[frame].write(key, to: &writer)
      case .unless(let condition, let expected, let target):
        if isTrue(condition) != expected {
          index = target
          continue
        }
      case .open(let frame, let otherwise):
        if !frames[program.frames[frame - 1].parent].open(sections[frame]) {
          index = otherwise
          continue
        }
      case .next(let frame, let body):
        guard writer.output.count <= limit else { return false }
        if frames[frame].advance() {
          index = body
          continue
        }
      case .jump(let target):
        index = target
        continue
      }
      index += 1
    }
    return writer.output.count <= limit
  }

  private mutating func isTrue(_ condition: TemplateProgram.Condition) -> Bool {
    switch condition {
    case .flag(let frame, let key): return frames[frame].isTrue(key)
    case .text(let frame, let key):
      writer.contentType = nil
      writer.hasValue = false
      frames[frame].write(key, to: &writer)
      return writer.hasValue
    case .position(let frame, let position):
      switch position {
      case .first: return frames[frame].position == 0
      case .last: return frames[frame].isLast
      // Elements are counted from 0.
      case .even: return frames[frame].position % 2 == 0
      case .odd: return frames[frame].position % 2 == 1
      }
    }
  }
}
