import CloudEvents
import Contracts

extension OutgoingMail {
  /// The answer to a submission. It is composed in the transaction that takes the submission in, so it says what was done and
  /// nothing else.
  ///
  /// - Parameters:
  ///   - submission: as it was recorded.
  ///   - counts: how many of its rows had each result.
  ///   - updates: what its rows say otherwise of people who are known.
  ///   - deadline: the campaign's last day, for what came late.
  static func receipt(
    for submission: SubmissionView, counts: [RowResult: Int] = [:], updates: [RowUpdate] = [], to reply: ReplyAddress?,
    deadline: String, occasion: ReceiptOccasion = .taken, at now: Timestamp
  ) -> OutgoingMail {
    // The id is made from the submission's: sent again after a crash it is the same mail, and mailboxes know it again.
    OutgoingMail(
      id: "receipt-\(submission.id)@accord", kind: .receipt, submissionID: submission.id, unit: submission.unit,
      to: reply?.address, subject: ReceiptText.subject(submission),
      body: ReceiptText.body(
        submission, counts: counts, updates: updates, deadline: deadline, occasion: occasion),
      inReplyTo: reply?.messageID, composedAt: now)
  }
}
