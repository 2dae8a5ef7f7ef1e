/// What may stand before the candidate's own deed without taking the subject away from them: 本人, a time, a place.
/// A list of what is allowed, since nobody can list who else may be spoken of.
struct LeadIn: Sendable {
  /// Where it ends: the deed begins here, or whatever else the clause speaks of.
  private(set) var end: Int
  /// 在中铁大桥局: one employer or country of perhaps several.
  private(set) var hasPlace = false
  private(set) var span: CalendarSpan?

  init(in text: FoldedText, _ range: Range<Int>, terms: [Lexicon<CareerTerm>.Match]) {
    end = range.lowerBound
    let letters = text.letters[range]
    while end < range.upperBound {
      let word = Self.lexicon.match(at: end, in: letters)
      let predicate = terms.first { $0.range.lowerBound == end && $0.term.isPredicate }
      if let predicate, predicate.range.count >= word?.range.count ?? 0 { return }
      if let word {
        switch word.term {
        case .filler: end = word.range.upperBound
        case .place:
          hasPlace = true
          guard passPlace(in: text, from: word.range.upperBound, until: range.upperBound, terms: terms) else { return }
        case .trap: return
        }
      } else if let span = CalendarSpan(in: text, at: end, until: range.upperBound) {
        self.span = self.span ?? span
        end = span.range.upperBound
      } else if let date = CalendarPoint(in: text.letters, at: end, until: range.upperBound) {
        end = date.range.upperBound
      } else {
        return
      }
    }
  }

  /// A place runs up to the deed, or to 领导下 and the like, after which somebody else may follow.
  private mutating func passPlace(
    in text: FoldedText, from start: Int, until limit: Int, terms: [Lexicon<CareerTerm>.Match]
  ) -> Bool {
    let deed = terms.first { $0.range.lowerBound >= start && $0.term.isPredicate }?.range.lowerBound ?? limit
    for index in start..<deed {
      if Self.handingOver.contains(text.letters[index]) { return false }
      // 就职于示例集团（30年重大工程经验）: the bracket speaks of the place.
      if text.letters[index] == Self.opening, !text.letters[index..<deed].contains(Self.closing) { return false }
      if let boundary = Self.boundaries.first(where: { text.has($0, at: index, until: deed) }) {
        end = index + boundary.count
        return true
      }
    }
    end = deed
    return true
  }

  private enum Word: Sendable { case filler, place, trap }

  private static let lexicon = Lexicon<Word>([
    (
      .filler,
      [
        "本人", "我", "自己", "该同志", "申请人", "被推荐人", "候选人", "其中", "期中", "其间", "期间", "此间", "毕业后", "毕业以来", "毕业至今", "参加工作后",
        "参加工作以来",
        "参加工作至今", "工作以来", "工作后", "入职后", "入职以来", "回国后", "退伍后", "从业以来", "长期以来", "多年来", "近年来", "长期", "一直", "始终", "主要",
        "先后", "曾经", "曾",
        "现", "目前", "至今", "已经", "已", "累计", "连续", "持续", "专职", "专业", "潜心", "扎根", "坚持", "随后", "之后", "此后", "后来", "后", "先",
        "并且",
        "并", "同时", "且",
        "也", "还", "又", "均", "都", "共", "总共", "合计", "自", "从", "起", "开始", "以来", "本科", "大专", "中专", "硕士", "博士", "研究生", "学历",
        "正式",
        "(", ")", "、", ":",
        "另", "另外", "再", "独立", "全面", "具体", "直接", "一线", "的",
      ]
    ),
    (
      .place,
      ["在", "就职于", "任职于", "供职于", "受聘于", "服务于", "毕业于", "就职", "入职", "加入", "进入", "调入", "调任", "派驻", "赴", "到", "于"]
    ),
    (
      .trap,
      [
        "在建", "在役", "在运", "在用", "于是", "我司", "我部", "我们", "我方", "我队", "我校", "我院", "我局", "我所", "我处", "我厂", "我公司", "我单位",
      ]
    ),
  ])
  private static let opening: UInt32 = 0x28
  private static let closing: UInt32 = 0x29
  /// 由, 被, 令, 让: what follows does it.
  private static let handingOver = "由被令让".letters
  private static let boundaries = [
    "期间", "领导下", "指导下", "带领下", "安排下", "支持下", "组织下", "建设中", "施工中", "设计中", "工作中", "过程中", "项目中", "工程中",
  ].map(\.letters)
}
