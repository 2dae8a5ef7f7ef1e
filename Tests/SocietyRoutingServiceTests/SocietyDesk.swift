import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore

@testable import SocietyRoutingService

/// A society's store, and the units of work done in it: what the loop and the calls do, one after the other.
struct SocietyDesk {
  static let society = "hydro-society"

  let store: StateStore

  static func open(_ body: (SocietyDesk) async throws -> Void) async throws {
    try await withStore(migrations: Schema.migrations) { try await body(SocietyDesk(store: $0)) }
  }

  /// Does one unit of work; what it throws leaves nothing behind.
  @discardableResult
  func work<Result>(
    _ input: String, at milliseconds: Int64 = 1_000, _ body: (UnitOfWork) throws -> Result
  ) throws -> Result {
    try store.write { transaction in
      try body(
        UnitOfWork(
          transaction: transaction, service: .society(Self.society), input: WorkInput(source: "/test", id: input),
          now: Timestamp(milliseconds: milliseconds)))
    }
  }

  func accept(_ allocation: CaseAllocated, at milliseconds: Int64 = 1_000) throws {
    let event = CloudEvent(
      id: "allocation-of-\(allocation.caseID)", source: ServiceName.screening.source, type: CaseAllocated.eventType,
      subject: allocation.candidate.id)
    try work(event.id, at: milliseconds) {
      try CaseAcceptance(society: Self.society, plan: PanelPlan(), clock: Self.clock).accept(allocation, event, $0)
    }
  }

  static let clock = CaseClock(term: .notice)

  var carrying: CaseCarrying { CaseCarrying(society: Self.society, clock: Self.clock) }

  func advance(_ id: String, to stage: Stage, note: String? = nil) throws -> CaseView {
    try work("advance-\(id)-\(stage)") {
      try carrying.advance(.init(id: id, to: stage, officer: "officer-1", note: note), $0)
    }
  }

  func giveBack(_ id: String, reason: String = "应由土木学会评价", suggestedField: String? = "civil") throws -> CaseView {
    try work("return-\(id)") {
      try carrying.giveBack(
        .init(id: id, officer: "officer-1", reason: reason, suggestedField: suggestedField), $0)
    }
  }

  func conclude(_ id: String, _ conclusion: Conclusion, reason: String? = nil) throws -> CaseView {
    try work("conclude-\(id)") {
      try carrying.conclude(.init(id: id, conclusion: conclusion, officer: "officer-1", reason: reason), $0)
    }
  }

  func view(_ id: String, at milliseconds: Int64 = 1_000) throws -> CaseView {
    let queries = CaseQueries(clock: FixedClock(time: Timestamp(milliseconds: milliseconds)))
    return try store.read { try queries.get(.init(id: id), $0) }
  }

  func ask(_ id: String, of waited: WaitedFor, at milliseconds: Int64) throws -> CaseView {
    try work("ask-\(milliseconds)", at: milliseconds) {
      try carrying.ask(.init(id: id, of: waited, officer: "officer-1", note: "请补交业绩证明"), $0)
    }
  }

  func receive(_ id: String, at milliseconds: Int64) throws -> CaseView {
    try work("receive-\(milliseconds)", at: milliseconds) {
      try carrying.receive(.init(id: id, officer: "officer-1"), $0)
    }
  }

  /// Screening tells of another clock.
  func change(_ clock: EvaluationClock, dueAt: Timestamp, at milliseconds: Int64) throws {
    let payload = CaseClockChanged(
      caseID: "case-1", candidateID: Candidate.sample().id, society: Self.society, clock: clock, dueAt: dueAt)
    let event = CloudEvent(
      id: "clock-\(milliseconds)", source: ServiceName.screening.source, type: CaseClockChanged.eventType)
    try work(event.id, at: milliseconds) {
      try CaseChanging(society: Self.society, clock: Self.clock).move(payload, event, $0)
    }
  }

  func timers() throws -> [DurableTimer] {
    try store.read { try $0.timers.list(after: nil, limit: 10) }
  }

  /// Fires what is due, as the loop does.
  func ring(at milliseconds: Int64) throws {
    while let timer = try timers().first, timer.due <= milliseconds {
      try work("timer-\(timer.due)", at: milliseconds) {
        try $0.cancel(timer: timer.kind, subject: timer.subject)
      }
      try fire(timer.subject, timer.kind, at: milliseconds)
    }
  }

  func fire(_ caseID: String, _ kind: String = CaseClock.timer, at milliseconds: Int64) throws {
    var router = TimerRouter()
    Self.clock.add(to: &router)
    InformationClock(society: Self.society, clock: Self.clock).add(to: &router)
    try work("fired-\(kind)-\(milliseconds)-\(caseID)", at: milliseconds) {
      try router.routes[kind]?(caseID, Timestamp(milliseconds: 0), $0)
    }
  }
}

extension CaseAllocated {
  static func sample(
    caseID: String = "case-1", society: String = SocietyDesk.society, candidate: Candidate = .sample(),
    dueAt: Int64 = 20_000_000_000
  ) -> CaseAllocated {
    CaseAllocated(
      caseID: caseID, society: society, candidate: candidate,
      findings: [Finding(clause: "N1.2", result: .met, evidence: "申报学历：本科", source: .declared)],
      allocatedAt: Timestamp(milliseconds: 0), dueAt: Timestamp(milliseconds: dueAt))
  }
}

struct FixedClock: AccordClock {
  var time: Timestamp

  func now() -> Timestamp { time }
}
