import Synchronization

/// What one thread tells the others about where the loop stands.
final class LiveStatus: Sendable {
  private let mayProcess = Atomic(false)
  private let parkedKeys = Atomic(0)
  private let pendingLetters = Atomic(0)

  /// What a former run left in the outbox has been published: new records may be worked off.
  var isProcessing: Bool { mayProcess.load(ordering: .acquiring) }

  /// - Returns: whether it was not processing before.
  func beginProcessing() -> Bool {
    !mayProcess.exchange(true, ordering: .acquiringAndReleasing)
  }

  var parked: (keys: Int, letters: Int) {
    (parkedKeys.load(ordering: .relaxed), pendingLetters.load(ordering: .relaxed))
  }

  func parked(keys: Int, letters: Int) {
    parkedKeys.store(keys, ordering: .relaxed)
    pendingLetters.store(letters, ordering: .relaxed)
  }
}
