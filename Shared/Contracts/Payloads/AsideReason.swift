/// Why a mail was set aside and neither taken in nor answered.
package enum AsideReason: String, Code {
  /// It has neither a workbook nor a submission's subject, or only a scan that nothing says the unit of.
  case noSubmission
  /// It answers a mail about a submission and carries no file: thanks, or a question for an officer.
  case reply
  /// A machine's notice: nobody is there, or a mail did not arrive.
  case automatic
  /// It could not be read as a mail.
  case broken
}
