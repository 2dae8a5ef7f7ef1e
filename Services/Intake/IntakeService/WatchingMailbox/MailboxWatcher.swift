import CloudEvents
import Foundation
import Logging
import Messaging
import ServiceLifecycle

/// Takes the mails of a Maildir in, one after the other, until it is stopped.
///
/// A mail leaves `new` only when its submission is committed: after a crash it is read again, and found to be known. `new`
/// is looked through at an interval rather than watched: a listing costs nothing beside a mail, and no event can be missed.
struct MailboxWatcher: Service {
  let maildir: Maildir
  let interval: Duration
  let intake: SubmissionIntake
  let mails: MailIntake
  let clock: any AccordClock
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var failures = 0
      while !Task.isCancelled {
        do {
          try await look()
          failures = 0
        } catch is CancellationError {
          return
        } catch {
          failures += 1
          logger.error(
            "the mailbox could not be worked off; mails stay in new and are tried again",
            metadata: ["error": "\(error)", "attempt": "\(failures)"])
        }
        // Growing with failures, up to a minute.
        let pause = min(interval * (1 << min(failures, 10)), max(interval, .seconds(60)))
        try? await Task.sleep(for: pause)
      }
    }
  }

  /// Works off all that has arrived. A mail that fails stays where it is and does not hold up the others.
  ///
  /// - Throws: the first failure, when all have been tried.
  func look() async throws {
    var failure: (any Error)?
    for name in try maildir.arrived() {
      try Task.checkCancellation()
      do {
        try await take(name)
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  private func take(_ name: String) async throws {
    let mail = try blob(name)
    let delivery = try mails.delivery(
      of: mail, name: mail.sha256.prefix(16) + ".eml", receivedAt: maildir.arrival(name) ?? clock.now(), channel: .mail)
    let taken = try await intake.take(delivery)
    // A mail with neither a workbook nor a scan that was wanted can not be worked on; it is listed by its fault and set aside.
    try maildir.file(name, aside: delivery.workbooks.isEmpty && taken.view.completes == nil)
    logger.info(
      "a mail was taken in",
      metadata: [
        "submission": "\(taken.view.id)", "duplicate": "\(taken.isDuplicate)", "candidates": "\(taken.view.candidates)",
        "rowErrors": "\(taken.view.rowErrors.count)", "faults": "\(taken.view.faults.map(\.code))",
      ])
  }

  private func blob(_ name: String) throws -> Blob {
    try mails.blobs.keep(maildir.location(name))
  }
}
