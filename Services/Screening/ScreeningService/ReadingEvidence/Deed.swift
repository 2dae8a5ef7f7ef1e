/// What a clause says that the candidate does, from the verb to the number of years or the clause's end.
struct Deed: Sendable, Hashable {
  /// Engineering, or work of no kind named.
  var isWork: Bool
  var isSignificant: Bool
  /// 工作12年: of what kind is not said, so anything else in the text may be a part of it.
  var isGeneric = false
  /// It speaks of all the candidate's work and not of one employer's or one project's.
  var isTotal = false
  /// 重要工程工作, without a verb: as the form's column names it, a part of the whole.
  var isNominal = false
}

/// Reads deeds in a clause. Only what is fully understood is one: a verb that is the candidate's own, and an object that ends
/// in a word of the trade (主持设计的水电站已安全运行12年 ends in none).
struct DeedReader {
  let text: FoldedText
  let terms: [Lexicon<CareerTerm>.Match]

  /// - Parameters:
  ///   - start: behind the lead-in.
  ///   - end: where the years or the clause's end stand.
  ///   - isPart: behind 其中.
  func deed(from start: Int, to end: Int, isPart: Bool) -> Deed? {
    guard start < end else { return nil }
    // 工作经验 begins with a verb and is none.
    let isTenure = terms.contains { $0.term == .tenure && $0.range.upperBound == end }
    guard let first = predicate(at: start), !(isTenure && first.term == .employment) else {
      return nominal(start..<end, isPart: isPart)
    }
    var predicate = first
    // 从事设计并担任项目负责人: the last of several deeds has the years.
    for next in terms where next.term.isPredicate && next.range.lowerBound > first.range.upperBound {
      guard next.range.upperBound <= end, Self.joints.contains(text.letters[next.range.lowerBound - 1]) else {
        continue
      }
      predicate = next
    }
    return deed(predicate.term, object: predicate.range.upperBound..<end)
  }

  /// 从事9年桥梁设计: the object stands behind the years.
  func deed(_ verb: CareerTerm, object: Range<Int>) -> Deed? {
    if verb == .employment {
      let rest = stripped(object, of: Self.tails)
      return rest.isEmpty ? Deed(isWork: true, isSignificant: false, isGeneric: true, isTotal: true) : nil
    }
    let core = core(of: object)
    let words = TradeWord.lexicon.matches(in: text.letters[core])
    guard let last = words.last, last.range.upperBound == core.upperBound, !isRelative(core, last) else { return nil }
    let isAttendance = contains(.attendance, in: object) || contains(.assistance, in: object)
    if last.term == .post {
      return verb == .lead ? nil : Deed(isWork: true, isSignificant: false, isTotal: verb == .work)
    }
    if last.term == .manager {
      // 副总工程师 is a post below.
      let isDeputy = last.range.lowerBound > core.lowerBound && text.letters[last.range.lowerBound - 1] == Self.deputy
      switch verb {
      case .role, .work: return Deed(isWork: true, isSignificant: !isDeputy && !isAttendance)
      default: return nil
      }
    }
    guard words.contains(where: { $0.term.isEngineering }) else { return nil }
    switch verb {
    case .work, .share:
      return Deed(isWork: true, isSignificant: isWeighty(object) && !isAttendance, isTotal: verb == .work)
    case .assistance: return Deed(isWork: true, isSignificant: false)
    case .lead: return Deed(isWork: true, isSignificant: !isAttendance)
    default: return nil
    }
  }

  /// 9年桥梁工程设计经验: what the experience is of.
  func deed(ofExperience subject: Range<Int>) -> Deed? {
    let core = core(of: stripped(subject, of: [Self.of]))
    if core.isEmpty { return Deed(isWork: true, isSignificant: false, isGeneric: true, isTotal: true) }
    let words = TradeWord.lexicon.matches(in: text.letters[core])
    guard let last = words.last, last.range.upperBound == core.upperBound else { return nil }
    let isAttendance = contains(.attendance, in: subject) || contains(.assistance, in: subject)
    if last.term == .manager { return isAttendance ? nil : Deed(isWork: true, isSignificant: true) }
    guard last.term == .post || words.contains(where: { $0.term.isEngineering }), !isRelative(core, last) else {
      return nil
    }
    return Deed(isWork: true, isSignificant: isWeighty(subject) && !isAttendance, isTotal: true)
  }

