import Contracts
import GRPCCore
import Kafka
import Logging

/// Calls services over Kafka: GRPCCore's client over a Kafka transport.
package final class RPCClient: Sendable {
  /// - Parameter caller: names the reply topic and says who calls (lower-case letters, digits, hyphens).
  package init(caller: String, kafka: KafkaConfiguration, logger: Logger) {}

  /// Runs the client until the task is cancelled; calls work meanwhile.
  package func run() async throws {}

  package func call<Method: RPCMethod>(
    _ method: Method.Type, of service: ServiceName, _ request: Method.Request, timeout: Duration,
    idempotencyKey: String? = nil
  ) async throws(RPCError) -> Method.Response {
    throw RPCError(code: .unimplemented, message: "not built yet")
  }

  /// The same with JSON in and out, for any method name.
  package func call(
    method fullName: String, of service: ServiceName, json: [UInt8], timeout: Duration, metadata: Metadata = [:]
  ) async throws(RPCError) -> [UInt8] {
    throw RPCError(code: .unimplemented, message: "not built yet")
  }
}
