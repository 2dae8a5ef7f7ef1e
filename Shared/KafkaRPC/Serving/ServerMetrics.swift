import CoreMetrics
import GRPCCore

/// What a server counts. Labels name methods and codes, never callers or calls.
struct ServerMetrics: Sendable {
  private let methods: Set<String>
  private let expired = Counter(label: "accord_rpc_server_expired_requests_total")
  private let unanswerable = Counter(label: "accord_rpc_server_unanswerable_requests_total")
  private let duplicate = Counter(label: "accord_rpc_server_duplicate_requests_total")
  private let replayed = Counter(label: "accord_rpc_server_replayed_replies_total")
  private let lost = Counter(label: "accord_rpc_server_lost_replies_total")
  private let working = Meter(label: "accord_rpc_server_calls_in_flight")

  /// - Parameter methods: the full names of the service's methods; others are counted as `unknown`.
  init(methods: Set<String>) {
    self.methods = methods
    for counter in [expired, unanswerable, duplicate, replayed, lost] { counter.increment(by: 0) }
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
    Timer(label: "accord_rpc_server_call_duration_seconds", dimensions: [("method", name)])
      .recordNanoseconds(duration.nanoseconds)
  }

  private func calls(_ method: String, _ code: Status.Code) -> Counter {
    Counter(
      label: "accord_rpc_server_calls_total", dimensions: [("method", method), ("code", code.canonicalName)])
  }
}
