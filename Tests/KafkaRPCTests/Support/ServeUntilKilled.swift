import AccordTesting
import Contracts
import Foundation
import Kafka
import KafkaRPC
import MetricsTestKit
import StateStore
import Testing

/// The body of a process that does the work of a call and dies before its reply has left.
///
/// - Parameter service: as `ServiceName.name` has it.
func serveUntilKilled(servers: String, store url: String, service: String) async throws {
  let store = try StateStore(url: url, service: "test", migrations: allMigrations)
  var kafka = configuration(servers)
  // The reply lies with the producer until long after the end.
  kafka.settings = ["linger.ms": "200000", "message.timeout.ms": "300000"]
  let metrics = TestMetrics()
  let tested = TestedService(
    name: .society(String(service.dropFirst("society-".count))), kafka: kafka, store: store,
    client: RPCClient(caller: "unused", kafka: kafka, logger: quiet), clientMetrics: metrics, serverMetrics: metrics)
  var methods = MethodRegistry()
  Ledger.register(with: &methods)
  try await whileRunning(parts(of: tested, methods)) {
    try await eventually { try store.read { try Ledger.total("a", $0).rows == 1 } }
    kill(getpid(), SIGKILL)
  }
}
