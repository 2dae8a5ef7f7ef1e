import CloudEvents
import Contracts
import Logging
import Messaging
import ServiceLifecycle

/// Hands mails over to be delivered, oldest first, until it is stopped.
///
/// A mail is marked as sent when it was taken. Between the two a crash can have it sent twice: as the same mail with the same
/// Message-ID, which mailboxes know again.
struct MailSender: Service {
  let processor: Processor
  let transport: MailTransport
  let writer: MailWriter
  let interval: Duration
  let logger: Logger

  private static let source = "\(ServiceName.intake.source)/receipts"

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          try await sendDue()
        } catch is CancellationError {
          return
        } catch {
          logger.error("mails could not be worked off and are tried again", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: interval)
      }
    }
  }

  /// Sends all that are due now. One that fails is tried again later, and does not hold up the others.
  func sendDue() async throws {
    let due = try processor.store.read { [now = processor.clock.now()] in
      try OutgoingMailTable(transaction: $0).due(at: now, limit: 50)
    }
    for mail in due {
      try Task.checkCancellation()
      do {
        try await send(mail)
      } catch IntakeError.mailRefused(let answer) {
        logger.warning("a mail was refused for good", metadata: ["mail": "\(mail.id)"])
        try await processor.perform(WorkInput(source: Self.source, id: "\(mail.id)/refused")) { work in
          try OutgoingMailTable(transaction: work.transaction).refused(mail, because: answer, at: work.now)
          try work.record(
            subject: mail.submissionID ?? mail.id, actor: ServiceName.intake.name,
            action: "\(mail.kind.rawValue)Refused", detail: ["receipt": mail.id])
        }
      } catch let error as IntakeError {
        logger.warning(
          "a mail could not be sent and is tried again later", metadata: ["mail": "\(mail.id)", "error": "\(error)"])
        let input = WorkInput(source: Self.source, id: "\(mail.id)/\(mail.attempts)")
        try await processor.perform(input) { work in
          try OutgoingMailTable(transaction: work.transaction).failed(mail, because: "\(error)", at: work.now)
        }
      }
    }
  }

  private func send(_ mail: OutgoingMail) async throws {
    guard let recipient = mail.to, let written = writer.write(mail, at: processor.clock.now()) else {
      throw IntakeError.mailNotSent("the mail could not be written")
    }
    try await transport.send(written, from: writer.sender, to: recipient)
    FailPoint.mailSent.reach()
    try await processor.perform(WorkInput(source: Self.source, id: mail.id)) { work in
      try OutgoingMailTable(transaction: work.transaction).sent(mail.id, at: work.now)
      try work.record(
        subject: mail.submissionID ?? mail.id, actor: ServiceName.intake.name, action: "\(mail.kind.rawValue)Sent",
        detail: ["receipt": mail.id])
    }
    logger.info("a mail was sent", metadata: ["mail": "\(mail.id)", "kind": "\(mail.kind.rawValue)"])
  }
}
