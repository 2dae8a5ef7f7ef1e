import CloudEvents
import Foundation
import Logging
import Messaging
import ServiceLifecycle

/// Takes the mails of a Maildir in, one after the other, until it is stopped.
///
/// A mail is filed only when what it brought is committed: after a crash it is read again, and found to be known. The folders
/// are looked through at an interval rather than watched: a listing costs nothing beside a mail, and no event can be missed.
struct MailboxWatcher: Service {
  let maildir: Maildir
  let interval: Duration
  let desk: MailDesk
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
            "the mailbox could not be worked off; mails stay where they arrived and are tried again",
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
    for mail in try maildir.arrived() {
      try Task.checkCancellation()
      do {
        try await take(mail)
      } catch {
        failure = failure ?? error
      }
    }
    for taken in try await desk.takeRequested() { logTaken(taken) }
    if let failure { throw failure }
  }

  private func take(_ mail: Maildir.Mail) async throws {
    let blob = try desk.mails.blobs.keep(mail.path)
    FailPoint.mailKept.reach()
    switch try await desk.take(blob, receivedAt: maildir.arrival(mail) ?? clock.now()) {
    case .taken(let taken):
      FailPoint.mailTaken.reach()
      try maildir.file(mail, aside: false)
      logTaken(taken)
    case .aside(let reason):
      FailPoint.mailTaken.reach()
      try maildir.file(mail, aside: true)
      logger.info("a mail is no submission and was set aside", metadata: ["reason": "\(reason)"])
    }
    FailPoint.mailFiled.reach()
  }

  private func logTaken(_ taken: SubmissionIntake.Taken) {
    logger.info(
      "a mail was taken in",
      metadata: [
        "submission": "\(taken.view.id)", "duplicate": "\(taken.isDuplicate)", "candidates": "\(taken.view.candidates)",
        "rowErrors": "\(taken.view.rowErrors.count)", "faults": "\(taken.view.faults.map(\.code))",
      ])
  }
}
