import Synchronization

/// What waits for the writing thread: requests of this process, and one batch that was read ahead.
final class WorkQueue: Sendable {
  private struct State {
    var requests: [any WorkRequest] = []
    var batch: [Delivery] = []
    var acceptsRequests = true
    var hasStopped = false
    var hasPulledAll = false
    var mustEnd = false
  }

  private let state = Mutex(State())
  /// Ends when, after the stop, all that was read ahead has been worked off, or cannot be now.
  let quiet: AsyncStream<Void>
  private let quieten: AsyncStream<Void>.Continuation
  let writer = WakeUp()
  let puller = WakeUp()

  init() {
    (quiet, quieten) = AsyncStream.makeStream()
  }

  // MARK: For those who bring work

  /// - Returns: false after the stop; the request was not taken.
  func add(_ request: any WorkRequest) -> Bool {
    let taken = state.withLock { state in
      if state.acceptsRequests { state.requests.append(request) }
      return state.acceptsRequests
    }
    if taken { writer.wake() }
    return taken
  }

  /// Room for one batch while another is being committed.
  var hasRoom: Bool { state.withLock { $0.batch.isEmpty } }

  /// - Precondition: `hasRoom`; only the pulling thread adds batches.
  func add(batch: [Delivery]) {
    state.withLock { $0.batch = batch }
    writer.wake()
  }

  /// Nothing new begins; what has been taken is finished.
  func stop() {
    state.withLock { $0.hasStopped = true }
    writer.wake()
    puller.wake()
  }

  /// The pulling thread has ended: no batch will come any more.
  func pulledAll() {
    state.withLock { $0.hasPulledAll = true }
    writer.wake()
  }

  /// All is published: the writing thread ends when it has finished.
  func end() {
    state.withLock { state in
      state.acceptsRequests = false
      state.mustEnd = true
    }
    writer.wake()
  }

  var hasStopped: Bool { state.withLock { $0.hasStopped } }
  var hasPulledAll: Bool { state.withLock { $0.hasPulledAll } }
  var mustEnd: Bool { state.withLock { $0.mustEnd } }

  // MARK: For the writing thread

  func takeRequests(atMost limit: Int) -> [any WorkRequest] {
    state.withLock { state in
      let taken = Array(state.requests.prefix(limit))
      state.requests.removeFirst(taken.count)
      return taken
    }
  }

  /// There is nothing more that the stop has to wait for.
  func becameQuiet() {
    quieten.finish()
  }

  var hasRequests: Bool { state.withLock { !$0.requests.isEmpty } }

  func takeBatch() -> [Delivery] {
    let batch = state.withLock { state in
      defer { state.batch = [] }
      return state.batch
    }
    if !batch.isEmpty { puller.wake() }
    return batch
  }
}
