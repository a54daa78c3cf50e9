internal import ReportModel
internal import ReportText

/// Reads the lists of a document of Word (17.9).
struct NumberingPart: XMLHandler {
  private enum Part { case other, abstract, instance, override, level, properties }

  private(set) var definitions = NumberingDefinitions()
  private var open: [Part] = []
  private var abstract = 0
  private var instance = 0
  private var number = 0
  private var level = NumberingDefinitions.Level()

  mutating func begin(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .wordprocessing) }
    func integer(_ name: StaticString) -> Int? {
      element.value(of: name, in: .wordprocessing).flatMap { wholeNumber($0) }
    }
    var part = Part.other
    switch open.last {
    case .other where open.count == 1:
      if named("abstractNum") {
        part = .abstract
        abstract = integer("abstractNumId") ?? 0
        definitions.abstracts[abstract] = NumberingDefinitions.Abstract()
      } else if named("num") {
        part = .instance
        instance = integer("numId") ?? 0
        definitions.instances[instance] = NumberingDefinitions.Instance()
      }
    case .abstract, .override:
      if named("lvl") {
        part = .level
        number = integer("ilvl") ?? number
        level = NumberingDefinitions.Level()
      } else if named("numStyleLink") {
        definitions.abstracts[abstract]?.linkedStyle = element.attribute("val", in: .wordprocessing)
      } else if named("startOverride") {
        definitions.instances[instance]?.starts[number] = integer("val") ?? 0
      }
    case .instance:
      if named("abstractNumId") {
        definitions.instances[instance]?.abstract = integer("val") ?? 0
      } else if named("lvlOverride") {
        part = .override
        number = integer("ilvl") ?? 0
      }
    case .level: part = take(element)
    case .properties: if named("vanish") { level.isHidden = isOn(element) }
    default: break
    }
    open.append(part)
  }

  private mutating func take(_ element: XMLStartTag) -> Part {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .wordprocessing) }
    let value = element.attribute("val", in: .wordprocessing)
    func integer() -> Int? { element.value(of: "val", in: .wordprocessing).flatMap { wholeNumber($0) } }
    if named("start") {
      level.start = integer() ?? 0
    } else if named("numFmt") {
      level.style = NumberStyle(value, pattern: element.attribute("format", in: .wordprocessing)) ?? .unknown
    } else if named("lvlText") {
      level.label = LabelPattern(word: value ?? "")
    } else if named("suff") {
      level.suffix = value == "nothing" ? .nothing : .gap
    } else if named("lvlRestart") {
      level.restart = integer()
    } else if named("isLgl") {
      level.isLegal = isOn(element)
    } else if named("pStyle") {
      level.paragraphStyle = value
    }
    return named("rPr") ? .properties : .other
  }

  mutating func end() {
    guard open.removeLast() == .level else { return }
    if open.last == .override {
      definitions.instances[instance]?.levels[number] = level
    } else {
      definitions.abstracts[abstract]?.levels[number] = level
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Whether a property that is on or off is on (17.3.2.22 and the like): it is where no value stands.
func isOn(_ element: XMLStartTag) -> Bool {
  element.value(of: "val", in: .wordprocessing).map { isTrue($0) } ?? true
}
