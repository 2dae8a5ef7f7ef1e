import CoreMetrics
import GRPCCore

/// What a server counts. Labels name methods and codes, never callers or calls.
struct ServerMetrics: Sendable {
  private let methods: Set<String>
  private let factory: any MetricsFactory
  private let expired: Counter
  private let unanswerable: Counter
  private let duplicate: Counter
  private let replayed: Counter
  private let lost: Counter
  private let working: Meter

  /// - Parameter methods: the full names of the service's methods; others are counted as `unknown`.
  init(methods: Set<String>, factory: any MetricsFactory) {
    func counter(_ name: String) -> Counter {
      let counter = Counter(label: "accord_rpc_server_\(name)_total", dimensions: [], factory: factory)
      counter.increment(by: 0)
      return counter
    }
    self.methods = methods
    self.factory = factory
    expired = counter("expired_requests")
    unanswerable = counter("unanswerable_requests")
    duplicate = counter("duplicate_requests")
    replayed = counter("replayed_replies")
    lost = counter("lost_replies")
    working = Meter(label: "accord_rpc_server_calls_in_flight", dimensions: [], factory: factory)
    working.set(0)
    for method in methods { calls(method, .ok).increment(by: 0) }
  }

  func expiredRequest() { expired.increment() }
  func unanswerableRequest() { unanswerable.increment() }
  func duplicateRequest() { duplicate.increment() }
  func replayedReply() { replayed.increment() }
  func lostReply() { lost.increment() }
  func inFlight(_ count: Int) { working.set(count) }

  /// - Parameter duration: from the request's arrival to its reply; absent where it was refused at once.
  func answered(_ method: MethodDescriptor?, code: Status.Code, duration: Duration?) {
    let name = method.map(\.fullyQualifiedMethod).flatMap { methods.contains($0) ? $0 : nil } ?? "unknown"
    calls(name, code).increment()
    guard let duration else { return }
    Timer(label: "accord_rpc_server_call_duration_seconds", dimensions: [("method", name)], factory: factory)
      .recordNanoseconds(duration.nanoseconds)
  }

  private func calls(_ method: String, _ code: Status.Code) -> Counter {
    Counter(
      label: "accord_rpc_server_calls_total", dimensions: [("method", method), ("code", code.canonicalName)],
      factory: factory)
  }
}
