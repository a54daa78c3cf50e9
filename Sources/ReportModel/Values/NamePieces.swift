internal import ReportText

/// What stands between two names, by how strongly it parts them: a duty after the last of several names is that of all which are joined
/// as it is.
enum NameSeparator: Int, Comparable {
  case none, blank, enumeration, comma, semicolon, line

  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n", "\r": self = .line
    case "；", ";", "﹔", "。", "｡": self = .semicolon
    case "，", ",", "﹐": self = .comma
    case "、", "﹑", "､": self = .enumeration
    default: return nil
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A part of a cell that names departments, in bytes of it.
struct NamePiece {
  let range: Range<Int>
  let before: NameSeparator
  /// What it holds, or may hold.
  let signs: NameSigns
  /// Whether blanks stand between the characters of a name: 财 政 局.
  let isPadded: Bool
  /// The label in brackets that stands after it, before the next piece: 【牵头】.
  let labelBehind: DepartmentWords.Duty?
}

/// Cuts a cell at line breaks, 、，,；; and at blanks between Chinese words, never inside brackets; before a label in brackets, and after
/// a bracket that says who does what.
struct NamePieces: ~Escapable {
  private let text: Span<UInt8>
  /// Whether labels in brackets stand before names; only the first piece of a cell shows it.
  private var hasBracketLabels: Bool
  /// Whether no piece of the cell has been seen.
  private var isFirst: Bool
  /// Where the last bracket closes: one that opens after it never closes, and joins nothing.
  private let lastClosing: Int
  private var offset = 0
  private var isAtEnd = false
  /// Of the piece that is being read: where it starts, what stands before it, what it holds, and whether nothing of it has been seen.
  private var (start, before, signs, isEmpty) = (0, NameSeparator.line, NameSigns(), true)
  /// Where its last outermost bracket opens; to look for it after each character would take quadratic time.
  private var open: Int?
  private var depth = 0
  private var padding = Padding()
  private var last: Unicode.Scalar?
  /// Where a run of blanks began.
  private var blanks: Int?

  @_lifetime(copy text)
  init(of text: Span<UInt8>, hasBracketLabels: Bool, isFirst: Bool) {
    self.text = text
    self.hasBracketLabels = hasBracketLabels
    self.isFirst = isFirst
    lastClosing = text.lastOffset(where: \.isClosingBracket) ?? 0
  }

  /// The next piece, which may be empty; nil after the last.
  @_lifetime(self: copy self)
  mutating func next() -> NamePiece? {
    while offset < text.count {
      let (scalar, length) = text.scalar(at: offset)
      let isHan = scalar.isHan
      if !isHan, depth == 0, scalar.isBlank, NameSeparator(scalar) == nil {
        blanks = blanks ?? offset
        offset += length
        continue
      }
      // Blanks between Chinese words separate names; other blanks are part of a name.
      if let end = blanks {
        blanks = nil
        if isHan, let last, last.isHan || last.isClosingBracket,
          !padding.joins(text, start: start, blanks: end..<offset)
        {
          return cut(at: end, next: offset, .blank)
        }
      }
      if isHan {
        // 甲局（牵头）乙局（配合）: after a part a new name begins.
        if depth == 0, let open, last?.isClosingBracket ?? false,
          DepartmentWords.suffix(of: text.extracting(start..<offset), open: open - start) != nil
        {
          return cut(at: offset, next: offset, .blank)
        }
        isEmpty = false
      } else if let piece = cutAtSign(scalar, length) {
        return piece
      }
      signs.formUnion(NameSigns(of: scalar, isHan: isHan))
      last = scalar
      offset += length
    }
    guard !isAtEnd else { return nil }
    isAtEnd = true
    return cut(at: text.count, next: text.count, .line)
  }

