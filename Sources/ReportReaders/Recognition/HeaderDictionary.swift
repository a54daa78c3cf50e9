package import ReportModel

/// Which header words mean which role.
package struct HeaderDictionary: Sendable {
  private var roles: [String: Role] = [:]

  /// The dictionary of a role: its name, and the words that head its columns. A new role is a new row.
  package static let entries: [(role: String, words: String)] = [
    ("number", "序号 编号 序 项次"),
    ("source", "任务来源 来源"),
    ("content", "任务内容 工作任务 重点工作 主要任务 工作内容 任务 项目内容 整改任务 事项 事项名称"),
    ("project", "项目名称 项目"),
    ("category", "类别 分类"),
    ("target", "目标任务 年度目标 全年目标任务 整改目标 年度指标值"),
    ("measures", "工作举措 具体举措 工作措施 整改措施"),
    ("requirement", "工作要求 具体要求"),
    ("departments", "责任部门 责任单位 责任主体 责任科室"),
    ("leadDepartments", "牵头单位 牵头部门 主办单位 承办单位"),
    ("supportDepartments", "配合单位 配合部门 协同单位 参与部门"),
    ("implementer", "实施单位 业主单位 项目单位 主管部门"),
    ("leader", "责任领导 分管领导 牵头领导"),
    ("contact", "责任人 联系人"),
    ("deadline", "完成时限 完成时间 时限要求 时间节点 整改时限"),
    ("progress", "进展情况 完成情况 落实情况 推进情况 工作进展 本月进展情况 整改完成情况 形象进度"),
    ("status", "状态 完成状态 是否完成 是否达序"),
    ("completionRate", "完成率 当前进度 实际完成率 执行率"),
    ("amount", "金额 投资规模 预算金额 补助金额"),
    ("location", "建设地点 位置"),
    ("problems", "存在问题 问题"),
    ("nextSteps", "下一步工作 下一步计划 下步打算"),
    ("remarks", "备注 说明"),
  ]

  /// The built-in dictionary.
  package static let standard = HeaderDictionary()

  private init() {
    for entry in Self.entries {
      for word in entry.words.split(separator: " ") {
        roles[String(Self.simplified(String(word).unblanked))] = Role(rawValue: entry.role)
      }
    }
  }

  /// The column that a header text stands for. White space, a level prefix (市级), a unit in brackets, a period
  /// (1-8月推进情况) and traditional forms do not count; of joined levels (本月进展情况/前期手续) the innermost known one does.
  package func column(named name: String) -> Column {
    let whole = Self.simplified(name.unblanked)
    var column = Column(name: name)
    let levels = whole.split(separator: "/").map(Array.init).reversed()
    for words in [whole] + levels where column.role == nil {
      (column.role, column.period) = role(of: words)
    }
    if column.role == nil { column.period = levels.lazy.compactMap { periodPrefix(of: $0)?.period }.first }
    return column
  }

  /// The role of a header text, if the dictionary knows it.
  package func role(named name: String) -> Role? {
    // Long texts are no headers; most cells of a table end here.
    name.utf8.count <= 120 ? column(named: name).role : nil
  }

  private func role(of words: [Unicode.Scalar]) -> (Role?, Period?) {
    var (words, bracket) = Self.withoutBracket(words)
    if let role = lookUp(words) { return (role, PeriodGrammar.whole(bracket, year: nil)) }
    guard let (period, rest) = periodPrefix(of: words) else { return (nil, nil) }
    words = rest
    return lookUp(words).map { ($0, period) } ?? (nil, nil)
  }

  private func lookUp(_ words: [Unicode.Scalar]) -> Role? {
    if let role = roles[String(words)] { return role }
    for prefix in ["市级", "区级", "省级", "县级", "本月", "本季度"] where words.hasPrefix(prefix) {
      return roles[String(words.dropFirst(prefix.unicodeScalars.count))]
    }
    return nil
  }

  private func periodPrefix(of words: [Unicode.Scalar]) -> (period: Period, rest: [Unicode.Scalar])? {
    guard let (period, length) = PeriodGrammar.prefix(of: words, year: nil) else { return nil }
    return (period, Array(words.dropFirst(length)))
  }

  /// Takes a bracket off the end: a unit （万元）, a period （1-8月）.
  private static func withoutBracket(_ words: [Unicode.Scalar]) -> (words: [Unicode.Scalar], bracket: [Unicode.Scalar])
  {
    guard let last = words.last, last.isClosingBracket, let open = words.lastIndex(where: \.isOpeningBracket), open > 0
    else { return (words, []) }
    return (Array(words[..<open]), Array(words[(open + 1)..<(words.count - 1)]))
  }

  /// The traditional characters that occur in header words, as simplified ones.
  private static func simplified(_ words: [Unicode.Scalar]) -> [Unicode.Scalar] {
    words.map { traditionalForms[$0] ?? $0 }
  }

  private static let traditionalForms: [Unicode.Scalar: Unicode.Scalar] = Dictionary(
    zip(
      "號編項務來源內責門單進實狀備註說類別標體領導聯繫係問題計劃額資規業補執達階點間時節數據協參與牽頭辦設況個區縣績"
        .unicodeScalars,
      "号编项务来源内责门单进实状备注说类别标体领导联系系问题计划额资规业补执达阶点间时节数据协参与牵头办设况个区县绩"
        .unicodeScalars),
    uniquingKeysWith: { first, _ in first })
}
