import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore

@testable import ReferralService

/// Referral's store, and the units of work done in it: what the loop and the calls do, one after the other.
struct ReferralDesk {
  let store: StateStore

  /// - Parameter registry: in force from the start; none where absent.
  static func open(
    _ registry: PartnerRegistry? = .notice, _ body: (ReferralDesk) async throws -> Void
  ) async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let desk = ReferralDesk(store: store)
      if let registry { try desk.replace(registry, revision: 1) }
      try await body(desk)
    }
  }

  /// Does one unit of work; what it throws leaves nothing behind.
  @discardableResult
  func work<Result>(
    _ input: String, _ body: (UnitOfWork) throws -> Result
  ) throws -> Result {
    try store.write { transaction in
      try body(
        UnitOfWork(
          transaction: transaction, service: .referral, input: WorkInput(source: "/test", id: input),
          now: Timestamp(milliseconds: 2_000)))
    }
  }

  func replace(_ registry: PartnerRegistry, revision: Int) throws {
    try work("registry-\(revision)") {
      try PartnerRegistryUpdate.replace(.init(revision: revision, registry: registry), $0)
    }
  }

  func conclude(_ concluded: CaseConcluded) throws {
    let event = CloudEvent(
      id: "conclusion-of-\(concluded.caseID)-\(concluded.conclusion)",
      source: ServiceName.society(concluded.society).source, type: CaseConcluded.eventType,
      subject: concluded.candidate.id)
    try work(event.id) {
      try MemberRegistration.conclude(concluded, event, $0)
    }
  }

  func receive(_ answered: ReferralAnswered) throws {
    let event = CloudEvent(
      id: "answer-\(answered.answer)", source: "/accord/partner/\(answered.partner)", type: ReferralAnswered.eventType,
      subject: answered.candidateID)
    try work(event.id) {
      try AnswerRecording.receive(answered, event, $0)
    }
  }

  func record(
    _ answer: ReferralAnswer, of number: String, localTitle: String? = nil, reason: String? = nil
  ) throws -> MemberView {
    try work("record-\(answer)-\(number)") {
      try AnswerRecording.record(
        .init(memberNumber: number, answer: answer, localTitle: localTitle, reason: reason, officer: "officer-1"), $0)
    }
  }

  func members(_ request: ListMembers.Request = .init()) throws -> [MemberView] {
    try store.read { try MemberQueries.list(request, $0).members }
  }
}

extension CaseConcluded {
  static func sample(
    caseID: String = "case-1", candidate: Candidate = .sample(), society: String = "hydro-society",
    conclusion: Conclusion = .passed
  ) -> CaseConcluded {
    CaseConcluded(
      caseID: caseID, candidate: candidate, society: society, conclusion: conclusion, officer: "officer-2",
      reason: conclusion == .notPassed ? "经历不足" : nil, concludedAt: Timestamp(milliseconds: 1_000))
  }
}

extension Candidate {
  /// The `index`th of many candidates.
  static func numbered(_ index: Int, level: Level = .professional, country: String? = "MM") -> Candidate {
    let digits = String(index)
    let id = "0196a000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    return .sample(id: id, level: level, country: country)
  }
}
