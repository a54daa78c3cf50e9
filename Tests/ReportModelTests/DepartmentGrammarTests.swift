import ReportModel
import Testing

/// Who is responsible, in the words of cells.
struct DepartmentGrammarTests {
  @Test(arguments: [
    ("各部门\n各街乡", "各部门=responsible 各街乡=responsible"),
    ("区教育局、区财政局，区水务局；区税务局", "区教育局=responsible 区财政局=responsible 区水务局=responsible 区税务局=responsible"),
    ("区教育局 区财政局　区水务局", "区教育局=responsible 区财政局=responsible 区水务局=responsible"),
    ("区教育局（含各中小学、幼儿园）、区财政局", "区教育局（含各中小学、幼儿园）=responsible 区财政局=responsible"),
    ("牵头单位：甲局\n配合单位：乙局、丙局", "甲局=lead 乙局=support 丙局=support"),
    ("主办:甲局；协办：乙局", "甲局=lead 乙局=support"),
    ("甲局（牵头）、乙局（配合）、丙局", "甲局=lead 乙局=support 丙局=responsible"),
    ("甲局\n（牵头）\n乙局", "甲局=lead 乙局=responsible"), ("（牵头）\n甲局\n（配合）\n乙局", "甲局=lead 乙局=support"),
    ("甲局 (牵头)", "甲局=lead"), ("各镇（街道）（配合）", "各镇（街道）=support"), ("各镇（街道）乙局（配合）", "各镇（街道）乙局=support"),
    ("区财政局（各镇（街道）配合）", "区财政局（各镇（街道）配合）=responsible"),
    ("区发改局（配合单位：区财政局、区教育局）", "区发改局（配合单位：区财政局、区教育局）=responsible"),
    ("各有关部门：区发改局", "各有关部门：区发改局=responsible"),
    ("区委宣传部（牵头，区卫生健康局配合）", "区委宣传部（牵头，区卫生健康局配合）=responsible"),
    ("甲局（未闭合\n乙局", "甲局（未闭合=responsible 乙局=responsible"),
    ("China Mobile 公司", "China Mobile 公司=responsible"),
    ("、；。", ""),
    // What one does is no duty of the others.
    ("甲局负责，乙局参与", "甲局=responsible 乙局=support"),
    ("甲局、乙局负责，丙局、丁局协助", "甲局=responsible 乙局=responsible 丙局=support 丁局=support"),
    ("①甲局②乙局", "甲局=responsible 乙局=responsible"), ("①区教育局（牵头）②各镇", "区教育局=lead 各镇=responsible"),
    // Two names are joined by a sign, or by a word between names that begin alike.
    ("区发改局/区工信局", "区发改局=responsible 区工信局=responsible"), ("区发改局＆区工信局牵头", "区发改局=lead 区工信局=lead"),
    ("区住建局和区城管局、各镇配合", "区住建局=support 区城管局=support 各镇=support"),
    ("区住建局会同区城管局", "区住建局=responsible 区城管局=responsible"), ("区水务局以及各镇（街道）", "区水务局=responsible 各镇（街道）=responsible"),
    ("市公安局和平分局", "市公安局和平分局=responsible"), ("重庆市和平区教育局", "重庆市和平区教育局=responsible"),
    ("区卫生和健康局、区文化和旅游局", "区卫生和健康局=responsible 区文化和旅游局=responsible"), ("怀化市会同县政府", "怀化市会同县政府=responsible"),
    ("市国资委（城投集团/水务集团）", "市国资委（城投集团/水务集团）=responsible"), ("24/7热线中心", "24/7热线中心=responsible"),
    // A duty is that of the names it stands behind.
    ("区水务局按职责分工负责，区财政局配合", "区水务局=responsible 区财政局=support"),
    ("区水务局牵头，区教育局、区民政局按职责分工负责，各镇街配合", "区水务局=lead 区教育局=responsible 区民政局=responsible 各镇街=support"),
    ("区水务局负责。区财政局配合。", "区水务局=responsible 区财政局=support"), ("区发改局、区工信局各负其责", "区发改局=responsible 区工信局=responsible"),
    ("牵头单位：区水务局；区财政局、各镇街配合", "区水务局=lead 区财政局=support 各镇街=support"),
    ("牵头单位：区水务局、区财政局；各镇街", "区水务局=lead 区财政局=lead 各镇街=lead"),
    // No name is a single character.
    ("财 政 局", "财政局=responsible"), ("团 委、妇 联", "团委=responsible 妇联=responsible"), ("区 教育局", "区教育局=responsible"),
    ("财 政 局 民 政 局", "财政局=responsible 民政局=responsible"), ("区教育局 财 政 局（配合）", "区教育局=responsible 财政局=support"),
    // Labels stand in brackets, without a colon, behind numbers.
    ("【牵头】区住建局【配合】区水务局", "区住建局=lead 区水务局=support"), ("（牵头）区发改局、（配合）区工信局", "区发改局=lead 区工信局=support"),
    ("区发改局（牵头，张三）", "区发改局=lead"), ("区发改局（主要牵头）", "区发改局=lead"),
    ("牵头单位 区发改局 配合单位 区工信局", "区发改局=lead 区工信局=support"),
    ("一、牵头单位：区发改局\n二、配合单位：区工信局", "区发改局=lead 区工信局=support"),
    ("1.牵头单位：区发改局 2.配合单位：区工信局", "区发改局=lead 区工信局=support"), ("第一牵头单位：区发改局", "区发改局=lead"),
    ("共同牵头：区发改局、区工信局", "区发改局=lead 区工信局=lead"), ("主办部门：区发改局；会办部门：区工信局", "区发改局=lead 区工信局=support"),
    ("区发改局、区财政局等3个部门", "区发改局=responsible 区财政局=responsible"), ("1.区发改局 2.区工信局", "区发改局=responsible 区工信局=responsible"),
  ])
  func departments(_ text: String, _ expected: String) {
    let departments = DepartmentGrammar.parse(text, part: .responsible)
    #expect(departments.map { "\($0.name)=\($0.role.rawValue)" }.joined(separator: " ") == expected)
  }

