import CloudEvents
import Contracts
import Crypto
import Messaging
import StateStore

/// Writes the one answer to what a unit sent, in the transaction that takes it in.
struct UnitAnswer {
  let work: UnitOfWork
  let delivery: Delivery
  /// The campaign's last day.
  let deadline: String

  private var mails: OutgoingMailTable { OutgoingMailTable(transaction: work.transaction) }

  /// The receipt of a submission as it was recorded, with its workbooks to be returned.
  func answer(_ submission: SubmissionView) throws {
    let counts = try RowTable(transaction: work.transaction).counts(of: submission.id)
    var mail = OutgoingMail.receipt(
      for: submission, counts: counts, updates: try updates(of: submission), to: delivery.replyTo, deadline: deadline,
      at: work.now)
    mail.isToBePrepared = !counts.isEmpty && !delivery.workbooks.isEmpty
    try send(mail)
  }

  /// What was said before is told to nobody of whom it is not sure that it is the unit.
  private func updates(of submission: SubmissionView) throws -> [RowUpdate] {
    guard submission.updated != nil, !submission.mayBeStranger else { return [] }
    let candidates = CandidateTable(transaction: work.transaction)
    return try RowTable(transaction: work.transaction)
      .list(of: submission.id, results: [.updated, .concluded], limit: ReceiptText.shownUpdates).compactMap { row in
        guard let id = row.candidateID, let entry = try candidates.get(id) else { return nil }
        return RowUpdate(
          origin: row.origin, name: entry.candidate.person.name, changed: row.note?.changed ?? [],
          isConcluded: row.result == .concluded)
      }
  }

  /// What came before came again. An upload is answered as it is made; the same mail on another way is not answered twice.
  ///
  /// - Parameter isKnown: the very same mail was there already.
  func answerAgain(_ submission: SubmissionView, broughtScan: Bool, isKnown: Bool) throws {
    guard delivery.channel == .mail, !isKnown, delivery.replyTo != nil else { return }
    try send(
      .receipt(
        for: submission, to: delivery.replyTo, deadline: deadline,
        occasion: .again(at: delivery.receivedAt, broughtScan: broughtScan), at: work.now))
  }

  private func send(_ mail: OutgoingMail) throws {
    var mail = mail
    guard let submission = mail.submissionID else { return }
    mail.inReplyTo = delivery.replyTo?.messageID ?? delivery.messageID
    if let message = mail.inReplyTo, try mails.hasAnswered(message, submission: submission) { return }
    // The first has the submission's id, further ones that of what they answer as well: the same answer is the same mail.
    if try mails.get(mail.id) != nil { mail.id = "receipt-\(submission)-\(identity)@accord" }
    try mails.insert(mail)
  }

  /// Of the mail or upload that is answered.
  private var identity: String {
    let parts = delivery.messageID.map { [$0] } ?? delivery.files.map(\.blob.sha256).sorted()
    let digest = SHA256.hash(data: Array(parts.joined(separator: "\n").utf8))
    return digest.prefix(8).map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
  }
}
