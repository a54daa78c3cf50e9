internal import ReportText

extension TaskStatus {
  /// The state that a cell states, in words of a state's own or as the answer to its header (是否完成, 是否达序).
  /// - Returns: nil for anything else.
  package init?(statedBy text: String, under header: String = "") {
    guard text.utf8.count <= 60 else { return nil }
    let status = text.utf8.span.withSeen { words in
      let words = words.droppingLast { $0 == "。" || $0 == "." || $0 == "；" || $0 == ";" }
      return Self.words[words.string] ?? header.utf8.span.withSeen { Self.answer(words, to: $0) }
    }
    guard let status else { return nil }
    self = status
  }

  /// The state that a rate states: 100% and more is completed, 0% not started; between them a rate says nothing.
  package init?(ofRate rate: DecimalNumber) {
    if rate.value >= 100 { self = .completed } else if rate.value == 0 { self = .notStarted } else { return nil }
  }

  private static func answer(_ words: Span<UInt8>, to question: Span<UInt8>) -> TaskStatus? {
    guard question.begins(with: "是否") else { return nil }
    let asksForOrder = question.contains("序")
    if words.equals("是") || words.equals("√") || words.equals("✓") { return asksForOrder ? .onTrack : .completed }
    return asksForOrder && (words.equals("否") || words.equals("×")) ? .delayed : nil
  }

  private static let words: [String: TaskStatus] = {
    let words: [(TaskStatus, String)] = [
      (.completed, "已完成 完成 已完工 完工 已办结 办结 已竣工 已销号 已整改 整改完成 全部完成 已全部完成"),
      (
        .onTrack,
        "达序 已达序 按序时 按序时进度 按序时推进 按序时进度推进 达到序时 达到序时进度 正在推进 正常推进 持续推进 有序推进 推进中 进行中 正在实施 在建 实施中"
          + " 稳步推进 按计划推进 已开工 正在整改"
      ),
      (.notStarted, "未开工 未启动 未开始 尚未开工 尚未启动 待启动 未开展"),
      (.delayed, "滞后 进度滞后 推进缓慢 未达序 未达到序时 未达序时 缓慢 逾期 已逾期 超期"),
      (.longTerm, "长期坚持 长期 长期推进 常态化推进 常态推进 持续坚持 长期任务"),
    ]
    return Dictionary(
      uniqueKeysWithValues: words.flatMap { status, list in
        list.split(separator: " ").map { (String($0), status) }
      })
  }()
}
