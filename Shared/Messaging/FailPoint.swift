import Foundation
import Synchronization

/// A place between two steps of the loop, or of a service between what it keeps, at which a test has the process die as in a power loss.
///
/// Switched on by the environment: `ACCORD_FAILPOINT=beforeCommit` or `ACCORD_FAILPOINT=afterPublish:3` (the third time).
package enum FailPoint: String, Sendable, CaseIterable {
  /// All of the batch's statements have run; nothing is committed.
  case beforeCommit
  /// Committed; the relay has not seen the new outbox rows.
  case afterCommit
  /// The broker has acknowledged; the outbox still holds the rows.
  case afterPublish
  /// The transaction that is to delete published rows has begun.
  case beforeDelete
  /// A mail's bytes are kept; no transaction speaks of them.
  case mailKept
  /// What a mail brought is committed; it still lies where it arrived.
  case mailTaken
  /// A mail was moved to where those lie that are done with.
  case mailFiled
  /// The mail command has taken a mail to a unit; it is not marked as sent.
  case mailSent

  private static let armed: (point: FailPoint, nth: Int)? = {
    guard let text = ProcessInfo.processInfo.environment["ACCORD_FAILPOINT"] else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let name = parts.first, let point = FailPoint(rawValue: String(name)) else { return nil }
    return (point, parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
  }()
  private static let reached = Atomic<Int>(0)

  /// Kills this process where the environment says so; else does nothing.
  package func reach() {
    guard let armed = Self.armed, armed.point == self else { return }
    if Self.reached.add(1, ordering: .relaxed).newValue == armed.nth {
      kill(getpid(), SIGKILL)
    }
  }
}
