internal import ReportModel
internal import ReportText

/// The words of rows that are no tasks.
enum RowWords {
  private static let examples = Lexicon.standard.table("row-example", side: .front)
  private static let ends = Lexicon.standard.table("row-end", side: .front)
  private static let totals = Lexicon.standard.table("total", side: .end)
  private static let totalsAlone = Lexicon.standard.table("total-alone", side: .end)
  private static let totalsOfGroups = Lexicon.standard.table("total-grouped", side: .end)
  private static let totalsOfSections = Lexicon.standard.table("total-part", side: .front)
  private static let signatures = Lexicon.standard.words("row-signature").map { Text($0) }

  /// 合计, 总计, 小计, also of something, 全区合计, and with what follows a colon, stands in brackets or counts: 总计：12项, 合计5项.
  static func isTotal(_ text: Span<UInt8>) -> Bool {
    // Most rows begin with a number.
    guard text.count <= 60, let first = text.firstScalar, Numerals.digit(first) == nil else { return false }
    return text.withSeen { words in
      let end = words.firstOffset { $0.isColon || $0.isOpeningBracket || Numerals.digit($0) != nil } ?? words.count
      let word = words.extracting(first: end)
      if totals.value(of: word) != nil || totalsAlone.value(of: word) != nil { return true }
      let name = words.extracting(first: words.firstOffset(where: \.isOpeningBracket) ?? words.count)
      return text.count <= 36 && totals.longest(of: name) != nil
    }
  }

  /// 市住建局 汇总, 市住建局汇总: where nothing but figures stands beside it, for a task may be called so.
  static func isTotalOfGroup(_ text: Span<UInt8>) -> Bool {
    let words = text.trimmed
    guard words.count <= 60, let word = totalsOfGroups.longest(of: words), word.length < words.count else {
      return false
    }
    let group = words.extracting(droppingLast: word.length)
    return group.lastScalar?.isBlank ?? false || Organisations.endsLikeOne(group)
  }

  /// Whether a row of sums sums up its section alone, or a group of its rows.
  static func isTotalOfSection(_ text: Span<UInt8>) -> Bool {
    isTotalOfGroup(text) || text.withSeen { totalsOfSections.longest(of: $0) != nil }
  }

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
