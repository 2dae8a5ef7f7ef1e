/// Why a unit is written to.
package enum MailKind: String, Code {
  /// The answer to a submission.
  case receipt
  /// Screening asks for more about the unit's candidates.
  case supplementRequest
  /// What was asked for has not come yet.
  case reminder
  /// A briefing: who is invited, what has changed (N2.2).
  case briefing
}
