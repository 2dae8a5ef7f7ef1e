import CloudEvents
import Contracts
import Logging
import Messaging
import ServiceLifecycle

/// Hands receipts to the mail command, oldest first, until it is stopped.
///
/// A receipt is marked as sent when the command has taken it. Between the two a crash can have it sent twice: as the same mail
/// with the same Message-ID, which mailboxes know again.
struct ReceiptSender: Service {
  let processor: Processor
  let command: MailCommand
  let sender: String
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
          logger.error("receipts could not be worked off and are tried again", metadata: ["error": "\(error)"])
        }
        try? await Task.sleep(for: interval)
      }
    }
  }

  /// Sends all that are due now. One that fails is tried again later, and does not hold up the others.
  func sendDue() async throws {
    let due = try processor.store.read { [now = processor.clock.now()] in
      try ReceiptTable(transaction: $0).due(at: now, limit: 50)
    }
    for receipt in due {
      try Task.checkCancellation()
      do {
        try await send(receipt)
      } catch let error as IntakeError {
        logger.warning(
          "a receipt could not be sent and is tried again later",
          metadata: ["submission": "\(receipt.view.submissionID)", "error": "\(error)"])
        let input = WorkInput(source: Self.source, id: "\(receipt.view.id)/\(receipt.view.attempts)")
        try await processor.perform(input) { work in
          try ReceiptTable(transaction: work.transaction).failed(receipt, at: work.now)
        }
      }
    }
  }

  private func send(_ receipt: Receipt) async throws {
    guard let mail = MailWriter.mail(receipt, from: sender, at: processor.clock.now()) else {
      throw IntakeError.mailNotSent("the mail could not be written")
    }
    try await command.send(mail)
    let view = receipt.view
    try await processor.perform(WorkInput(source: Self.source, id: view.id)) { work in
      try ReceiptTable(transaction: work.transaction).sent(view.id, at: work.now)
      try work.record(
        subject: view.submissionID, actor: ServiceName.intake.name, action: "receiptSent", detail: ["receipt": view.id])
    }
    logger.info("a receipt was sent", metadata: ["submission": "\(view.submissionID)"])
  }
}
