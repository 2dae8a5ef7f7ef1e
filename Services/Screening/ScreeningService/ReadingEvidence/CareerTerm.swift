/// What a word in a career text tells about N1.2 and N1.3.
enum CareerTerm: Sendable, Equatable {
  /// 本科 or above.
  case degree
  /// A degree in English, which names itself: bachelor of, MSc.
  case foreignDegree
  /// 大专 and the like: below what N1.2 asks for.
  case belowDegree
  /// 高中 and the like, which count only with 学历 or 毕业 after them: a school is also something that engineers build.
  case school
  /// 学历, 学位, 毕业
  case diploma
  case university
  /// 专业
  case discipline
  /// A course that may have ended since: 就读, 攻读. The degree counts only where 毕业 or 获…学位 follows.
  case studying
  /// A course that ends in no degree, or that somebody else takes.
  case unfinished
  case negation
  /// What is still to come, or only asked for.
  case planned
  /// From here to the sentence's end somebody else is spoken of.
  case otherPerson
  /// The candidate is spoken of again.
  case oneself
  /// A company or an institute.
  case organisation
  /// Somebody else within the clause: 指导, 带领, 团队.
  case people
  /// 从事: what the work is follows.
  case work
  /// 参与, 负责: as 从事, but of one work among others.
  case share
  /// 协助, 配合: the work is the candidate's, the lead somebody else's.
  case assistance
  /// 工作, 从业: says of itself that somebody works.
  case employment
  /// 担任
  case role
  /// 主持, 牵头
  case lead
  /// 具有: years of experience follow.
  case possession
  /// 经验, 经历, 年限
  case tenure
  /// 重要, 重大, 重点: significant where works follow.
  case weighty
  /// 助理, 办公室: a leader's title before it is not the candidate's.
  case attendance
  /// 其中
  case within
  /// Years of something that is no work: 工期, 使用年限.
  case notTenure
  /// Work outside engineering.
  case otherWork
  /// 至今: the text also speaks of a span that nobody added up.
  case openEnded
  /// 现任, 后任: there is more work than the years tell of.
  case sequence
  /// A word that only looks like one of the others.
  case harmless

  /// What the candidate is said to do; what stands before it has to leave them the subject.
  var isPredicate: Bool {
    switch self {
    case .work, .share, .assistance, .employment, .role, .lead, .possession: true
    default: false
    }
  }
}
