import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import ReferralService

@Suite struct MemberRegistrationTests {
  @Test func whoPassedIsRegisteredAndReferredToThePartnerOfTheCountry() async throws {
    try await ReferralDesk.open { desk in
      try desk.conclude(.sample())
      let member = try #require(try desk.members().first)
      #expect(member.memberNumber == "CN-2025-P-00001")
      #expect(member.candidate == .sample())
      #expect(member.referral == ReferralProgress(partner: "mengc", status: .referred))

      let events = try desk.store.emittedEvents()
      #expect(events.map(\.topic) == [.referralEvents, .referralEvents, .partnerReferrals("mengc")])
      #expect(Set(events.map(\.key)) == [Candidate.sample().id])
      let registered = try #require(try events.payloads(MemberRegistered.self).first)
      #expect(registered.memberNumber == member.memberNumber)
      #expect(registered.society == "hydro-society")
      let requested = try #require(try events.payloads(ReferralRequested.self).first)
      #expect(requested.referralID == member.referralID)
      #expect(requested.country == "MM")
      #expect(try events.payloads(MemberReferred.self).map(\.referralID) == [requested.referralID])
      #expect(try desk.store.actions(on: Candidate.sample().id) == ["registered", "referred"])
    }
  }

  @Test func whoDidNotPassIsNotRegistered() async throws {
    try await ReferralDesk.open { desk in
      try desk.conclude(.sample(conclusion: .notPassed))
      #expect(try desk.members().isEmpty)
      #expect(try desk.store.emittedEvents().isEmpty)
      #expect(try desk.store.actions(on: Candidate.sample().id) == ["notPassed"])
    }
  }

  @Test(arguments: [
    (String?.none, String?.none, ReferralStatus.waitingForCountry), ("CN", nil, .waitingForCountry),
    ("ID", nil, .waitingForPartner), ("CN", "SG", .referred), (nil, "MY", .referred), ("MM", "CN", .referred),
  ])
  func theCountryDecidesWhereTo(project: String?, location: String?, status: ReferralStatus) async throws {
    try await ReferralDesk.open { desk in
      let candidate = Candidate.sample(location: location, country: project)
      try desk.conclude(.sample(candidate: candidate))
      #expect(try desk.members().map(\.referral.status) == [status])
      let waiting = try desk.store.emittedEvents().payloads(MemberWaiting.self)
      #expect(waiting.map(\.status) == (status == .referred ? [] : [status]))
      #expect(waiting.allSatisfy { $0.explanation.hasSuffix("2）") }, "the explanation names its clause")
    }
  }

