/// Whether a candidate is invited to a briefing (N2.2).
package enum InvitationState: String, Code {
  case invited
  /// Was invited, and is no more.
  case disinvited
  /// Was not invited, and attendance was recorded all the same.
  case uninvited

  /// In Chinese.
  package var title: String {
    switch self {
    case .invited: "已邀请"
    case .disinvited: "已取消邀请"
    case .uninvited: "未邀请"
    }
  }
}
