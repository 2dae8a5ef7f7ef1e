/// Why a candidate is invited to a briefing no more (N2.2).
package enum DisinvitationCause: String, Code {
  /// The unit puts the candidate forward no longer.
  case withdrawn
  /// The candidate is of a field or specialty, or applies for a level, that the briefing is not for.
  case notAddressed
  /// Neither passed nor allocated any more.
  case notPassed
  /// A society has concluded.
  case concluded

  /// In Chinese.
  package var title: String {
    switch self {
    case .withdrawn: "推荐已撤回"
    case .notAddressed: "所在领域、专业类别或申请级别不在本次宣讲范围内"
    case .notPassed: "初筛结果有变，须重新审核"
    case .concluded: "学会已作出评价结论"
    }
  }
}