  /// Without a verb: 工作经验, 相关专业工作年限, 重要工程工作, and behind 其中 also 项目经理 and 海外项目.
  private func nominal(_ range: Range<Int>, isPart: Bool) -> Deed? {
    if let noun = terms.last(where: { $0.term == .tenure && $0.range.upperBound == range.upperBound }) {
      let subject = range.lowerBound..<noun.range.lowerBound
      guard subject.isEmpty || isOfTrade(subject) else { return nil }
      // 示例项目经历12年: the project took them.
      if let last = TradeWord.lexicon.matches(in: text.letters[subject]).last,
        last.term == .works || last.term == .project,
        last.range.upperBound == subject.upperBound
      {
        return nil
      }
      return deed(ofExperience: subject)
    }
    let core = core(of: range)
    let words = TradeWord.lexicon.matches(in: text.letters[core])
    guard let last = words.last, last.range.upperBound == core.upperBound, isOfTrade(range) else { return nil }
    if last.term == .manager, !contains(.attendance, in: range) { return Deed(isWork: true, isSignificant: true) }
    if isWeighty(range), isPart || core.upperBound < range.upperBound {
      return Deed(isWork: false, isSignificant: !contains(.attendance, in: range), isNominal: true)
    }
    // Understood, though it says nothing of its own.
    return isPart ? Deed(isWork: true, isSignificant: false) : nil
  }

  func predicate(at index: Int) -> Lexicon<CareerTerm>.Match? {
    terms.first { $0.range.lowerBound == index && $0.term.isPredicate }
  }

  private func contains(_ term: CareerTerm, in range: Range<Int>) -> Bool {
    terms.contains { $0.term == term && range.contains($0.range.lowerBound) }
  }

  /// 重大水利工程
  private func isWeighty(_ range: Range<Int>) -> Bool {
    guard let weight = terms.first(where: { $0.term == .weighty && range.contains($0.range.lowerBound) }) else {
      return false
    }
    return TradeWord.lexicon.matches(in: text.letters[weight.range.upperBound..<range.upperBound]).contains {
      $0.term == .works || $0.term == .project
    }
  }

  /// Nothing but words of the trade and of weight stands there.
  private func isOfTrade(_ range: Range<Int>) -> Bool {
    let words = TradeWord.lexicon.matches(in: text.letters[range]).map(\.range)
    let weights = terms.filter { $0.term == .weighty || $0.term == .employment }.map(\.range)
    return range.allSatisfy { index in
      words.contains { $0.contains(index) } || weights.contains { $0.contains(index) }
        || Self.links.contains(text.letters[index])
    }
  }

  /// 设计的水电站: what somebody designed and not what they do. 水电站的设计 is what they do.
  private func isRelative(_ core: Range<Int>, _ last: Lexicon<TradeWord>.Match) -> Bool {
    guard let of = text.letters[core].lastIndex(of: Self.particle) else { return false }
    if last.term == .manager || last.term == .post { return false }
    guard last.term == .activity || last.term == .common, of > core.lowerBound else { return true }
    let isVerb = TradeWord.lexicon.matches(in: text.letters[core]).contains {
      ($0.term == .activity || $0.term == .common) && $0.range.upperBound == of
    }
    return isVerb || terms.contains { $0.term.isPredicate && $0.range.upperBound == of }
      || Self.doing.contains { text.has($0, before: of, from: core.lowerBound) }
  }

  /// Without 等工作, 方面的工作, （含市政） at its end.
  private func core(of object: Range<Int>) -> Range<Int> {
    var core = stripped(object, of: Self.tails)
    if let last = core.last, text.letters[last] == Self.closing,
      let opening = text.letters[core].lastIndex(of: Self.opening)
    {
      core = stripped(core.lowerBound..<opening, of: Self.tails)
    }
    return core
  }

  private func stripped(_ range: Range<Int>, of words: [[UInt32]]) -> Range<Int> {
    var end = range.upperBound
    while let word = words.first(where: { text.has($0, before: end, from: range.lowerBound) }) { end -= word.count }
    return range.lowerBound..<end
  }

  private static let joints = "并且时兼、和及或".letters
  private static let links = "、和与及的()等为".letters
  private static let tails = [
    "工作", "时间", "年限", "生涯", "等", "方面", "领域", "行业", "岗位", "职务", "一职", "职位", "业务", "任务", "的", "为", "共计", "累计", "总计", "合计",
    "共", "至今", "迄今",
    "已", "了", "也",
  ].map(\.letters)
  private static let doing = ["完成", "承接", "编制", "获奖", "审批"].map(\.letters)
  private static let of = "的".letters
  private static let particle = Unicode.Scalar("的").value
  private static let deputy = Unicode.Scalar("副").value
  private static let opening: UInt32 = 0x28
  private static let closing: UInt32 = 0x29
}
