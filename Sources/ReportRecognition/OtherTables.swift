internal import ReportModel
internal import ReportText

/// Tables whose headers are known and that are no reports nevertheless.
extension HeaderCandidate {
  /// 项目 | 内容 alone head a list of what something is like: 会议名称 | 例会.
  var listsProperties: Bool {
    readings.count == 2 && readings[0].head.utf8.elementsEqual("项目".utf8) && readings[0].modifiers.isEmpty
      && readings[1].head.utf8.elementsEqual("内容".utf8) && readings[1].modifiers.isEmpty
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

extension HeaderCandidate {
  private static let labels: Set<Role> = [
    .progress, .status, .problems, .measures, .nextSteps, .deadline, .departments, .remarks,
  ]

  /// Whether this row and those below it are of a form that cannot be read as one, so that what stands beside a label would be
  /// taken for a header and the next label for a value: 责任单位 | 区工信局 above 进展情况 | 已完工.
  func isOfForm(in table: Table, _ dictionary: HeaderDictionary) -> Bool {
    guard readings.contains(where: { $0.role == nil }) else { return false }
    let body = (rows.upperBound..<min(table.rowCount, rows.upperBound + 10)).filter {
      table.width(of: $0) > 1 && !table.isBlank($0, 0)
    }
    let labels = body.count { dictionary.role(named: table.string($0, 0)).map(Self.labels.contains) ?? false }
    return labels >= 2 && labels * 2 > body.count
  }
}

/// Whether a text is a number, or one of the signs for none.
func isFigure(_ text: Span<UInt8>) -> Bool {
  text.count <= 60
    && !text.contains { Numerals.digit($0) == nil && !$0.isUnseen && !".,，%％-—/".unicodeScalars.contains($0) }
}
