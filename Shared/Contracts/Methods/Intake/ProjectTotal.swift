/// The projects of one country and type, and their engineers: what the form's statistical columns add up to (A3).
package struct ProjectTotal: Codable, Sendable, Hashable {
  /// `dispatched`: table 1; `planned`: table 2.
  package var dispatch: Dispatch
  /// ISO 3166-1 alpha-2; absent where the form names none.
  package var country: String?
  /// In Chinese.
  package var countryName: String?
  package var type: ProjectType?
  /// One that two units report is one.
  package var projects: Int
  /// One with several projects is one.
  package var enterprises: Int
  /// 中方在外工程师人数
  package var chineseEngineers: Int
  /// 聘用外方工程师人数
  package var localEngineers: Int
  /// 中方在外工程师满足专业工程会员基本条件数, as the enterprises count them.
  package var qualifyingEngineers: Int
  /// Projects of `projects` that gave none of the three numbers, so that the sums say less than there is.
  package var withoutNumbers: Int
  /// Engineers put forward.
  package var candidates: Int
  /// Those of `candidates` who passed the committee's screening.
  package var passed: Int
  /// Those of `passed` who are registered as Engineering Members.
  package var members: Int

  package init(
    dispatch: Dispatch, country: String? = nil, countryName: String? = nil, type: ProjectType? = nil, projects: Int = 0,
    enterprises: Int = 0, chineseEngineers: Int = 0, localEngineers: Int = 0, qualifyingEngineers: Int = 0,
    withoutNumbers: Int = 0, candidates: Int = 0, passed: Int = 0, members: Int = 0
  ) {
    self.dispatch = dispatch
    self.country = country
    self.countryName = countryName
    self.type = type
    self.projects = projects
    self.enterprises = enterprises
    self.chineseEngineers = chineseEngineers
    self.localEngineers = localEngineers
    self.qualifyingEngineers = qualifyingEngineers
    self.withoutNumbers = withoutNumbers
    self.candidates = candidates
    self.passed = passed
    self.members = members
  }
}
