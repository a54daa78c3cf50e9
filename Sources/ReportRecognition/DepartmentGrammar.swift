internal import ReportModel

/// Departments: names split at line breaks, 、，,；; and at spaces between Chinese words, never inside brackets; labels
/// (牵头单位：) and suffixes （牵头） give each its part.
enum DepartmentGrammar {
  /// - Parameter part: The part of a department that no label or suffix speaks of.
  static func parse(_ text: String, part defaultPart: Department.Part) -> [Department] {
    var departments: [Department] = []
    var part = defaultPart
    for piece in pieces(of: Array(text.unicodeScalars)) {
      var name = piece
      if let (labelled, length) = label(at: name) {
        part = labelled
        name.removeFirst(length)
      }
      var own = part
      if let (suffixed, length) = suffix(of: name, from: name.lastIndex(where: \.isOpeningBracket)) {
        own = suffixed
        name.removeLast(length)
      }
      let trimmed = String(name).trimmed
      if saysSomething(trimmed) { departments.append(Department(name: trimmed, role: own)) }
    }
    return departments
  }

  private static func pieces(of text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var pieces: [[Unicode.Scalar]] = []
    var piece: [Unicode.Scalar] = []
    /// Where the last opening bracket of the piece stands; to look for it behind each character would take quadratic time.
    var open: Int?
    var depth = 0
    func endPiece() {
      while let last = piece.last, last.isBlank || last == "。" { piece.removeLast() }
      if !piece.isEmpty { pieces.append(piece) }
      piece = []
      open = nil
    }
    var blanks: [Unicode.Scalar] = []
    for scalar in text {
      if depth == 0, scalar.isBlank, scalar != "\n", scalar != "\r" {
        if !piece.isEmpty { blanks.append(scalar) }
        continue
      }
      // Blanks between Chinese words separate names; other blanks are part of a name.
      if !blanks.isEmpty {
        if let last = piece.last, last.isHan || last.isClosingBracket, scalar.isHan {
          endPiece()
        } else {
          piece += blanks
        }
        blanks = []
      }
      if scalar.isOpeningBracket { depth += 1 } else if scalar.isClosingBracket { depth = max(0, depth - 1) }
      // A bracket that never closes must not join the lines below it.
      if scalar == "\n" { depth = 0 }
      if depth == 0, "\n\r、，,；;".unicodeScalars.contains(scalar) {
        endPiece()
      } else {
        // 甲局（牵头）乙局（配合）: behind a part a new name begins.
        if depth == 0, scalar.isHan, suffix(of: piece, from: open) != nil { endPiece() }
        if scalar.isOpeningBracket { open = piece.count }
        piece.append(scalar)
      }
    }
    endPiece()
    return pieces
  }

  private static func label(at name: [Unicode.Scalar]) -> (Department.Part, length: Int)? {
    guard let colon = name.prefix(10).firstIndex(where: { $0 == "：" || $0 == ":" }) else { return nil }
    return part(of: String(name[..<colon]).unblanked).map { ($0, colon + 1) }
  }

  /// - Parameter open: Where the last opening bracket stands.
  private static func suffix(of name: [Unicode.Scalar], from open: Int?) -> (Department.Part, length: Int)? {
    // No part has more characters than 牵头责任单位.
    guard let last = name.last, last.isClosingBracket, let open, open > 0, name.count - open <= 8 else { return nil }
    return part(of: Array(name[(open + 1)..<(name.count - 1)])).map { ($0, name.count - open) }
  }

  private static func part(of label: [Unicode.Scalar]) -> Department.Part? {
    var stem = label
    for ending in ["单位", "部门", "科室", "主体"] where stem.hasSuffix(ending) { stem.removeLast(2) }
    switch String(stem) {
    case "牵头", "主办", "承办", "牵头责任", "总牵头": return .lead
    case "配合", "协办", "协同", "参与", "协助": return .support
    case "责任", "负责", "落实": return .responsible
    default: return nil
    }
  }
}
