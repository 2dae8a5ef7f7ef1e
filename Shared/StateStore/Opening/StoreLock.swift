import Foundation
import Synchronization

/// The exclusive right to write one store: a lock on the file `<store>.lock` beside it, which names its holder.
///
/// The file stays when the lock goes: removing it would let two processes each lock "the" file, one of them the removed one.
final class StoreLock: Sendable {
  private let file: Mutex<OwnFile?>

  /// - Parameter holder: who takes it, for the message that another process gets, e.g. `screening`.
  init(path: String, holder: String) throws(StoreError) {
    let file = try OwnFile.open(path + ".lock", exclusiveUse: true)
    file.replaceText("\(holder) (process \(ProcessInfo.processInfo.processIdentifier))")
    self.file = Mutex(consume file)
  }

  func release() {
    file.withLock { $0 = nil }
  }
}
