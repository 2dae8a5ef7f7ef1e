import AccordTesting
import CloudEvents
import Contracts
import Messaging
import Testing

@testable import ReferralService

@Suite struct AnswerRecordingTests {
  static let number = "CN-2025-P-00001"

  func withReferred(_ body: (ReferralDesk, ReferralAnswered) async throws -> Void) async throws {
    try await ReferralDesk.open { desk in
      try desk.conclude(.sample())
      let referralID = try #require(try desk.members().first?.referralID)
      try await body(
        desk,
        ReferralAnswered(
          referralID: referralID, candidateID: Candidate.sample().id, partner: "mengc", answer: .acknowledged))
    }
  }

  @Test func anOfficerRecordsTheWayToATitle() async throws {
    try await withReferred { desk, _ in
      #expect(try desk.record(.acknowledged, of: Self.number).referral.status == .acknowledged)
      let view = try desk.record(.granted, of: Self.number, localTitle: "Registered Senior Engineer")
      #expect(view.referral.status == .granted)
      #expect(view.referral.localTitle == "Registered Senior Engineer")
      let recorded = try desk.store.emittedEvents().payloads(AnswerRecorded.self)
      #expect(recorded.map(\.answer) == [.acknowledged, .granted])
      #expect(recorded.last?.localTitle == "Registered Senior Engineer")
      #expect(recorded.last?.partner == "mengc")
      #expect(
        try desk.store.emittedEvents().filter { $0.event.type == AnswerRecorded.eventType }.allSatisfy {
          $0.topic == .referralEvents && $0.key == Candidate.sample().id
        })
      #expect(
        try desk.store.actions(on: Candidate.sample().id) == ["registered", "referred", "answered", "answered"])
    }
  }

  @Test func anAnswerAfterTheDecisionIsRefusedWithTheLegalOnes() async throws {
    try await withReferred { desk, _ in
      _ = try desk.record(.declined, of: Self.number, reason: "资料不全")
      let error = #expect(throws: ReferralError.self) { try desk.record(.acknowledged, of: Self.number) }
      #expect(error?.rpcErrorCode == .failedPrecondition)
      #expect(
        error?.rpcErrorMessage
          == "acknowledged is not legal: the referral of member \(Self.number) is declined; legal answers: none")
      #expect(try desk.members().first?.referral.reason == "资料不全")
    }
  }

  @Test func aMemberWhoWaitsHasNoAnswer() async throws {
    try await ReferralDesk.open { desk in
      try desk.conclude(.sample(candidate: .sample(country: nil)))
      let error = #expect(throws: ReferralError.self) { try desk.record(.granted, of: Self.number, localTitle: "PE") }
      #expect(error?.rpcErrorCode == .failedPrecondition)
    }
  }

  @Test func anUnknownMemberIsNotFound() async throws {
    try await ReferralDesk.open { desk in
      let error = #expect(throws: ReferralError.self) { try desk.record(.acknowledged, of: "CN-2025-P-99999") }
      #expect(error?.rpcErrorCode == .notFound)
    }
  }

  @Test func thePartnerAnswersOverItsTopicAndMayRepeatItself() async throws {
    try await withReferred { desk, answered in
      try desk.receive(answered)
      try desk.receive(answered)
      var granted = answered
      granted.answer = .granted
      granted.localTitle = "PE"
      try desk.receive(granted)
      #expect(try desk.store.emittedEvents().payloads(AnswerRecorded.self).map(\.answer) == [.acknowledged, .granted])
      #expect(
        try desk.store.actions(on: Candidate.sample().id)
          == ["registered", "referred", "answered", "answerRepeated", "answered"])
    }
  }

  enum Fault: CaseIterable {
    case unknownReferral, foreignPartner, otherCandidate, grantWithoutTitle
  }

  @Test(arguments: zip(Fault.allCases, ["unknownReferral", "foreignReferral", "contradictoryAnswer", "illegalAnswer"]))
  func anAnswerThatDoesNotFitIsADeadLetter(fault: Fault, code: String) async throws {
    try await withReferred { desk, answered in
      var faulty = answered
      switch fault {
      case .unknownReferral: faulty.referralID = "nobody"
      case .foreignPartner: faulty.partner = "ies"
      case .otherCandidate: faulty.candidateID = "somebody"
      case .grantWithoutTitle: faulty.answer = .granted
      }
      let failure = #expect(throws: PermanentFailure.self) { try desk.receive(faulty) }
      #expect(failure?.code == code)
      let status = try desk.members().first?.referral.status
      #expect(status == .referred)
    }
  }

  @Test func anAnswerAgainstADecisionIsADeadLetter() async throws {
    try await withReferred { desk, answered in
      _ = try desk.record(.granted, of: Self.number, localTitle: "PE")
      let failure = #expect(throws: PermanentFailure.self) { try desk.receive(answered) }
      #expect(failure?.code == "illegalAnswer")
    }
  }
}
