/// Whether a discipline is engineering or related to it, as N1.2 asks.
enum Discipline: Sendable, Hashable {
  case engineering
  /// Plainly something else: law, accounting, a language.
  case unrelated
  /// Between the two, or unknown: a person has to say whether it is related.
  case unclear

  /// Reads the name of a discipline as people write it, e.g. 水文与水资源工程.
  init(_ name: String) {
    self.init(letters: FoldedText(name).letters[...])
  }

  init(letters: ArraySlice<UInt32>) {
    var isEngineering = false
    var isUnrelated = false
    for match in Self.lexicon.matches(in: letters) {
      switch match.term {
      case .engineering: isEngineering = true
      case .unrelated: isUnrelated = true
      case .unclear: break
      }
    }
    self =
      switch (isEngineering, isUnrelated) {
      case (true, false): .engineering
      case (false, true): .unrelated
      default: .unclear
      }
  }

  /// The stems of the Ministry of Education's engineering disciplines and of Attachment 1; longer names that contain one
  /// of them without being engineering stand beside them, since the longest word wins.
  private static let lexicon = Lexicon<Discipline>([
    (
      .engineering,
      [
        "工程", "工学", "土木", "机械", "电气", "自动化", "计算机", "通信", "电子", "建筑", "水利", "水电", "水文", "水资源", "测绘", "地质", "采矿", "矿物加工",
        "材料", "软件",
        "汽车", "车辆", "环境", "能源", "动力", "暖通", "给排水", "给水排水", "仪器", "测控", "焊接", "结构", "岩土", "道路", "桥梁", "隧道", "园林", "网络",
        "物联网", "人工智能",
        "信息安全", "信息技术", "机器人", "冶金", "石油", "船舶", "飞行器", "航空", "航天", "交通运输", "轨道交通", "铁道", "铁路", "港口", "港航", "制冷", "光电",
        "机电",
        "模具", "化工", "热能", "勘查", "勘察", "遥感", "地理信息", "城乡规划", "城市规划", "造价", "电力", "电机", "数控", "铸造", "集成电路", "生态修复",
        "农田水利", "工民建",
        "engineering", "computer", "software", "architecture",
      ]
    ),
    (
      .unrelated,
      [
        "金融", "会计", "财务", "审计", "经济学", "国际贸易", "国际经济", "工商管理", "行政管理", "人力资源", "公共管理", "公共事业", "法学", "法律", "英语", "日语",
        "俄语",
        "法语", "德语", "西班牙语", "葡萄牙语", "阿拉伯语", "缅甸语", "翻译", "汉语言", "中文", "新闻", "传播学", "历史学", "哲学", "体育", "音乐", "舞蹈", "美术",
        "临床", "护理",
        "药学", "中医", "教育学", "学前教育", "思想政治", "旅游", "社会学", "社会工作", "心理学", "酒店管理", "businessadministration", "economics",
        "finance", "english", "accounting",
      ]
    ),
    (
      .unclear,
      [
        "金融工程", "电子商务", "电子竞技", "环境设计", "环境艺术", "环境法", "环境经济", "网络与新媒体", "网络新媒体", "网络营销", "汽车营销", "能源经济", "航空服务",
        "建筑装饰", "材料化学", "材料物理",
        "信息管理", "生物工程", "食品科学与工程", "交通管理", "园林绿化",
      ]
    ),
  ])
}
