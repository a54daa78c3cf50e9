internal import ReportModel
internal import ReportText

/// Tables whose headers are known and that are no reports nevertheless.
extension HeaderCandidate {
  /// 项目 | 内容 alone head a list of what something is like: 会议名称 | 例会.
  var listsProperties: Bool {
    readings.count == 2 && readings[0].head.hasSameBytes(as: "项目") && readings[0].modifiers.isEmpty
      && readings[1].head.hasSameBytes(as: "内容") && readings[1].modifiers.isEmpty
  }

  /// Whether all that is known of a table are numbers, as in statistics: 地区 | 目标 | 任务 | 完成比例, 镇街 | 任务数 | 完成率.
  /// The first rows tell.
  func heads(onlyNumbersOf table: Table) -> Bool {
    let columns = readings.indices.filter {
      readings[$0].role != nil && readings[$0].role != .number && readings[$0].role != .remarks
    }
    guard columns.count > 1 else { return false }
    let body = rows.upperBound..<min(table.rowCount, rows.upperBound + 20)
    return columns.allSatisfy { column in
      let filled = body.filter { column < table.width(of: $0) && !table.isBlank($0, column) }
      return filled.count > 1 && filled.allSatisfy { isFigure(table.bytes($0, column)) }
    }
  }
}

/// Whether a text is a number, or one of the signs for none.
func isFigure(_ text: Span<UInt8>) -> Bool {
  text.count <= 60
    && !text.contains { Numerals.digit($0) == nil && !$0.isUnseen && !".,，%％-—/".unicodeScalars.contains($0) }
}
