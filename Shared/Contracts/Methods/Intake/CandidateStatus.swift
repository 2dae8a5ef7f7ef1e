/// Where a candidate stands, as one word; derived from what every service has said.
package enum CandidateStatus: String, Code {
  /// Held at intake: the submission lacks its scan, its unit is disputed.
  case incomplete
  /// The committee has not answered yet.
  case screening
  /// The recommending unit is asked for more.
  case informationRequired
  /// An officer of the committee decides.
  case underReview
  /// By the committee.
  case rejected
  /// Passed screening; no society has the case (yet, or any more).
  case waitingForSociety
  case atSociety
  /// By the society.
  case notPassed
  /// Registered, and waiting for a country or a partner.
  case member
  case referred
  case granted
  case declined
  /// By an officer.
  case withdrawn
  /// Found to be another candidate, who goes on.
  case merged

  /// As people read it.
  package var title: String {
    switch self {
    case .incomplete: "材料待补"
    case .screening: "待初筛"
    case .informationRequired: "待补充"
    case .underReview: "待复核"
    case .rejected: "初筛未通过"
    case .waitingForSociety: "待分配"
    case .atSociety: "学会评价中"
    case .notPassed: "评价未通过"
    case .member: "已登记"
    case .referred: "已推荐互认"
    case .granted: "已互认"
    case .declined: "未予互认"
    case .withdrawn: "已撤回"
    case .merged: "已并入"
    }
  }
}
