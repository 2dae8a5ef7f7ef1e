import Dispatch
import Synchronization

/// Steps on their way from one thread of the reader to the next: a few at a time, so that memory is bounded whoever is faster.
final class Handover<Step: Sendable>: Sendable {
  private struct State {
    var steps: [Step] = []
    var end: Result<Void, WorkbookFault>?
    var isCancelled = false
  }

  private static var most: Int { 8 }
  private let state = Mutex(State())
  private let filled = DispatchSemaphore(value: 0)
  private let room = DispatchSemaphore(value: 0)

  init() {
    // A semaphore may not be given up below the value that it was made with.
    for _ in 0..<Self.most { room.signal() }
  }

  /// - Returns: false where nobody wants more.
  func put(_ step: Step) -> Bool {
    room.wait()
    let goesOn = state.withLock { state in
      if !state.isCancelled { state.steps.append(step) }
      return !state.isCancelled
    }
    filled.signal()
    return goesOn
  }

  func end(_ result: Result<Void, WorkbookFault>) {
    state.withLock { $0.end = result }
    filled.signal()
  }

  func cancel() {
    state.withLock { $0.isCancelled = true }
    room.signal()
  }

  /// Waits for the next step; nil after the last.
  func next() throws(WorkbookFault) -> Step? {
    filled.wait()
    let (step, end) = state.withLock { state in
      (state.steps.isEmpty ? nil : state.steps.removeFirst(), state.end)
    }
    if let step {
      room.signal()
      return step
    }
    try end?.get()
    return nil
  }
}
