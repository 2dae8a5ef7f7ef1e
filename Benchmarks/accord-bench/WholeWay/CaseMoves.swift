import CloudEvents
import Contracts
import Foundation
import GRPCCore
import KafkaRPC

/// What officers do, by a script: reviews follow the suggestion, societies take every case through its stages and pass it.
struct CaseMoves: Sendable {
  let client: RPCClient

  private static let officer = "bench-officer"

  func decide(_ review: ReviewRequested) async throws {
    let outcome = review.suggestion ?? .informationRequired
    let clauses: [String]? =
      switch outcome {
      case .rejected: review.findings.filter { $0.result == .notMet || $0.suggestion == .notMet }.map(\.clause)
      case .informationRequired: review.findings.filter { $0.result == .notEvidenced }.map(\.clause)
      case .passed, .underReview: nil
      }
    _ = try await call(
      Decide.self, of: .screening,
      .init(
        candidateID: review.candidateID, outcome: outcome, clauses: clauses, officer: Self.officer,
        reason: "按经历材料中的依据处理"))
  }

  func conclude(_ accepted: CaseAccepted) async throws {
    let society = ServiceName.society(accepted.society)
    for stage in [Stage.application, .materials, .assessment] {
      _ = try await call(
        Advance.self, of: society, .init(id: accepted.caseID, to: stage, officer: Self.officer))
    }
    _ = try await call(
      Conclude.self, of: society, .init(id: accepted.caseID, conclusion: .passed, officer: Self.officer))
  }

  /// As a patient client: tried again under the same key while the service is full or slow.
  private func call<Method: RPCMethod>(
    _ method: Method.Type, of service: ServiceName, _ request: Method.Request
  ) async throws -> Method.Response {
    let key = UUID().uuidString
    let giveUp = ContinuousClock.now + .seconds(120)
    while true {
      do {
        return try await client.call(method, of: service, request, timeout: .seconds(20), idempotencyKey: key)
      } catch {
        guard [.deadlineExceeded, .unavailable, .resourceExhausted].contains(error.code), ContinuousClock.now < giveUp
        else { throw error }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }
}