  @Test(arguments: [
    // What is said of one is not said of others that have been spoken of.
    ("县水利局负责，县财政局配合", "县水利局=responsible 县财政局=support"), ("甲局负责、乙局配合", "甲局=responsible 乙局=support"),
    ("甲局、乙局按职责分工负责，各镇配合", "甲局=responsible 乙局=responsible 各镇=support"),
    ("甲局牵头，乙局、丙局按职责分工负责，丁局配合", "甲局=lead 乙局=responsible 丙局=responsible 丁局=support"),
    ("甲局负责。乙局配合。", "甲局=responsible 乙局=support"), ("甲局牵头负责，乙局共同配合", "甲局=lead 乙局=support"),
    ("甲局、乙局 牵头", "甲局=lead 乙局=lead"), ("甲局 牵头、乙局 配合", "甲局=lead 乙局=support"),
    ("牵头单位：甲局；乙局、丙局配合", "甲局=lead 乙局=support 丙局=support"), ("牵头单位：甲局、乙局、丙局配合", "甲局=lead 乙局=lead 丙局=support"),
    ("牵头单位：甲局\n乙局，丙局配合", "甲局=lead 乙局=support 丙局=support"), ("牵头单位：甲局，乙局配合", "甲局=lead 乙局=support"),
    // Short names are set apart to the width of the longer ones.
    ("水 务 局", "水务局=responsible"), ("团 委、妇 联", "团委=responsible 妇联=responsible"), ("县 人 社 局", "县人社局=responsible"),
    ("公 安 局（牵头）、住建局", "公安局=lead 住建局=responsible"), ("水　务　局 财政局", "水务局=responsible 财政局=responsible"),
    ("水 务 局   公 安 局", "水务局=responsible 公安局=responsible"), ("县 水务局 县 财政局", "县水务局=responsible 县财政局=responsible"),
    ("水务 局、财政 局", "水务局=responsible 财政局=responsible"), ("水务局 团 委 妇联", "水务局=responsible 团委=responsible 妇联=responsible"),
    ("牵 头 单 位：甲局", "甲局=lead"), ("水务局 等", "水务局=responsible"),
    // Labels in brackets, before names or beside another word.
    ("【牵头】甲局【配合】乙局、丙局", "甲局=lead 乙局=support 丙局=support"), ("（牵头）甲局、（配合）乙局", "甲局=lead 乙局=support"),
    ("[主办]：甲局\n[协办]：乙局", "甲局=lead 乙局=support"), ("甲局（牵头，李四）、乙局（李四）", "甲局=lead 乙局（李四）=responsible"),
    ("甲局（主要牵头）、乙局（第一责任单位）", "甲局=lead 乙局=responsible"), ("甲局（牵头、配合）", "甲局（牵头、配合）=responsible"),
    ("（市）甲局", "（市）甲局=responsible"),
    // Labels in other forms.
    ("牵头单位 甲局 配合单位 乙局 丙局", "甲局=lead 乙局=support 丙局=support"), ("牵头 甲局 配合 乙局", "甲局=lead 乙局=support"),
    ("一、牵头单位：甲局\n二、配合单位：乙局", "甲局=lead 乙局=support"), ("1.牵头单位：甲局 2.配合单位：乙局", "甲局=lead 乙局=support"),
    ("第一牵头单位：甲局；会办部门：乙局", "甲局=lead 乙局=support"), ("共同牵头：甲局、乙局", "甲局=lead 乙局=lead"),
    ("牵头单位：甲局\n监督单位：乙局", "甲局=lead 乙局=responsible"), ("各责任单位、有关责任单位", "各责任单位=responsible 有关责任单位=responsible"),
    ("责任单位：甲局\n责任人：李四", "甲局=responsible"),
    ("①甲局②乙局", "甲局=responsible 乙局=responsible"), ("1.甲局 2.乙局", "甲局=responsible 乙局=responsible"),
    ("1、甲局、2、乙局", "甲局=responsible 乙局=responsible"), ("第1、2中学", "第1=responsible 2中学=responsible"),
    // What is no part of a name.
    ("由区水务局牵头，会同区财政局", "区水务局=lead 区财政局=responsible"), ("会同县教育局、会同各方", "会同县教育局=responsible 会同各方=responsible"),
    ("由区水务局（牵头）、由甲", "区水务局=lead 由甲=responsible"),
    ("甲局、乙局等3个部门", "甲局=responsible 乙局=responsible"), ("甲局、乙局等五家单位", "甲局=responsible 乙局=responsible"),
    ("甲局等有关部门", "甲局=responsible"), ("甲局、乙局各负其责", "甲局=responsible 乙局=responsible"),
    ("甲局（各按职责）、乙局（按职责分工负责）", "甲局=responsible 乙局=responsible"), ("高等学校、平等就业处", "高等学校=responsible 平等就业处=responsible"),
  ])
  func otherForms(_ text: String, _ expected: String) { departments(text, expected) }

