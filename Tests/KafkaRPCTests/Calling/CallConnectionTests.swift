import CloudEvents
import Contracts
import GRPCCore
import Kafka
import MetricsTestKit
import Testing

@testable import KafkaRPC

@Suite struct CallConnectionTests {
  private let connection: CallConnection

  init() throws {
    connection = CallConnection(
      caller: try #require(Caller(name: "tests")), kafka: configuration("127.0.0.1:1"), limits: RPCLimits(),
      clock: SystemClock(), metrics: ClientMetrics(factory: TestMetrics()), logger: quiet)
  }

  /// The link was lost between the opening and the sending: calling again helps, which it does not after a stop.
  @Test func aCallOverALostLinkIsToldSo() async throws {
    #expect(try await message().contains("the connection to Kafka was lost"))
    await connection.close()
    #expect(try await message() == "the client has been stopped")
  }

  private func message() async throws -> String {
    let (parts, sink) = ReplySink.makeStream()
    let address = try connection.begin(sink)
    connection.send(
      RequestEnvelope(
        address: address, method: MethodDescriptor(fullyQualifiedService: "s", method: "M", type: .unary),
        deadline: SystemClock().now().after(.seconds(5)), replyTopic: "t", metadata: [:], message: Array("{}".utf8)),
      to: .intake)
    for try await case .status(let status, _) in parts {
      #expect(status.code == .unavailable)
      return status.message
    }
    return ""
  }
}
