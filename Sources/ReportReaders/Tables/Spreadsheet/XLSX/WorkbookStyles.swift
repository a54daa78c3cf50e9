internal import ReportModel
internal import ReportText

/// How a cell's format shows what is in it.
struct CellFormat {
  let number: NumberFormat?
  let run: RunStyle
  /// Whether TRUE and FALSE are a box that is ticked or not.
  var isCheckBox = false
  /// Whether its text is as white as the sheet behind it.
  var isWhite = false
}

/// The formats of cells (18.8).
struct WorkbookStyles: XMLHandler {
  private enum Part { case other, root, numberFormats, fonts, font, fills, fill, pattern, cellFormats, conditional }

  private var open: [Part] = []
  private var codes: [Int: NumberFormat] = [:]
  private var fonts: [RunStyle] = []
  private var whiteFonts: Set<Int> = []
  private var fills = 0
  private var colouredFills: Set<Int> = []
  /// Whether a format that holds under a condition fills cells.
  private(set) var hasConditionalFills = false
  private var cellFormats: [(number: Int, font: Int, fill: Int, isCheckBox: Bool)] = []

  /// The formats by the numbers that cells give.
  var formats: [CellFormat] {
    var numbers = codes
    return cellFormats.map { format in
      if numbers[format.number] == nil, let code = NumberFormat.builtIn(format.number) {
        numbers[format.number] = NumberFormat(code)
      }
      let font = fonts.indices.contains(format.font) ? fonts[format.font] : RunStyle()
      let isWhite = whiteFonts.contains(format.font) && !colouredFills.contains(format.fill)
      return CellFormat(
        number: numbers[format.number], run: font, isCheckBox: format.isCheckBox,
        isWhite: isWhite && !hasConditionalFills)
    }
  }

  mutating func begin(_ element: XMLStartTag) {
    func named(_ name: StaticString) -> Bool { element.isNamed(name, in: .spreadsheet) }
    func integer(_ name: StaticString) -> Int { element.value(of: name).flatMap { wholeNumber($0) } ?? 0 }
    var part = Part.other
    switch open.last {
    case nil: part = .root
    case .root:
      part =
        named("numFmts")
        ? .numberFormats
        : named("fonts")
          ? .fonts
          : named("fills") ? .fills : named("cellXfs") ? .cellFormats : named("dxfs") ? .conditional : .other
    case .numberFormats:
      if let code = element.attribute("formatCode") { codes[integer("numFmtId")] = NumberFormat(code.string) }
    case .fonts:
      part = .font
      fonts.append(RunStyle())
    case .font:
      fonts[fonts.count - 1].take(element)
      if named("color"), isWhite(element) { whiteFonts.insert(fonts.count - 1) }
    case .fills:
      part = .fill
      fills += 1
    case .fill:
      part = .pattern
      let isPlain = named("patternFill") && (element.attribute("patternType") ?? "none") == "none"
      if !isPlain { colouredFills.insert(fills - 1) }
    case .pattern: if named("fgColor"), isWhite(element) { colouredFills.remove(fills - 1) }
    case .conditional:
      part = .conditional
      hasConditionalFills = hasConditionalFills || named("fill")
    case .cellFormats: cellFormats.append((integer("numFmtId"), integer("fontId"), integer("fillId"), false))
    // A format that has a property of the newer kind is a check box: there is no other yet.
    case .other:
      if open.contains(.cellFormats), element.isNamed("xfComplement", in: .features), !cellFormats.isEmpty {
        cellFormats[cellFormats.count - 1].isCheckBox = true
      }
    }
    open.append(part)
  }

  /// Whether a colour (18.8.19) is white: by its name, or as the first of the theme, or the tenth of the old ones, which are.
  private func isWhite(_ element: XMLStartTag) -> Bool {
    guard element.attribute("tint") == nil else { return false }
    return element.attribute("rgb").map { $0.string.uppercased().hasSuffix("FFFFFF") } ?? false
      || element.attribute("theme") == "0" || element.attribute("indexed") == "9"
  }

  mutating func end() { open.removeLast() }
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// A whole number without a sign; nil for other texts, and for numbers that are beyond every limit.
func wholeNumber(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
  guard (1...10).contains(digits.count) else { return nil }
  var value = 0
  for digit in digits {
    guard ASCII.isDigit(digit) else { return nil }
    value = value * 10 + Int(digit - 0x30)
  }
  return value
}
