/// What a word in a career text tells about N1.2 and N1.3.
enum CareerTerm: Sendable, Equatable {
  /// 本科 or above.
  case degree
  /// 大专 and the like: below what N1.2 asks for.
  case belowDegree
  /// 高中 and the like, which count only with 学历 or 毕业 after them: a school is also something that engineers build.
  case school
  /// 学历, 学位, 毕业
  case diploma
  case university
  /// 专业
  case discipline
  /// A course that has not ended, or that ends in no degree.
  case unfinished
  case negation
  /// What is still to come.
  case planned
  /// From here to the sentence's end somebody else is spoken of.
  case otherPerson
  /// The candidate is spoken of again.
  case oneself
  /// Somebody else within the clause: 指导, 带领, 团队.
  case people
  /// 从事, 工作
  case work
  /// 担任
  case role
  /// 经验, 经历: the years stand before it.
  case tenure
  /// 重要, 重大, 重点: significant where works follow.
  case weighty
  /// 工程, 项目
  case works
  /// 主持, 技术负责人: significant engineering work by itself.
  case lead
  /// 其中
  case within
  /// Years of something that is no work: 工期, 使用年限.
  case notTenure
  /// Work outside engineering.
  case otherWork
  /// 至今: the text also speaks of a span that is not counted here.
  case openEnded
  /// A word that only looks like one of the others.
  case harmless

  static let lexicon = Lexicon<CareerTerm>([
    (.degree, ["本科", "学士", "硕士", "博士", "研究生", "专升本"]),
    (.belowDegree, ["大专", "专科", "中专"]),
    (.school, ["高中", "高职", "中职", "职高", "技校", "初中"]),
    (.diploma, ["学历", "学位", "毕业", "文凭"]),
    (.university, ["大学", "学院"]),
    (.discipline, ["专业"]),
    (
      .unfinished,
      ["在读", "在学", "肄业", "结业", "攻读", "退学", "辍学", "同等学", "相当于", "进修", "课程班", "研究生课程", "研修", "申请", "报考", "备考"]
    ),
    (
      .negation,
      [
        "未", "没有", "没取得", "尚无", "并非", "不是", "不具", "不属", "不符", "非本科", "非学士", "非硕士", "无学", "无本科", "无硕士", "无大专", "无正式",
        "无相关", "无重要", "无重大", "无重点", "无工程", "无工作", "无任何", "缺乏", "缺少",
      ]
    ),
    (.planned, ["拟", "计划", "预计", "即将", "将于", "将获", "将从事", "将在", "将担任", "未来", "今后", "目标"]),
    (
      .otherPerson,
      [
        "同事", "导师", "妻子", "丈夫", "爱人", "配偶", "父亲", "母亲", "儿子", "女儿", "其子", "其女", "其妻", "哥哥", "弟弟", "姐姐", "妹妹", "徒弟",
        "下属", "下级",
        "学生", "业主方", "合作方", "合伙人", "搭档", "要求", "招聘", "应聘", "任职条件", "上级领导",
      ]
    ),
    (.oneself, ["本人", "我", "自己"]),
    (
      .people,
      [
        "指导", "带领", "培养", "培训", "团队", "班组", "成员", "队员", "员工", "职工", "技术人员", "人员", "人均", "平均", "工程师们", "专家", "助手", "招收",
        "学员", "骨干",
      ]
    ),
    (.work, ["从事", "工作", "从业", "任职", "深耕", "专注", "投身", "工龄"]),
    (.role, ["担任", "出任", "历任"]),
    (.tenure, ["经验", "经历", "资历"]),
    (.weighty, ["重要", "重大", "重点"]),
    (.works, ["工程", "项目"]),
    (
      .lead,
      ["主持", "技术负责人", "项目负责人", "专业负责人", "设计负责人", "总负责人", "项目经理", "项目总工", "总工程师", "总设计师", "牵头"]
    ),
    (.within, ["其中", "期中"]),
    (
      .notTenure,
      [
        "工期", "历时", "为期", "使用年限", "使用寿命", "设计年限", "寿命", "质保", "保修", "质量保证", "周期", "一遇", "成立", "学习", "学制", "留学", "就读",
        "服役", "龄期",
        "租期", "合同期", "运营期", "特许", "建成", "竣工", "投运", "有效期", "超前", "提前", "历史", "岁",
      ]
    ),
    (
      .otherWork,
      [
        "会计", "财务", "行政工作", "行政管理", "人事", "人力资源", "法务", "文秘", "党务", "后勤", "翻译", "教师", "教学工作", "任教", "执教", "销售", "保险",
        "餐饮",
      ]
    ),
    (.openEnded, ["至今", "迄今", "到现在"]),
    (
      .harmless,
      [
        // Parts of these read as degrees: 日本科技, 资本科目, 重大专项, 提高中标率, 其中专业.
        "日本", "基本", "资本", "成本", "样本", "版本", "重大专", "提高", "高中低", "中专业", "大专业", "专业工程", "专业技术", "专业承包", "专业分包", "专业会员",
        "专业能力", "专业知识",
        "本科生", "硕士生", "博士生", "博士后", "研究生院", "研究生楼", "本科院校", "本科教学", "大专院校", "专科学校", "专科医院", "高等专科", "高职院校",
        // 未 and 无 without a denial; 未满 is read with its number.
        "未满", "不仅", "工作面", "工作井", "工作室", "工作站", "工作船", "工作票", "工作坊", "工作桥", "工作闸", "工作门",
      ]
    ),
  ])
}
