import Contracts
import Foundation
import GRPCCore
import KafkaRPC

/// Calls as a patient client makes them: tried again while the service is away, under the same idempotency key, so that
/// what was done is not done twice.
struct DemoCalls: Sendable {
  var client: RPCClient
  var giveUp: ContinuousClock.Instant

  private static let timeout = Duration.seconds(3)

  func call<Method: RPCMethod>(
    _ method: Method.Type, of service: ServiceName, _ request: Method.Request
  ) async throws -> Method.Response {
    let key = UUID().uuidString
    while true {
      do {
        return try await client.call(method, of: service, request, timeout: Self.timeout, idempotencyKey: key)
      } catch {
        guard [.deadlineExceeded, .unavailable].contains(error.code), ContinuousClock.now < giveUp else { throw error }
      }
      try Task.checkCancellation()
    }
  }
}
