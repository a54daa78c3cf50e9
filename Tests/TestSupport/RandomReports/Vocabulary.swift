internal import ReportModel

/// The words that random reports are made of. Every sentence is invented.
enum Vocabulary {
  /// Header words and roles, as the contract lists them (copied by hand: the library's dictionary is under test).
  static let columns: [(role: String, words: [String])] = [
    ("number", ["序号", "编号", "序", "项次"]),
    ("source", ["任务来源", "来源"]),
    ("content", ["任务内容", "工作任务", "重点工作", "主要任务", "工作内容", "任务", "项目内容", "整改任务", "事项", "事项名称"]),
    ("project", ["项目名称", "项目"]),
    ("category", ["类别", "分类"]),
    ("target", ["目标任务", "年度目标", "全年目标任务", "整改目标", "年度指标值"]),
    ("measures", ["工作举措", "具体举措", "工作措施", "整改措施"]),
    ("requirement", ["工作要求", "具体要求"]),
    ("departments", ["责任部门", "责任单位", "责任主体", "责任科室"]),
    ("leadDepartments", ["牵头单位", "牵头部门", "主办单位", "承办单位"]),
    ("supportDepartments", ["配合单位", "配合部门", "协同单位", "参与部门"]),
    ("implementer", ["实施单位", "业主单位", "项目单位", "主管部门"]),
    ("leader", ["责任领导", "分管领导", "牵头领导"]),
    ("contact", ["责任人", "联系人"]),
    ("deadline", ["完成时限", "完成时间", "时限要求", "时间节点", "整改时限"]),
    ("progress", ["进展情况", "完成情况", "落实情况", "推进情况", "工作进展", "本月进展情况", "整改完成情况", "形象进度"]),
    ("status", ["状态", "完成状态", "是否完成", "是否达序"]),
    ("completionRate", ["完成率", "当前进度", "实际完成率", "执行率"]),
    ("amount", ["金额", "投资规模", "预算金额", "补助金额"]),
    ("location", ["建设地点", "位置"]),
    ("problems", ["存在问题", "问题"]),
    ("nextSteps", ["下一步工作", "下一步计划", "下步打算"]),
    ("remarks", ["备注", "说明"]),
  ]

  static let unknownColumns = ["督办文号", "督办频率", "涉及街道", "交办时间", "牵涉片区", "A类、B类"]

  /// The characters of header words that traditional writing has another form for, each before that form.
  private static let traditionalForms: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = Array(
      ("号號编編项項务務来來内內点點称稱类類别別标標举舉体體责責门門单單牵牽头頭办辦协協参參与與实實业業领領导導联聯系繫时時间間节節"
        + "进進况況状狀态態达達当當际際执執额額资資规規预預补補设設问問题題计計划劃备備注註说說级級区區重重").unicodeScalars)
    return Dictionary(
      uniqueKeysWithValues: stride(from: 0, to: pairs.count - 1, by: 2).map { (pairs[$0], pairs[$0 + 1]) })
  }()

  static func traditional(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0.unicodeScalars.append(traditionalForms[$1] ?? $1) }
  }

  static let issuers = ["区政府办公室", "市教育局", "县水利局", "高新区管委会", "滨河街道办事处", "市住房城乡建设委"]

  /// Organisations that name themselves without brackets.
  static let bareIssuers = ["市教育局", "县水利局", "区民政局", "滨河街道"]

  static let subjects = [
    "市政府工作报告重点工作", "区重点工程", "民生实事", "十大专项行动", "巡察反馈意见", "第一批惠民工程",
    "优化营商环境", "“一网通办”改革", "老旧小区改造", "三年攻坚行动",
  ]

  static let kinds = [
    "落实情况表", "进展情况表", "推进情况表", "完成情况表", "进度表", "任务分解表", "责任清单", "计划表", "统计表", "台账",
  ]

  static let documents = ["市政府工作报告重点工作", "区政府工作报告", "民生实事项目", "《生态环境保护规划》", "市委常委会工作要点", "督查通报"]

  static let departments = [
    "区民政局", "市教育局", "县水利局", "各街道", "各部门", "区住房城乡建设委", "市公安局交警支队", "滨河街道办事处",
    "各县（市）区政府", "市国资委（城投集团、水务集团）", "市12345热线中心", "区卫生健康委", "北塘镇", "省电力公司", "ABC公司",
  ]

  static let clauses = [
    "完成方案编制并通过评审", "已组织两轮现场核查", "首批点位投入使用", "累计办结群众来信46件", "与相关单位建立会商机制",
    "路面铺装完成62.5%", "新增学位900个", "惠及居民1.2万户", "施工许可证已取得", "改造雨污混接点86处", "资金拨付3,480.5万元",
    "正在开展招标前期工作", "综合楼主体结构封顶", "完成2.0版平台部署", "较上年同期提高3.5%", "统计口径截至2026.3", "面积约2600㎡",
    "由王镕同志牵头协调", "编号007号地块完成征收", "预计年底前完工", "开展“清风”专项行动", "形成问题清单12项", "A区、B区同步推进",
    "全年任务的145%", "召开推进会3次",
  ]

  /// Pieces that are hard on some syntax or other; all of them in GBK, none with a digit behind a semicolon.
  static let hardPieces = [
    "\"双控\"", "A&B", "&lt;", "&amp;", "&nbsp;", "<b>", "<br>", "</td>", "<!--", "-->", "]]>", "C:\\数据", "a|b", "\\|",
    "=SUM(A)", "#标签", "*重点*", "_x_", "~~", "`代码`", "[链接](x)", "{{x}}", "'", "喆", "㎡", "a,b", "a;b", "，", "+",
    "@甲", "//", "％", "<", ">", "&", "5\"管", "‰", "《办法》", "‘单’", "……", "——", "&#20013;", "=3D", "：", "x=\"y\"",
  ]

  /// Pieces that GBK does not have.
  static let unicodePieces = ["👩‍👩‍👧", "𠮷", "😀", "e\u{301}", "\u{F900}", "½", "\u{200D}甲", "ñ", "한글", "甲\u{A0}间"]

  static let codes = [
    "007", "0.50", "2026-03-31", "12,600", "3-1", "100", "110105199003070018", "1/2", "—", "/", "无", "+86", "-5",
  ]

  static let labelledNotes = ["注：本表按月更新。", "填报人：李明", "联系电话：010-60000000", "数据来源：各责任单位", "备注：“—”表示无此项。"]

  static let bareNotes = ["以上数据为初步统计。", "滨河区重点工作专班", "2026年4月2日"]

  static let numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// A Chinese number below 1,000: 二百八十五, 一百零三, 十二.
  static func chineseNumber(_ number: Int) -> String {
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10)
    var text = hundreds > 0 ? numerals[hundreds] + "百" : ""
    if tens > 0 { text += (tens == 1 && hundreds == 0 ? "" : numerals[tens]) + "十" }
    if tens == 0, hundreds > 0, ones > 0 { text += "零" }
    return text + (ones > 0 ? numerals[ones] : "")
  }

  static func fullWidth(_ number: Int) -> String {
    String(number).unicodeScalars.reduce(into: "") { text, digit in
      if let scalar = Unicode.Scalar(digit.value - 0x30 + 0xFF10) { text.unicodeScalars.append(scalar) }
    }
  }
}
