import AccordTesting
import CloudEvents
import Contracts
import Messaging
import Testing

@testable import ScreeningService

/// Who is invited to a briefing (N2.2), once, whenever they pass or fall out.
@Suite struct BriefingInvitingTests {
  private static func person(
    _ number: Int, field: String = "civil", specialty: String? = nil, level: Level = .professional,
    dispatch: Dispatch = .dispatched
  ) -> Candidate {
    ScreeningDesk.person(number, field: field, specialty: specialty, level: level, dispatch: dispatch)
  }

  @Test("The allocated and the held of its fields are invited, nobody else, and everybody once")
  func allWhoAreThere() async throws {
    try await withDesk { desk in
      // 风景园林 has no society: held. One misses the years: rejected. One declares nothing: under review.
      let people = [
        Self.person(1), Self.person(2, field: "landscape"), Self.person(3, field: "mechanical"),
        .example(id: Self.person(4).id, qualifications: .engineer(relevant: 1, significant: 0)),
        .example(id: Self.person(5).id, qualifications: .init()),
      ]
      for person in people { try desk.recommend(person) }
      let view = try desk.plan(fields: ["civil", "landscape"])
      #expect(try Set(desk.invited()) == [people[0].id, people[1].id])
      #expect(try desk.sent(BriefingPlanned.self).map(\.briefing) == [view.briefing])
      #expect(try desk.sent().filter { $0.event.type == BriefingPlanned.eventType }.map(\.key) == [view.briefing.id])
      #expect(try desk.sent().filter { $0.event.type == BriefingInvited.eventType }.map(\.key) == desk.invited())
      #expect(try desk.actions(of: view.briefing.id) == ["briefingPlanned"])
      #expect(try desk.actions(of: people[0].id).last == "briefingInvited")
      // Looked at again, and again: nothing new.
      try desk.work("again") { work in
        try BriefingInviting.invite(to: view.briefing.id, work)
        for person in people { try BriefingInviting.follow(person.id, work) }
      }
      try desk.settle()
      #expect(try desk.invited().count == 2)
      #expect(try desk.roll(view.briefing.id).map(\.state) == [.invited, .invited])
    }
  }

  @Test("More people than one transaction takes are all invited")
  func aPartAtATime() async throws {
    try await withDesk { desk in
      for number in 1...450 { try desk.recommend(Self.person(number)) }
      let view = try desk.plan()
      #expect(try Set(desk.invited()).count == 450 && desk.invited().count == 450)
      #expect(try desk.read { try BriefingQueries().get(.init(briefingID: view.briefing.id), $0) }.invited == 450)
      // For others than before: all are looked at, and those who remain are not invited again.
      try desk.changeBriefing(.init(briefingID: view.briefing.id, officer: "王", reason: "只对资深", level: .senior))
      #expect(try desk.sent(BriefingDisinvited.self).count == 450)
      try desk.changeBriefing(.init(briefingID: view.briefing.id, officer: "王", reason: "不限", anyLevel: true), id: "c2")
      #expect(try desk.invited().count == 900)
    }
  }

  @Test("Whoever passes after it was planned is invited, too; whoever passes after it began is not")
  func later() async throws {
    try await withDesk { desk in
      try desk.plan()
      let reviewed = Candidate.example(id: Self.person(1).id, qualifications: .init())
      try desk.recommend(reviewed)
      try desk.settle()
      #expect(try desk.invited().isEmpty)
      try desk.decide(
        .init(candidateID: reviewed.id, outcome: .passed, officer: "王审核", reason: "证书属实"), at: ScreeningDesk.time(1000))
      try desk.settle(at: ScreeningDesk.time(1000))
      #expect(try desk.invited() == [reviewed.id])
      let late = Self.person(2)
      try desk.recommend(late, at: ScreeningDesk.time(ScreeningDesk.month))
      try desk.settle(at: ScreeningDesk.time(ScreeningDesk.month))
      #expect(try desk.invited() == [reviewed.id])
    }
  }

