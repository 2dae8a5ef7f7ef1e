import Contracts
import Foundation
import Kafka
import KafkaRPC
import MetricsTestKit
import StateStore

/// The body of a process that dies at the loop's fail-point right after its first commit of a call.
///
/// - Parameter service: as `ServiceName.name` has it.
func serveUntilKilled(servers: String, store url: String, service: String) async throws {
  setenv("ACCORD_FAILPOINT", "afterCommit", 1)
  let store = try StateStore(url: url, service: "test", migrations: allMigrations)
  let kafka = configuration(servers)
  let metrics = TestMetrics()
  let tested = TestedService(
    name: .society(String(service.dropFirst("society-".count))), kafka: kafka, store: store,
    client: RPCClient(caller: "unused", kafka: kafka, logger: quiet), clientMetrics: metrics, serverMetrics: metrics)
  var methods = MethodRegistry()
  Ledger.register(with: &methods)
  try await whileRunning(parts(of: tested, methods)) {
    try await Task.sleep(for: .seconds(60))
  }
}
