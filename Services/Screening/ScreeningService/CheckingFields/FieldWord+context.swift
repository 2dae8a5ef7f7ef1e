/// The words around a trade, beside those that other readers of the text know.
extension FieldWord {
  /// Each with its word, folded; a later one goes before an earlier one of the same letters.
  static let context: [(letters: [UInt32], term: FieldWord)] =
    CareerTerm.words.flatMap { entry in
      FieldWord(entry.term).map { term in entry.words.map { ($0.letters, term) } } ?? []
    } + own.flatMap { entry in entry.words.map { ($0.letters, entry.term) } }

  private init?(_ term: CareerTerm) {
    switch term {
    case .degree, .foreignDegree, .belowDegree, .school, .diploma, .studying, .unfinished: self = .study
    case .discipline: self = .discipline
    case .organisation, .university: self = .organisation
    case .otherPerson: self = .otherPerson
    case .oneself: self = .oneself
    case .negation, .planned: self = .undone
    case .harmless: self = .harmless
    case .work: self = .trade
    case .share, .role, .lead: self = .work
    default: return nil
    }
  }

  private static let own: [(term: FieldWord, words: [String])] = [
    (.trade, ["致力于", "专攻", "主攻"]),
    (.work, ["参加", "完成", "组织", "主导", "进行", "承建", "建成", "参建", "实施", "后任", "先后"]),
    (
      .organisation,
      [
        "有限公司", "分公司", "工程局", "局集团", "总院", "分院", "学校", "学会", "协会", "商会", "委员会", "经理部", "指挥部", "事业部", "项目公司",
        "园林局", "绿化局", "水利局", "水务局", "电力局", "大桥局", "隧道局", "交通局", "管理局", "建设局", "环保局", "出版社", "电网公司", "测绘院", "测绘分院",
        "设计研究院", "勘测设计院", "规划设计院", "工程公司", "股份公司", "咨询公司", "科技公司",
      ]
    ),
    (.study, ["培训", "课程", "选修", "主修", "读研"]),
    (
      .credential,
      ["建造师", "注册", "职称", "证书", "资格", "执业", "高级工程师(", "工程师(", "评审专家", "专家库", "持有", "资质", "水平考试"]
    ),
    (.visit, ["考察", "参观", "出差", "论坛", "会议", "论文", "发表", "学术", "研讨", "交流活动", "采购合同", "旁站", "移交"]),
    (.prize, ["奖", "称号", "奖章"]),
    (.undone, ["未从事", "未参与", "没有从事", "不从事", "不涉及", "不含"]),
    (.harmless, ["若干", "未来得及", "目标值", "项目部署", "企业级", "集团军", "计划管理"]),
  ]
}