  @Test("Withdrawn, refused after all, concluded, or of another field: disinvited, with the cause")
  func fallingOut() async throws {
    try await withDesk { desk in
      let people = (1...4).map { Self.person($0) }
      for person in people { try desk.recommend(person) }
      let briefing = try desk.plan().briefing.id
      try desk.receive(CandidateWithdrawn(candidateID: people[0].id, officer: "王", reason: "离职"), id: "w")
      var corrected = people[1]
      corrected.field = "mechanical"
      try desk.receive(CandidateCorrected(candidate: corrected, changed: ["field"]), id: "c")
      _ = try desk.work("r") { work in
        try ReviewReopening(rules: .notice, allocation: desk.allocation).reopen(
          .init(candidateID: people[2].id, officer: "王", reason: "复查"), work)
      }
      try desk.decide(
        .init(candidateID: people[2].id, outcome: .rejected, clauses: ["N1.2"], officer: "王", reason: "不符"), id: "d")
      let item = try #require(try desk.sent(CaseAllocated.self).first { $0.candidate.id == people[3].id })
      try desk.receive(
        CaseConcluded(
          caseID: item.caseID, candidate: people[3], society: "civil-a", conclusion: .passed, officer: "o",
          concludedAt: ScreeningDesk.start), id: "concluded", source: "/accord/society/civil-a")
      try desk.settle()
      let causes = try desk.sent(BriefingDisinvited.self).map { [$0.candidateID: $0.cause] }
      #expect(
        Set(causes) == [
          [people[0].id: .withdrawn], [people[1].id: .notAddressed], [people[2].id: .notPassed],
          [people[3].id: .concluded],
        ])
      #expect(try desk.roll(briefing, .disinvited).count == 4)
      // Back in the field: invited again.
      try desk.receive(CandidateCorrected(candidate: people[1], changed: ["field"]), id: "back")
      try desk.settle()
      #expect(try desk.invited().filter { $0 == people[1].id }.count == 2)
      #expect(try desk.roll(briefing, .invited).map(\.candidateID) == [people[1].id])
    }
  }

  @Test("A case that stays at its society while an officer looks at a correction stays invited")
  func underReviewAtASociety() async throws {
    try await withDesk { desk in
      let person = Self.person(1)
      try desk.recommend(person)
      try desk.plan()
      var corrected = person
      corrected.qualifications = .init()
      try desk.receive(
        CandidateCorrected(candidate: corrected, changed: ["qualifications.relevantYears"]), id: "c")
      try desk.settle()
      #expect(try desk.read { try CandidateTable(transaction: $0).find(person.id) }?.outcome == .underReview)
      #expect(try desk.sent(BriefingDisinvited.self).isEmpty)
    }
  }

  @Test("Specialties and the level narrow it; a field without any is invited whole")
  func narrowed() async throws {
    let specialty = try #require(Taxonomy.attachment1.field("civil")?.specialties.first?.code)
    try await withDesk { desk in
      try desk.recommend(Self.person(1, specialty: specialty))
      try desk.recommend(Self.person(2))
      try desk.recommend(Self.person(3, specialty: specialty, level: .senior))
      try desk.recommend(Self.person(4, field: "landscape"))
      try desk.plan(fields: ["civil", "landscape"], specialties: ["civil/\(specialty)"], level: .professional)
      #expect(try Set(desk.invited()) == [Self.person(1).id, Self.person(4).id])
    }
  }

  @Test("Of more than have room: dispatched before planned (A2.4), then oldest first; a free seat goes to the next")
  func capacity() async throws {
    try await withDesk { desk in
      for (number, dispatch) in [(1, Dispatch.planned), (2, .planned), (3, .dispatched), (4, .dispatched)] {
        try desk.recommend(Self.person(number, dispatch: dispatch), at: ScreeningDesk.time(Int64(10 - number)))
      }
      let briefing = try desk.plan(capacity: 3, at: ScreeningDesk.time(20)).briefing.id
      // 4 came before 3, and 2 before 1.
      #expect(try desk.invited() == [4, 3, 2].map { Self.person($0).id })
      try desk.receive(
        CandidateWithdrawn(candidateID: Self.person(3).id, officer: "王", reason: "离职"), id: "w",
        at: ScreeningDesk.time(21))
      try desk.settle(at: ScreeningDesk.time(21))
      #expect(try desk.invited().last == Self.person(1).id)
      #expect(try desk.roll(briefing, .invited).count == 3)
      try desk.recommend(Self.person(5), at: ScreeningDesk.time(22))
      try desk.settle(at: ScreeningDesk.time(22))
      #expect(try desk.invited().count == 4, "there is no seat")
      try desk.changeBriefing(
        .init(briefingID: briefing, officer: "王", reason: "换大会议室", capacity: 0), at: ScreeningDesk.time(23))
      #expect(try desk.invited().last == Self.person(5).id)
    }
  }

  @Test("The same call twice in one transaction's retry makes the same ids; what is planned reads the same")
  func deterministic() async throws {
    var all: [[String]] = []
    for _ in 0..<2 {
      try await withDesk { desk in
        for number in 1...5 { try desk.recommend(Self.person(number)) }
        try desk.plan()
        all.append(try desk.sent().map(\.event.id))
      }
    }
    #expect(all[0] == all[1])
  }

  /// Recommending, withdrawing, correcting and planning in any order: who is invited at the end is who is to be.
  @Test(
    "Whatever the order of what happens, the invited at the end are those whom it is for",
    arguments: 1...25 as ClosedRange<UInt64>)
  func anyOrder(seed: UInt64) async throws {
    var dice = SeededGenerator(seed: seed)
    try await withDesk { desk in
      let people = (1...8).map { Self.person($0, field: $0.isMultiple(of: 2) ? "civil" : "landscape") }
      var steps = people.map { person in { try desk.recommend(person) } }
      var planned = false
      var fields: [String: String] = [:]
      var gone: Set<String> = []
      var position = 0
      while !steps.isEmpty || !planned {
        position += 1
        if !planned, Int.random(in: 0..<4, using: &dice) == 0 || steps.isEmpty {
          planned = true
          try desk.plan(capacity: nil)
        } else if !steps.isEmpty {
          try steps.remove(at: Int.random(in: 0..<steps.count, using: &dice))()
        }
        let known = try desk.read { transaction in
          try people.filter { try CandidateTable(transaction: transaction).find($0.id) != nil }
        }
        if let person = known.isEmpty ? nil : known[Int.random(in: 0..<known.count, using: &dice)],
          !gone.contains(person.id)
        {
          switch Int.random(in: 0..<4, using: &dice) {
          case 0:
            gone.insert(person.id)
            try desk.receive(
              CandidateWithdrawn(candidateID: person.id, officer: "王", reason: "因"), id: "w-\(position)")
          case 1:
            var corrected = person
            corrected.field = Int.random(in: 0..<2, using: &dice) == 0 ? "civil" : "landscape"
            guard fields[person.id, default: person.field] != corrected.field else { break }
            fields[person.id] = corrected.field
            try desk.receive(CandidateCorrected(candidate: corrected, changed: ["field"]), id: "c-\(position)")
          default: break
          }
        }
        if Int.random(in: 0..<2, using: &dice) == 0 { try desk.settle() }
      }
      try desk.settle()
      let expected = people.filter { !gone.contains($0.id) && fields[$0.id, default: $0.field] == "civil" }.map(\.id)
      let briefing = try #require(try desk.sent(BriefingPlanned.self).first).briefing.id
      #expect(try Set(desk.roll(briefing, .invited).map(\.candidateID)) == Set(expected))
      // What was told, taken together, says the same.
      var told: [String: Int] = [:]
      for event in try desk.sent() {
        if event.event.type == BriefingInvited.eventType { told[event.key, default: 0] += 1 }
        if event.event.type == BriefingDisinvited.eventType { told[event.key, default: 0] -= 1 }
      }
      #expect(told.values.allSatisfy { $0 == 0 || $0 == 1 })
      #expect(Set(told.filter { $0.value == 1 }.keys) == Set(expected))
    }
  }
}