  /// Takes a bracket or a sign that ends the piece.
  @_lifetime(self: copy self)
  private mutating func cutAtSign(_ scalar: Unicode.Scalar, _ length: Int) -> NamePiece? {
    if scalar.isOpeningBracket {
      if depth == 0, let label = labelInBrackets() {
        hasBracketLabels = true
        last = nil
        defer { isEmpty = true }
        return cut(at: offset, next: offset + label.length, .blank, label: label.duty)
      }
      if offset < lastClosing { depth += 1 }
      if depth == 1 { open = offset }
    } else if scalar.isClosingBracket {
      depth = max(0, depth - 1)
    } else if let separator = NameSeparator(scalar) {
      if separator == .line { depth = 0 }
      guard depth == 0 else { return nil }
      last = scalar
      defer { isEmpty = true }
      return cut(at: offset, next: offset + length, separator)
    }
    isEmpty = isEmpty && scalar.isUnseen
    return nil
  }

  /// Ends the piece, and begins the next one.
  @_lifetime(self: copy self)
  private mutating func cut(
    at end: Int, next: Int, _ separator: NameSeparator, label: DepartmentWords.Duty? = nil
  ) -> NamePiece {
    let piece = NamePiece(
      range: start..<end, before: before, signs: signs, isPadded: padding.isUsed, labelBehind: label)
    isFirst = isFirst && isEmpty
    (start, before, signs, open, offset, padding) = (next, separator, [], nil, next, Padding(word: next))
    return piece
  }

  /// The label that a bracket is: the first of a cell stands before a name, those of a cell of such labels anywhere. One that has
  /// nothing after it in its line is about the name above it.
  private func labelInBrackets() -> (duty: DepartmentWords.Duty, length: Int)? {
    guard hasBracketLabels || isEmpty,
      let label = DepartmentWords.bracket(at: text.extracting(droppingFirst: offset))
    else { return nil }
    if !hasBracketLabels, !isFirst {
      var cursor = Cursor(text.extracting(droppingFirst: offset + label.length))
      cursor.skip { $0.isBlank && $0 != "\n" }
      guard let next = cursor.next, NameSeparator(next) == nil else { return nil }
    }
    return label
  }
}

/// What a piece holds, or may hold: what reads one of these is asked only where it stands.
struct NameSigns: OptionSet {
  let rawValue: UInt8

  static let bracket = Self(rawValue: 1)
  static let colon = Self(rawValue: 2)
  /// A sign or a word that joins two names.
  static let joint = Self(rawValue: 4)
  /// The beginning of a word that says who does what.
  static let duty = Self(rawValue: 8)
  /// Something that may be a number before a name, or a mark at it.
  static let mark = Self(rawValue: 16)
  /// What stands around names: 等3个部门, 由, 会同.
  static let etc = Self(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of scalar: Unicode.Scalar, isHan: Bool) {
    self = Self.table[Self.slot(scalar)]
    if !isHan { insert(.mark) }
  }

  private static func slot(_ scalar: Unicode.Scalar) -> Int { Int(scalar.value & 0x3FF) }

  /// The signs of all characters of a slot: one too many costs a look that finds nothing.
  private static let table: [NameSigns] = {
    var table = [NameSigns](repeating: [], count: 0x400)
    func insert(_ sign: NameSigns, _ characters: some Sequence<Unicode.Scalar>) {
      for scalar in characters { table[slot(scalar)].insert(sign) }
    }
    insert(.bracket, "（(〔【[［）)〕】]］".unicodeScalars)
    insert(.colon, "：:︰∶".unicodeScalars)
    insert(.joint, "/／&＆+＋|｜.．·•和及与会以".unicodeScalars)
    insert(.etc, "等和及与由会".unicodeScalars)
    insert(.mark, "第〇零一二三四五六七八九十百千万".unicodeScalars)
    insert(.mark, "壹贰叁肆伍陆柒捌玖拾佰仟两○".unicodeScalars)
    insert(.mark, DepartmentWords.marks.compactMap { $0.unicodeScalars.first })
    insert(.duty, DepartmentWords.duties.compactMap { $0.unicodeScalars.first })
    return table
  }()
}
