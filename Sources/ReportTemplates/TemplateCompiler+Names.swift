internal import ReportModel

// Names as places in frames, and variables as instructions.
extension TemplateCompiler {
  /// What a name stands for, where it stands.
  enum Meaning {
    case key(frame: Int, key: Int, TemplateKeyKind)
    case position(frame: Int, TemplateProgram.Position)
    /// It was found wrong, or stands where nothing can be judged.
    case unknown
  }

  /// The meaning of a name, and the instructions that open the objects before its dots; they go on elsewhere where an
  /// object is missing.
  mutating func meaning(
    of name: String, at place: SourceLocation, in file: String
  ) -> (meaning: Meaning, opened: [Int]) {
    let parts = name == "." ? [name] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var meaning = outermostMeaning(of: parts[0], at: place, in: file)
    var opened: [Int] = []
    for part in parts.dropFirst() {
      guard case .key(let parent, let object, let kind) = meaning else { return (.unknown, opened) }
      guard case .object(let type) = kind, let (key, inner) = type.key(named: part) else {
        let known: [String] = if case .object(let type) = kind { type.keyNames } else { [] }
        fail(.didYouMean(nearestName(to: part, among: known), after: .unknownKey(name)), at: place, in: file)
        return (.unknown, opened)
      }
      let frame = addFrame(parent, object)
      opened.append(program.instructions.count)
      program.instructions.append(.open(frame: frame, otherwise: 0))
      meaning = .key(frame: frame, key: key, inner)
    }
    return (meaning, opened)
  }

  /// Looks a name up from the innermost frame outwards. Only for who mistypes it all names are collected, which are many.
  private mutating func outermostMeaning(of name: String, at place: SourceLocation, in file: String) -> Meaning {
    var known: [any TemplateContext.Type] = []
    for scope in scopes.reversed() {
      guard case .frame(let frame, let type) = scope else { return .unknown }
      if let (key, kind) = type.key(named: name) { return .key(frame: frame, key: key, kind) }
      if frame > 0, let position = TemplateProgram.Position(rawValue: name) { return .position(frame: frame, position) }
      known.append(type)
    }
    let message: Message
    if name == "." {
      message = .dotOutsideTexts
    } else if TemplateProgram.Position(rawValue: name) != nil {
      message = .outsideList(name)
    } else {
      let owners = contextTypes(within: root).filter { $0.key(named: name) != nil }.map { $0.name }
      let names = known.flatMap { $0.keyNames } + TemplateProgram.Position.allCases.map(\.rawValue)
      message =
        owners.isEmpty
        ? .didYouMean(nearestName(to: name, among: names.filter { $0 != "." }), after: .unknownKey(name))
        : .keyOfOthers(name, owners: owners)
    }
    fail(message, at: place, in: file)
    return .unknown
  }

  mutating func variable(_ name: String, _ contentType: Int?, at place: SourceLocation, in file: String) {
    let (meaning, opened) = meaning(of: name, at: place, in: file)
    switch meaning {
    case .key(let frame, let key, .text):
      program.instructions.append(.text(frame: frame, key: key, contentType: contentType ?? 0))
    case .key(_, _, .list), .key(_, _, .texts), .key(_, _, .object): fail(.listAsText(name), at: place, in: file)
    case .key(_, _, .flag), .position: fail(.noText(name), at: place, in: file)
    case .unknown: break
    }
    lead(opened, to: program.instructions.count)
  }
}