  @Test func aSecondPassOfTheSameCandidateIsNotedOnly() async throws {
    try await ReferralDesk.open { desk in
      try desk.conclude(.sample(caseID: "case-1"))
      try desk.conclude(.sample(caseID: "case-2", society: "civil-society"))
      try desk.conclude(.sample(caseID: "case-3", society: "civil-society", conclusion: .notPassed))
      #expect(try desk.members().map(\.society) == ["hydro-society"])
      #expect(try desk.store.emittedEvents().payloads(MemberRegistered.self).count == 1)
      #expect(
        try desk.store.actions(on: Candidate.sample().id)
          == ["registered", "referred", "passedAgain", "notPassedAfterRegistration"])
    }
  }

  @Test func theSameConclusionSentAgainIsNotedOnly() async throws {
    try await ReferralDesk.open { desk in
      try desk.conclude(.sample())
      try desk.conclude(.sample())
      #expect(try desk.members().count == 1)
      #expect(try desk.store.actions(on: Candidate.sample().id) == ["registered", "referred", "conclusionRepeated"])
    }
  }

  @Test func aConclusionThatContradictsTheFirstIsADeadLetter() async throws {
    try await ReferralDesk.open { desk in
      try desk.conclude(.sample())
      var failure = #expect(throws: PermanentFailure.self) { try desk.conclude(.sample(conclusion: .notPassed)) }
      #expect(failure?.code == "contradictoryConclusion")
      failure = #expect(throws: PermanentFailure.self) {
        try desk.conclude(.sample(caseID: "case-2", candidate: .sample(level: .senior)))
      }
      #expect(failure?.code == "contradictoryRegistration")
      #expect(try desk.members().map(\.memberNumber) == ["CN-2025-P-00001"])
    }
  }

  @Test func everyCampaignAndLevelCountsForItself() async throws {
    try await ReferralDesk.open { desk in
      for (index, level) in [Level.senior, .professional, .professional, .senior].enumerated() {
        try desk.conclude(.sample(caseID: "case-\(index)", candidate: .numbered(index, level: level)))
      }
      try desk.conclude(.sample(caseID: "case-next", candidate: .sample(id: "next-year", campaign: 2026)))
      #expect(
        try desk.members().map(\.memberNumber) == [
          "CN-2025-P-00001", "CN-2025-P-00002", "CN-2025-S-00001", "CN-2025-S-00002", "CN-2026-P-00001",
        ])
      #expect(try desk.members(.init(level: .senior)).count == 2)
      #expect(try desk.members(.init(campaign: 2026)).count == 1)
      #expect(try desk.members(.init(status: .referred, limit: 3)).count == 3)
    }
  }

  @Test func numbersGrowBeyondFiveDigits() {
    #expect(MemberNumber(campaign: 2025, level: .senior, sequence: 7).description == "CN-2025-S-00007")
    #expect(MemberNumber(campaign: 2025, level: .professional, sequence: 123_456).description == "CN-2025-P-123456")
  }

  struct PowerLoss: Error {}

  /// Conclusions come from several threads at once, some are cut off before their commit and come again, and some come
  /// twice: the numbers have no gap, whatever the order.
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func numbersHaveNoGapsUnderConcurrentAndRepeatedRegistrations(seed: UInt64) async throws {
    let count = 40
    try await ReferralDesk.open { desk in
      var generator = SeededGenerator(seed: seed)
      let concluded = (0..<count).map {
        CaseConcluded.sample(
          caseID: "case-\($0)",
          candidate: .numbered($0, level: Bool.random(using: &generator) ? .professional : .senior),
          conclusion: Int.random(in: 0..<5, using: &generator) == 0 ? .notPassed : .passed)
      }
      let deliveries = (concluded + concluded.filter { _ in Bool.random(using: &generator) })
        .shuffled(using: &generator).map { ($0, cutOff: Int.random(in: 0..<3, using: &generator) == 0) }
      await withTaskGroup(of: Void.self) { tasks in
        for (delivery, cutOff) in deliveries {
          tasks.addTask {
            if cutOff {
              #expect(throws: PowerLoss.self) {
                try desk.work("cut-off-\(delivery.caseID)") { work in
                  let event = CloudEvent(
                    id: delivery.caseID, source: ServiceName.society(delivery.society).source,
                    type: CaseConcluded.eventType)
                  try MemberRegistration.conclude(delivery, event, work)
                  throw PowerLoss()
                }
              }
            }
            #expect(throws: Never.self) { try desk.conclude(delivery) }
          }
        }
      }
      for level in Level.allCases {
        let passed = concluded.filter { $0.conclusion == .passed && $0.candidate.level == level }
        let members = try desk.members(.init(level: level))
        #expect(Set(members.map(\.candidate.id)) == Set(passed.map(\.candidate.id)))
        #expect(
          members.map(\.memberNumber)
            == (0..<passed.count).map { MemberNumber(campaign: 2025, level: level, sequence: $0 + 1).description })
      }
      let registered = try desk.store.emittedEvents().payloads(MemberRegistered.self)
      #expect(registered.count == concluded.filter { $0.conclusion == .passed }.count)
    }
  }

  /// In whatever order the candidates' conclusions come, everybody ends in the same place.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func theOrderBetweenCandidatesDoesNotMatter(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let countries: [String?] = ["MM", "SG", "ID", nil]
    let concluded = (0..<12).map { index in
      CaseConcluded.sample(
        caseID: "case-\(index)",
        candidate: .numbered(
          index, level: index.isMultiple(of: 2) ? .professional : .senior, country: countries[index % countries.count]),
        conclusion: index % 5 == 0 ? .notPassed : .passed)
    }
    struct Place: Hashable {
      var candidate: String
      var referral: ReferralProgress
      var numberOfLevel: Substring
    }
    var places: [Set<Place>] = []
    for order in [concluded, concluded.shuffled(using: &generator)] {
      try await ReferralDesk.open { desk in
        for item in order { try desk.conclude(item) }
        places.append(
          Set(
            try desk.members().map {
              Place(candidate: $0.candidate.id, referral: $0.referral, numberOfLevel: $0.memberNumber.prefix(9))
            }))
      }
    }
    #expect(places[0] == places[1])
    #expect(!places[0].isEmpty)
  }
}
