internal import ReportModel
internal import ReportText

/// The words of rows that are no tasks.
enum RowWords {
  private static let examples = Lexicon.standard.table("row-example", side: .front)
  private static let ends = Lexicon.standard.table("row-end", side: .front)
  private static let signatures = Lexicon.standard.words("row-signature").map { Text($0) }

  /// 例, （示例）, 样例1: the number of a row that shows how a form is filled in.
  static func isExample(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 30 else { return false }
    return text.withSeen { words in
      var cursor = Cursor(words)
      _ = cursor.take(where: \.isOpeningBracket)
      let word = cursor.rest.droppingLast {
        $0.isClosingBracket || $0.isColon || Numerals.isNumeral($0)
      }
      return examples.value(of: word) != nil
    }
  }

  /// 单位：万元, 以下空白, ……: what stands alone in a row and is nothing that is to be done.
  static func isFiller(_ text: Span<UInt8>) -> Bool {
    guard text.count <= 100 else { return false }
    if text.contains("单位"), let unit = unit(in: text.string), endsLikeUnit(unit.utf8.span) {
      return true
    }
    return text.withSeen { words in
      let word = words.droppingLast(while: \.isClosingBracket)
      let start = word.firstScalar.map { $0.isOpeningBracket ? word.scalar(at: 0).length : 0 } ?? 0
      return ends.value(of: word.extracting(droppingFirst: start)) != nil || !words.contains { !isDots($0) }
    }
  }

  private static func isDots(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "…" || scalar == "⋯" || scalar == "." || scalar == "。"
  }

  /// 填报人： | 张三 | 联系电话： | 8123: labels of those who sign, each with what stands in the cell after it.
  static func areSignatures(_ table: Table, _ row: Int, _ slots: Range<Int>) -> Bool {
    var isBehindLabel = false
    var isFirst = true
    for column in slots where !table.isBlank(row, column) && table.columnsToOrigin(row, column) == 0 {
      let text = table.bytes(row, column)
      let isLabel = text.count <= 60 && text.trimmed.lastScalar.map(\.isColon) ?? false
      if isFirst {
        guard isLabel || isNote(text) && text.count <= 200, isNote(text) || asksForSignature(text) else { return false }
      } else if !isLabel, !isBehindLabel, !isNote(text) {
        return false
      }
      (isFirst, isBehindLabel) = (false, isLabel)
    }
    return !isFirst
  }

  private static func asksForSignature(_ text: Span<UInt8>) -> Bool {
    text.withSeen { words in signatures.contains { $0.count < words.count && words.offset(of: $0.bytes) != nil } }
  }
}
