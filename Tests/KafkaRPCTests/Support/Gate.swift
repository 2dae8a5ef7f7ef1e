import Contracts
import Dispatch
import KafkaRPC
import Synchronization

/// Methods that wait on their thread until the test opens the gate.
final class Gate: Sendable {
  enum Wait: RPCMethod {
    static let service = "accord.test.v1.Gate"
    static let name = "Wait"
    static let summary = "Waits for the gate."
    static let isMutating = false

    struct Request: Codable, Sendable {}
    struct Response: Codable, Sendable {}
  }

  enum Pass: RPCMethod {
    static let service = "accord.test.v1.Gate"
    static let name = "Pass"
    static let summary = "Waits for the gate, and adds an amount."
    static let isMutating = true

    typealias Request = Ledger.Add.Request
    typealias Response = Ledger.Add.Response
  }

  private struct State {
    var entered = 0
    var isOpenForAll = false
  }

  private let semaphore = DispatchSemaphore(value: 0)
  private let state = Mutex(State())
  private let arrivals: AsyncStream<Void>
  private let arrive: AsyncStream<Void>.Continuation

  init() {
    (arrivals, arrive) = AsyncStream<Void>.makeStream()
  }

  /// How many calls have come in so far.
  var count: Int { state.withLock { $0.entered } }

  /// Lets one of them go on.
  func open() {
    semaphore.signal()
  }

  /// Lets all go on, also those that come later: a test ends with it, since a service with a waiting method cannot.
  func openForAll() {
    let entered = state.withLock { state in
      state.isOpenForAll = true
      return state.entered
    }
    for _ in 0..<entered { semaphore.signal() }
  }

  /// Returns when as many calls as `count` have come in.
  func reached(_ count: Int) async {
    for await _ in arrivals where self.count >= count { return }
  }

  func register(with methods: inout MethodRegistry) {
    methods.query(Wait.self) { [self] _, _ in
      stop()
      return Wait.Response()
    }
    methods.command(Pass.self) { [self] request, work in
      stop()
      return try Ledger.add(request, work.transaction)
    }
  }

  private func stop() {
    let isOpen = state.withLock { state in
      state.entered += 1
      return state.isOpenForAll
    }
    arrive.yield()
    if !isOpen { semaphore.wait() }
  }
}
