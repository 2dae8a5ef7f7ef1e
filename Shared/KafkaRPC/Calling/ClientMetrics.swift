import CoreMetrics
import GRPCCore

/// What a client counts. Labels name services, methods and codes, never callers or calls.
struct ClientMetrics: Sendable {
  private let factory: any MetricsFactory
  private let late: Counter
  private let waiting: Meter

  init(factory: any MetricsFactory) {
    self.factory = factory
    late = Counter(label: "accord_rpc_client_late_replies_total", dimensions: [], factory: factory)
    waiting = Meter(label: "accord_rpc_client_calls_in_flight", dimensions: [], factory: factory)
    late.increment(by: 0)
    waiting.set(0)
  }

  func lateReply() { late.increment() }
  func inFlight(_ count: Int) { waiting.set(count) }

  /// - Parameter duration: from the call to its end.
  func ended(_ method: MethodDescriptor, service: String, code: Status.Code, duration: Duration) {
    let labels = [("service", service), ("method", method.fullyQualifiedMethod)]
    Counter(
      label: "accord_rpc_client_calls_total", dimensions: labels + [("code", code.canonicalName)], factory: factory
    ).increment()
    Timer(label: "accord_rpc_client_call_duration_seconds", dimensions: labels, factory: factory)
      .recordNanoseconds(duration.nanoseconds)
  }
}

extension Duration {
  var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}
