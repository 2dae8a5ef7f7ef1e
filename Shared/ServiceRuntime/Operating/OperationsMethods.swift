import CloudEvents
import Contracts
import GRPCCore
import KafkaRPC
import Messaging
import StateStore

/// The methods by which an operator works off a running service's dead letters; every service answers them.
struct OperationsMethods {
  /// Of a refused record: written as JSON, each byte may become six, and a reply is at most 256 KiB.
  private static let shownBytes = 32 << 10

  private let desk: DeadLetterDesk

  init(plan: ServicePlan) {
    desk = DeadLetterDesk(service: plan.service, router: plan.router, timers: plan.timers)
  }

  func add(to registry: inout MethodRegistry) {
    registry.query(ListDeadLetters.self) { request, transaction in
      let letters = try DeadLetterDesk.list(
        status: DeadLetter.Status(request.status ?? .pending), after: request.afterID ?? 0,
        limit: min(max(request.limit ?? 100, 1), 1000), in: transaction)
      return ListDeadLetters.Response(deadLetters: letters.map(DeadLetterView.init))
    }
    registry.query(GetDeadLetter.self) { request, transaction in
      let (letter, waiting) = try Self.refusing { try DeadLetterDesk.show(request.id, in: transaction) }
      return GetDeadLetter.Response(
        deadLetter: DeadLetterView(letter), waiting: waiting,
        value: letter.record.value.map { String(decoding: $0.prefix(Self.shownBytes), as: UTF8.self) },
        valueBytes: letter.record.value?.count)
    }
    registry.command(RedriveDeadLetter.self) { [desk] request, work in
      try Self.check(request.officer, request.reason)
      return try Self.refusing {
        DeadLetterOutcome(
          id: request.id,
          try desk.redrive(
            request.id, actor: request.officer, reason: request.reason, execute: request.execute ?? false, in: work))
      }
    }
    registry.command(DiscardDeadLetter.self) { request, work in
      try Self.check(request.officer, request.reason)
      return try Self.refusing {
        DeadLetterOutcome(
          id: request.id,
          try DeadLetterDesk.discard(
            request.id, actor: request.officer, reason: request.reason, execute: request.execute ?? false, in: work))
      }
    }
  }

  private static func check(_ officer: String, _ reason: String) throws {
    guard !officer.isEmpty, !reason.isEmpty else {
      throw RPCError(code: .invalidArgument, message: "officer and reason are required: they are kept in the history")
    }
  }

  private static func refusing<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DeadLetterError {
      let code: RPCError.Code = if case .unknown = error { .notFound } else { .failedPrecondition }
      throw RPCError(code: code, message: error.description)
    }
  }
}
