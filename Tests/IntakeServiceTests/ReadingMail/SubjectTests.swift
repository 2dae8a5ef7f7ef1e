import AccordTesting
import Testing

@testable import IntakeService

/// N3.1b: the subject is `评价（2025）+推荐单位`.
struct SubjectTests {
  private static let units = [
    "江海省工程师学会", "滨城市工程师协会", "中国水工工程学会", "江海建工集团有限公司", "江海集团（本部）", "江海省住房和城乡建设厅", "北辰市科学技术协会", "江海省电力设计研究院",
    "东江大学", "江海新材料产业联合会",
  ]

  /// One subject as somebody may write it.
  private static func decorated(_ unit: String, _ dice: inout Dice) -> String {
    let year = dice.pick(["2025", "2025", "２０２５", "二〇二五", "二○二五", "2025年", "2025年度", "2 0 2 5"])
    let (open, close) = dice.pick([
      ("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"), ("〔", "〕"), ("", ""), ("《", "》"), ("（", ")"),
    ])
    let title = dice.pick(["评价", "评价", "評價", "评 价"])
    let plus = dice.pick([
      "+", "＋", "-", "—", "——", "_", ":", "：", "/", " ", " + ", "\u{3000}", "\u{A0}", "-+", "、", "|",
    ])
    // Without a bracket or a mark of any kind nothing parts the year from the name, but they part by themselves.
    let mark = dice.chance(10) ? "" : plus
    var name = dice.chance(15) ? dice.pick(["“\(unit)”", "「\(unit)」", "\"\(unit)\"", "（\(unit)）", "《\(unit)》"]) : unit
    if dice.chance(30) {
      name += dice.pick([
        "报送材料", "推荐表", "第二批", "（第二批）", "-第2批", " 推荐材料", "推荐人员名单", "(更正)", "（补充材料）", " 共12人", "20250416", "附件3", "的推荐函",
        "_更正版",
        "推荐参加工程能力评价人员情况表",
      ])
    }
    if dice.chance(10) { name = "推荐单位：" + name }
    var subject = title + open + year + close + mark + name
    if dice.chance(20) { subject = subject.map { dice.chance(20) && $0 == "（" ? " （" : String($0) }.joined() }
    for _ in 0..<(dice.chance(60) ? Int.random(in: 0...3, using: &dice.random) : 0) {
      subject =
        dice.pick([
          "Re: ", "RE：", "re:", "Fwd: ", "FW: ", "Fw：", "回复：", "回复: ", "答复：", "转发：", "轉發：", "回复(2)：", "Re[3]: ",
          "回复（2）：",
          "【外部邮件】", "[重要]", "主题：", " ", "\u{3000}", "回执：", "(SPAM) ",
        ]) + subject
    }
    return subject + dice.pick(["", "", " ", "。", "！", "\u{A0}"])
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func theUnitIsFoundHoweverTheSubjectIsWritten(seed: UInt64) throws {
    var dice = Dice(random: SeededGenerator(seed: seed))
    for _ in 0..<50 {
      let unit = dice.pick(Self.units)
      let text = Self.decorated(unit, &dice)
      let subject = try #require(SubmissionSubject(text), "no submission: \(text)")
      #expect(subject.campaign == 2025, "\(text)")
      #expect(subject.unit == unit, "\(text)")
      #expect(subject.isUnitCertain, "\(text)")
    }
  }

  @Test(arguments: [
    "您好", "", "关于评价结果的咨询", "请对您的订单作出评价", "评价您的购物体验，赢2025积分", "评价一下我们的服务", "2025年度职称评价工作通知", "报销单", "自动回复: 外出",
    "Re: 会议纪要", "转发：2025年4月工作计划", "评价", "客户评价 5 星", "服务评价（5分）+满意", "评价（20251）+学会", "评价（1925）",
  ])
  func whatIsNoSubmissionStaysNone(text: String) {
    #expect(SubmissionSubject(text) == nil)
  }

  @Test(arguments: [
    ("评价（2025）", nil, false), ("评价（2025）+推荐单位", nil, false), ("评价（2025）+XX学会", nil, false),
    ("评价（2025）推荐材料", nil, false),
    ("评价（2025）+江海省工程师学会张三", "江海省工程师学会张三", false), ("评价（2025）报名何时截止？", nil, false), ("请问评价（2025）怎么报送", nil, false),
    ("关于报送评价（2025）材料的函", nil, false), ("2025年评价：江海省工程师学会", "江海省工程师学会", true), ("评价+江海省工程师学会", "江海省工程师学会", true),
    ("评价（2025）+更正：江海省工程师学会", "江海省工程师学会", true), ("评价（2025）+ABC Engineering Society", "ABC Engineering Society", true),
  ])
  func whatNamesNoUnitClearlyIsNotGuessed(text: String, unit: String?, isCertain: Bool) throws {
    let subject = try #require(SubmissionSubject(text))
    #expect(subject.unit == unit)
    #expect(subject.isUnitCertain == isCertain)
  }

  @Test(arguments: [
    ("自动回复：回执：评价（2025）+江海省工程师学会", true, false), ("Automatic reply: 回执：评价（2025）+甲会", true, false),
    ("Undelivered Mail Returned to Sender", true, false), ("系统退信", true, false), ("已读: 回执：评价（2025）+甲会", true, false),
    ("回复：回执：评价（2025）+甲会", false, true), ("Re: Re: 评价（2025）+甲会", false, true), ("转发：评价（2025）+甲会", false, false),
  ])
  func answersAndMachinesAreTold(text: String, isAutomatic: Bool, isReply: Bool) {
    let subject = MailSubject(text)
    #expect(subject.isAutomatic == isAutomatic)
    #expect(subject.isReply == isReply)
  }
}
