import CloudEvents
import Contracts

/// The one answer to a submission. It is composed in the transaction that takes the submission in, so it says what was done and
/// nothing else, and it is kept.
struct Receipt: Sendable, Hashable {
  var view: ReceiptView
  /// The Message-ID of the mail that it answers.
  var inReplyTo: String?

  init(view: ReceiptView, inReplyTo: String?) {
    self.view = view
    self.inReplyTo = inReplyTo
  }

  /// - Parameters:
  ///   - submission: as it was recorded.
  ///   - deadline: the campaign's last day, for what came late.
  init(for submission: SubmissionView, to reply: ReplyAddress?, deadline: String, at now: Timestamp) {
    // The id is made from the submission's: sent again after a crash it is the same mail, and mailboxes know it again.
    view = ReceiptView(
      id: "receipt-\(submission.id)@accord", submissionID: submission.id, to: reply?.address,
      subject: ReceiptText.subject(submission), body: ReceiptText.body(submission, deadline: deadline),
      composedAt: now)
    inReplyTo = reply?.messageID
  }
}