  @Test(arguments: [
    // A narrow column breaks names; what can be two names is two.
    ("市发改委及\n财政局", "市发改委=responsible 财政局=responsible"),
    ("市自然资源和\n规划局", "市自然资源和规划局=responsible"), ("市自然资源\n和规划局、市财政局", "市自然资源和规划局=responsible 市财政局=responsible"),
    ("市住房和城乡建\n设局\n市财政局", "市住房和城乡建设局=responsible 市财政局=responsible"),
    ("市人力资源和社\n会保障局（牵头）\n各镇", "市人力资源和社会保障局=lead 各镇=responsible"),
    ("市发展和改革\n委员会", "市发展和改革委员会=responsible"),
    ("市教育局和\n市财政局", "市教育局=responsible 市财政局=responsible"), ("市残联\n团市委", "市残联=responsible 团市委=responsible"),
    ("市公安局\n和平区教育局", "市公安局=responsible 和平区教育局=responsible"), ("市直单位\n和平区教育局", "市直单位=responsible 和平区教育局=responsible"),
    ("张三\n市教育局", "张三=responsible 市教育局=responsible"), ("各镇街\n教育局", "各镇街=responsible 教育局=responsible"),
    // What is said inside a piece.
    ("区发改局牵头区财政局配合", "区发改局=lead 区财政局=support"), ("市教育局配合市财政局", "市教育局=support 市财政局=responsible"),
    ("市教育局负责选址，市财政局负责资金保障", "市教育局=responsible 市财政局=responsible"),
    ("区城管局负责清运，各镇（街道）配合", "区城管局=responsible 各镇（街道）=support"),
    ("市教育局牵头推进，财政局、人社局配合", "市教育局=lead 财政局=support 人社局=support"),
    ("市教育局负责选址，财政局负责资金", "市教育局=responsible 财政局=responsible"),
    ("市教育局负责方案，配合单位：财政局、人社局", "市教育局=responsible 财政局=support 人社局=support"),
    ("市教育局负责选址、立项、招标", "市教育局=responsible"),
    ("市人大常委会办公室", "市人大常委会办公室=responsible"), ("市发改委协同发展处", "市发改委协同发展处=responsible"),
    ("市机关事务局主办公楼管理处", "市机关事务局主办公楼管理处=responsible"),
    ("市工信局、市科技和\n市大数据局", "市工信局=responsible 市科技和=responsible 市大数据局=responsible"),
    ("市自然资源和\n规划局", "市自然资源和规划局=responsible"),
    ("市教育局：完成选址、做好规划；市财政局：保障资金", "市教育局=responsible 市财政局=responsible"),
    ("市教育局负责人", "市教育局负责人=responsible"), ("市协同创新中心", "市协同创新中心=responsible"),
    ("牵头单位市教育局，配合单位市财政局", "市教育局=lead 市财政局=support"), ("市级：市教育局；区级：区教育局", "市教育局=responsible 区教育局=responsible"),
    ("主办：市教育局\n分办：市财政局", "市教育局=lead 市财政局=responsible"),
    ("市教育局-牵头、市财政局：配合", "市教育局=lead 市财政局=support"), ("市教育局（为主）、市财政局（协）", "市教育局=lead 市财政局=support"),
    ("市教育局、市财政局（共同牵头），市人社局", "市教育局=lead 市财政局=lead 市人社局=responsible"),
    ("市教育局、市财政局（均为牵头单位）", "市教育局=lead 市财政局=lead"),
    ("市教育局、市财政局（排名第一的为牵头单位）", "市教育局=lead 市财政局=responsible"),
    ("市教育局（牵头、市财政局", "市教育局=lead 市财政局=responsible"), ("★市教育局、市财政局*", "市教育局=responsible 市财政局=responsible"),
    ("市教育局﹑市财政局､市人社局＋市民政局", "市教育局=responsible 市财政局=responsible 市人社局=responsible 市民政局=responsible"),
    ("市人力资源\n社会保障局", "市人力资源社会保障局=responsible"), ("市政务服务数\n据管理局（牵头）", "市政务服务数据管理局=lead"),
    ("市文化广电旅\n游和体育局、市财政局", "市文化广电旅游和体育局=responsible 市财政局=responsible"),
    ("市文旅投\n综合科", "市文旅投=responsible 综合科=responsible"), ("市污水处理厂\n城关镇", "市污水处理厂=responsible 城关镇=responsible"),
    ("市人大\n团市委", "市人大=responsible 团市委=responsible"), ("县委书记\n教育局", "县委书记=responsible 教育局=responsible"),
    ("市农业农村\n财政局", "市农业农村=responsible 财政局=responsible"), ("市交通\n运输局", "市交通运输局=responsible"),
    ("市教育局统筹\n民政局", "市教育局=responsible 民政局=responsible"),
    ("牵头-市教育局；配合-财务科、市财政局", "市教育局=lead 财务科=support 市财政局=support"),
    ("各乡镇、办公室", "各乡镇=responsible 办公室=responsible"),
    ("市教育局、市财政局及相关单位", "市教育局=responsible 市财政局=responsible 相关单位=responsible"),
    ("市教育局为主，市财政局为辅", "市教育局=lead 市财政局=support"),
    ("牵头-市教育局；配合-市财政局、市人社局", "市教育局=lead 市财政局=support 市人社局=support"),
    ("牵头单位/市教育局，配合单位／市财政局", "市教育局=lead 市财政局=support"), ("市教育局（牵）、市财政局（配）", "市教育局=lead 市财政局=support"),
    ("市教育局（牵头）：负责选址；市财政局（配合）：保障资金", "市教育局=lead 市财政局=support"),
    ("市教育局（含直属单位）：负责选址", "市教育局（含直属单位）：负责选址=responsible"),
    ("（市教育局、市财政局）", "市教育局=responsible 市财政局=responsible"), ("市教育局、（市人社局）", "市教育局=responsible 市人社局=responsible"),
    ("市政府办公室\n（市大数据局）", "市政府办公室=responsible （市大数据局）=responsible"),
    ("各街道、镇，区财政局", "各街道=responsible 各镇=responsible 区财政局=responsible"), ("区财政局、部", "区财政局=responsible 部=responsible"),
    ("市农业农村\n局（牵头）", "市农业农村局=lead"), ("区委组织\n部", "区委组织部=responsible"),
    ("各镇（街\n道）、市财政局", "各镇（街道）=responsible 市财政局=responsible"), ("市人大常委会办公室", "市人大常委会办公室=responsible"),
    ("市教育局抓总，市财政局配合", "市教育局=responsible 市财政局=support"), ("市教育局统筹，各区县落实", "市教育局=responsible 各区县落实=responsible"),
    ("市教育局为牵头单位，市财政局为配合单位", "市教育局=lead 市财政局=support"), ("牵头单位为市教育局，配合单位是市财政局", "市教育局=lead 市财政局=support"),
    ("牵头（市教育局），配合（市财政局、市人社局）", "市教育局=lead 市财政局=support 市人社局=support"),
    ("市教育局、市财政局等市直部门", "市教育局=responsible 市财政局=responsible"),
    ("市财政局等相关部门和各区县", "市财政局=responsible 各区县=responsible"), ("市教育局党组", "市教育局党组=responsible"),
    ("市教育局局长", "市教育局局长=responsible"), ("市局机关", "市局机关=responsible"),
    ("市教育局.市财政局", "市教育局=responsible 市财政局=responsible"), ("待定", ""),
  ])
  func pieces(_ text: String, _ expected: String) {
    let departments = DepartmentGrammar.parse(text, part: .responsible)
    #expect(departments.map { "\($0.name)=\($0.role.rawValue)" }.joined(separator: " ") == expected)
  }
}
