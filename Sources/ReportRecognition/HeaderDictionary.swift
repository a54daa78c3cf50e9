package import ReportModel
internal import ReportText

/// Which header words mean which role, how the texts of a role are typed, and which words end a title.
package struct HeaderDictionary: Sendable, Equatable {
  /// A role with the words that head its columns.
  package struct Entry: Sendable, Equatable {
    /// The role.
    package var role: Role
    /// How the texts of its columns are typed.
    package var type: ValueType
    /// The header words.
    package var words: [String]
  }

  /// The roles in the order of the built-in dictionary, then those of the schema.
  package private(set) var entries: [Entry] = []
  /// The words that a title of a report ends with.
  private(set) var titleKinds = TitleKinds.standard

  private var roles: [String: Role] = [:]
  /// Where the entry of each role stands.
  private var places: [Role: Int] = [:]
  /// What header texts begin with, unless it is a period: words and level prefixes, in both kinds of characters.
  private var initials: Set<Unicode.Scalar> = []
  /// In scalars; what is longer, with its prefix, need not be looked up.
  private var longestWord = 0
  private var types: [Role: ValueType] = [:]

  /// The built-in dictionary: its roles, and the words that head their columns. A new role is a new row.
  private static let table: [(role: String, type: ValueType, words: String)] = [
    ("number", .integer, "序号 编号 序 项次"),
    ("source", .source, "任务来源 来源"),
    ("content", .text, "任务内容 工作任务 重点工作 主要任务 工作内容 任务 项目内容 整改任务 事项 事项名称"),
    ("project", .text, "项目名称 项目"),
    ("category", .text, "类别 分类"),
    ("target", .text, "目标任务 年度目标 全年目标任务 整改目标 年度指标值"),
    ("measures", .text, "工作举措 具体举措 工作措施 整改措施"),
    ("requirement", .text, "工作要求 具体要求"),
    ("departments", .departments, "责任部门 责任单位 责任主体 责任科室"),
    ("leadDepartments", .departments, "牵头单位 牵头部门 主办单位 承办单位 牵头"),
    ("supportDepartments", .departments, "配合单位 配合部门 协同单位 参与部门 配合"),
    ("implementer", .text, "实施单位 业主单位 项目单位 主管部门"),
    ("leader", .text, "责任领导 分管领导 牵头领导"),
    ("contact", .text, "责任人 联系人"),
    ("deadline", .date, "完成时限 完成时间 时限要求 时间节点 整改时限"),
    ("progress", .progress, "进展情况 完成情况 落实情况 推进情况 工作进展 本月进展情况 整改完成情况 形象进度"),
    ("status", .status, "状态 完成状态 是否完成 是否达序"),
    ("completionRate", .percent, "完成率 当前进度 实际完成率 执行率"),
    ("amount", .amount, "金额 投资规模 预算金额 补助金额"),
    ("location", .text, "建设地点 位置"),
    ("problems", .text, "存在问题 问题"),
    ("nextSteps", .text, "下一步工作 下一步计划 下步打算"),
    ("remarks", .text, "备注 说明"),
  ]

  /// The built-in dictionary.
  package static let standard = HeaderDictionary()

  private init() {
    initials = Set(Self.levelPrefixes.compactMap(\.unicodeScalars.first))
    initials.formUnion(Self.traditionalForms.keys)
    for row in Self.table {
      add(row.words.split(separator: " ").map(String.init), to: Role(rawValue: row.role), type: row.type)
    }
  }

  /// Adds words to a role, and the role where it is new. A word that another role had is this one's from now on.
  mutating func add(_ words: [String], to role: Role, type: ValueType) {
    types[role] = type
    let index = places[role] ?? entries.endIndex
    if index == entries.endIndex {
      places[role] = index
      entries.append(Entry(role: role, type: type, words: []))
    }
    for word in words {
      let key = Self.key(word)
      if let first = key.unicodeScalars.first { initials.insert(first) }
      longestWord = max(longestWord, key.unicodeScalars.count)
      let owner = roles.updateValue(role, forKey: key)
      if owner == role { continue }
      if let place = owner.flatMap({ places[$0] }) { entries[place].words.removeAll { Self.key($0) == key } }
      entries[index].words.append(word)
    }
  }

  /// Adds words that end titles.
  mutating func add(titleKinds words: [String]) { titleKinds.add(words) }

  /// How the texts of a role are typed.
  func type(of role: Role) -> ValueType { types[role] ?? .text }

  /// The types that are not those which every report has, by their roles.
  var declaredTypes: [Role: ValueType] {
    types.filter { $0.value.isGeneral && $0.value != $0.key.standardType && $0.key != .number }
  }

  /// Whether a role is known.
  func knows(_ role: Role) -> Bool { types[role] != nil }

  /// What a word is looked up as: without white space, in simplified characters.
  static func key(_ word: String) -> String { String(simplified(word.unblanked)) }

  /// The column that a header text stands for. White space, a level prefix (市级), a unit in brackets, a period
  /// (1-8月推进情况) and traditional forms do not count; of joined levels (本月进展情况/前期手续) the innermost known one does.
  package func column(named name: String) -> Column {
    var column = Column(name: name)
    // Long texts are no headers, and looking at a cell of megabytes takes its time.
    guard name.utf8.count <= 600, mayBeKnown(name) else { return column }
    var whole = Self.simplified(name.unblanked)
    // Forms mark what must be filled in.
    while let last = whole.last, "：:*＊。".unicodeScalars.contains(last) { whole.removeLast() }
    while let first = whole.first, "*＊".unicodeScalars.contains(first) { whole.removeFirst() }
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

  /// Whether a text begins as one that is known may begin; most texts of a table do not.
  private func mayBeKnown(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first(where: { !$0.isBlank }) else { return false }
    return initials.contains(first) || first == "*" || first == "＊" || PeriodGrammar.mayBegin(with: first)
      || name.utf8.contains(UInt8(ascii: "/"))
  }

  private func role(of words: [Unicode.Scalar]) -> (Role?, Period?) {
    // A word of the schema may have a bracket of its own.
    if let role = lookUp(words) { return (role, nil) }
    let (bare, bracket) = Self.withoutBracket(words)
    if let role = lookUp(bare) { return (role, PeriodGrammar.whole(String(bracket).utf8.span, year: nil)) }
    guard let (period, rest) = periodPrefix(of: bare) else { return (nil, nil) }
    return lookUp(rest).map { ($0, period) } ?? (nil, nil)
  }

  private static let levelPrefixes = ["市级", "区级", "省级", "县级", "本月", "本季度", "本年度", "累计"]
  private static let longestPrefix = 3

  private func lookUp(_ words: [Unicode.Scalar]) -> Role? {
    guard words.count <= longestWord + Self.longestPrefix else { return nil }
    if let role = roles[String(words)] { return role }
    for prefix in Self.levelPrefixes where words.hasPrefix(prefix) {
      return roles[String(words.dropFirst(prefix.unicodeScalars.count))]
    }
    return nil
  }

  /// What of a header text decides on its role: no bracket at the end, no period and no level before.
  func bareKey(_ name: String) -> [Unicode.Scalar] {
    var words = Self.withoutBracket(Self.simplified(name.unblanked)).words
    if let (_, rest) = periodPrefix(of: words) { words = rest }
    if let prefix = Self.levelPrefixes.first(where: { words.hasPrefix($0) }) {
      words.removeFirst(prefix.unicodeScalars.count)
    }
    return words
  }

  private func periodPrefix(of words: [Unicode.Scalar]) -> (period: Period, rest: [Unicode.Scalar])? {
    guard let first = words.first, PeriodGrammar.mayBegin(with: first),
      let (period, _) = PeriodGrammar.prefix(of: String(words).utf8.span, year: nil)
    else { return nil }
    return (period, Array(words.dropFirst(period.text.unicodeScalars.count)))
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
      "稱舉態當際預級號編項務來源內責門單進實狀備註說類別標體領導聯繫係問題計劃額資規業補執達階點間時節數據協參與牽頭辦設況個區縣績"
        .unicodeScalars,
      "称举态当际预级号编项务来源内责门单进实状备注说类别标体领导联系系问题计划额资规业补执达阶点间时节数据协参与牵头办设况个区县绩"
        .unicodeScalars),
    uniquingKeysWith: { first, _ in first })
}
