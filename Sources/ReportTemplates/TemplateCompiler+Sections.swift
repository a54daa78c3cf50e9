internal import ReportModel

// Sections as instructions, and the places that they lead to.
extension TemplateCompiler {
  /// Refuses a list inside itself, which would write every element once for each element.
  private mutating func refuseListInItself(
    _ name: String, of parent: Int, _ key: Int, at place: SourceLocation, in file: String
  ) {
    let isInItself = scopes.contains { scope in
      guard case .frame(let frame, _) = scope, frame > 0 else { return false }
      return program.frames[frame - 1].parent == parent && program.frames[frame - 1].key == key
    }
    if isInItself { fail(.listInItself(name), at: place, in: file) }
  }

  mutating func section(
    _ name: String, _ isInverted: Bool, usesElement: Bool, at place: SourceLocation, in file: String,
    body: (inout TemplateCompiler) -> Void, otherwise: (inout TemplateCompiler) -> Void
  ) {
    let (meaning, opened) = meaning(of: name, at: place, in: file)
    switch meaning {
    case .unknown:
      scopes.append(.unknown)
      body(&self)
      scopes.removeLast()
      otherwise(&self)
    case .position(let frame, let position):
      conditional(.position(frame: frame, position), is: !isInverted, opened, body, otherwise)
    case .key(let frame, let key, .flag):
      conditional(.flag(frame: frame, key: key), is: !isInverted, opened, body, otherwise)
    case .key(let frame, let key, .text) where isInverted || !usesElement:
      conditional(.text(frame: frame, key: key), is: !isInverted, opened, body, otherwise)
    case .key(let frame, let key, .text): loop(over: frame, key, TextContext.self, opened, body, otherwise)
    case .key(let frame, let key, _) where isInverted: withoutElements(of: frame, key, opened, body)
    case .key(let frame, let key, let kind):
      refuseListInItself(name, of: frame, key, at: place, in: file)
      loop(over: frame, key, kind.elementType, opened, body, otherwise)
    }
  }

  private mutating func conditional(
    _ condition: TemplateProgram.Condition, is expected: Bool, _ opened: [Int],
    _ body: (inout TemplateCompiler) -> Void, _ otherwise: (inout TemplateCompiler) -> Void
  ) {
    let start = program.instructions.count
    program.instructions.append(.jump(start))
    begin()
    body(&self)
    let end = alternative(otherwise)
    program.instructions[start] = .unless(condition, is: expected, target: end)
    // A missing object counts as false.
    lead(opened, to: expected ? end : start + 1)
  }

  /// What stands for a section that has nothing, after its body.
  /// - Returns: Where it begins.
  private mutating func alternative(_ otherwise: (inout TemplateCompiler) -> Void) -> Int {
    let jump = program.instructions.count
    program.instructions.append(.jump(jump))
    begin()
    otherwise(&self)
    guard program.instructions.count > jump + 1 else {
      program.instructions.removeLast()
      begin()
      return jump
    }
    program.instructions[jump] = .jump(program.instructions.count)
    begin()
    return jump + 1
  }

  private mutating func loop(
    over parent: Int, _ key: Int, _ type: any TemplateContext.Type, _ opened: [Int],
    _ body: (inout TemplateCompiler) -> Void, _ otherwise: (inout TemplateCompiler) -> Void
  ) {
    let frame = addFrame(parent, key)
    let start = program.instructions.count
    program.instructions.append(.jump(start))
    scopes.append(.frame(frame, type))
    begin()
    body(&self)
    scopes.removeLast()
    program.instructions.append(.next(frame: frame, body: start + 1))
    let end = alternative(otherwise)
    program.instructions[start] = .open(frame: frame, otherwise: end)
    lead(opened, to: end)
  }

  private mutating func withoutElements(
    of parent: Int, _ key: Int, _ opened: [Int], _ body: (inout TemplateCompiler) -> Void
  ) {
    let frame = addFrame(parent, key)
    let start = program.instructions.count
    program.instructions.append(.open(frame: frame, otherwise: start + 2))
    program.instructions.append(.jump(start))
    begin()
    body(&self)
    program.instructions[start + 1] = .jump(program.instructions.count)
    lead(opened, to: start + 2)
  }

  mutating func addFrame(_ parent: Int, _ key: Int) -> Int {
    program.frames.append(TemplateProgram.FrameSource(parent: parent, key: key))
    return program.frames.count
  }

  private mutating func begin() { target = program.instructions.count }

  mutating func lead(_ opened: [Int], to index: Int) {
    begin()
    for place in opened {
      if case .open(let frame, _) = program.instructions[place] {
        program.instructions[place] = .open(frame: frame, otherwise: index)
      }
    }
  }
}
