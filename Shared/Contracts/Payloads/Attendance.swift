/// Whether somebody came to a briefing (N2.2).
package enum Attendance: String, Code {
  case present
  case absent
  /// Nobody has said, or nobody could tell.
  case unknown

  /// The words of sign-in sheets, in Chinese and English.
  ///
  /// - Returns: nil for a word that says none of them.
  package init?(word: String) {
    switch word.filter({ !$0.isWhitespace }).lowercased() {
    case "到会", "出席", "已到", "到", "是", "√", "✓", "present", "yes", "y": self = .present
    case "未到", "未到会", "缺席", "请假", "否", "×", "✗", "absent", "no", "n": self = .absent
    case "不详", "未知", "?", "？", "unknown": self = .unknown
    default: return nil
    }
  }

  /// 到会, 未到, 不详
  package var title: String {
    switch self {
    case .present: "到会"
    case .absent: "未到"
    case .unknown: "不详"
    }
  }
}
