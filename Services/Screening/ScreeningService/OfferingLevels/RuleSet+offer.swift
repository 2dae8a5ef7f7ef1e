import Contracts

extension RuleSet {
  /// Which level is offered to whom the rules would refuse: a senior applicant who misses nothing but the senior years, and whose
  /// declared years are enough for the professional level (N1.3.1, N1.3.2). Exactly so many is enough.
  ///
  /// - Parameter findings: by this rule set, for the level applied for.
  func offer(to candidate: Candidate, findings: [Finding]) -> Level? {
    guard candidate.level == .senior,
      findings.allSatisfy({ $0.result != .notMet || $0.clause == senior.clause }),
      findings.contains(where: { $0.result == .notMet && $0.clause == senior.clause })
    else { return nil }
    return finding(at: .professional, of: candidate).result == .met ? .professional : nil
  }

  /// What is found for the years of a level, whichever the candidate applied for.
  func finding(at level: Level, of candidate: Candidate) -> Finding {
    var experience = ExperienceText(candidate.experience, campaign: candidate.campaign)
    return years(for: level).finding(for: candidate.qualifications, experience: &experience)
  }

  /// The question to the unit, in Chinese: what is met, and what it may answer.
  func offerText(_ level: Level, to candidate: Candidate) -> String {
    let title = Self.title(level)
    let met = finding(at: level, of: candidate).result == .met
    return (met ? "符合\(title)条件（\(years(for: level).clause)）；" : "")
      + "是否同意改按\(title)评价，请选择“同意”或“不同意”；申报年限有误的，请改为填写正确的年限"
  }

  /// Why the rules offer, in Chinese: the clause, what was found, and what comes next.
  ///
  /// - Parameter findings: absent: without what was found, as the history may keep it for ever.
  func offerReason(_ level: Level, to candidate: Candidate, findings: [Finding] = []) -> String {
    let own = years(for: candidate.level).clause
    let found = findings.first { $0.clause == own }.map { "：\($0.evidence)" } ?? ""
    return "未达到\(Self.title(candidate.level))条件（\(own)\(found)），"
      + "符合\(Self.title(level))条件（\(years(for: level).clause)），征询推荐单位是否同意改按\(Self.title(level))评价"
  }

  static func title(_ level: Level) -> String { ReferenceLists.notice.level(level)?.name ?? level.rawValue }
}
