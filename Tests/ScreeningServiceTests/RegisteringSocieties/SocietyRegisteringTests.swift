import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Messaging
import Testing

@testable import ScreeningService

/// The registry as officers change it while the service runs (N2.3).
@Suite struct SocietyRegisteringTests {
  private static let garden = SocietyEntry(code: "garden", name: "风景园林学会", fields: ["landscape"])

  private static func person(_ number: Int, field: String = "civil") -> Candidate {
    .example(id: "0196a000-0000-7000-8000-00000000000\(number)", field: field)
  }

  @Test("A society that is added gets whoever waited, and is published whole, by its code")
  func added() async throws {
    try await withDesk { desk in
      try desk.recommend(.example(field: "landscape"))
      #expect(try desk.sent(CaseAllocated.self).isEmpty)
      let view = try desk.add(Self.garden)
      #expect(view.revision == 1 && view.entry == Self.garden && view.open == 0)
      try desk.ring(at: ScreeningDesk.start)
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["garden"])
      let published = try #require(try desk.sent().first { $0.topic == Topic.societies.name })
      #expect(published.key == "garden")
      #expect(try desk.sent(SocietyChanged.self).map(\.society) == [Self.garden])
      #expect(try desk.actions(of: "society-garden") == ["societyChanged"])
      #expect(throws: ScreeningError.knownSociety(code: "garden")) { try desk.add(Self.garden, id: "again") }
    }
  }

  @Test("What officers change goes before the file, also where the file changes after")
  func beforeTheFile() async throws {
    try await withDesk { desk in
      try desk.change(.init(code: "civil-a", officer: "王", reason: "理事会", weight: 5, capacity: 9))
      desk.registry.replace(
        with: SocietyRegistry([
          Society(code: "civil-a", name: "改名", fields: ["civil"]), Society(code: "new", name: "新", fields: ["civil"]),
        ]))
      let societies = try desk.societies()
      #expect(societies.map(\.code) == ["civil-a", "new"])
      #expect(societies.map(\.name) == ["土木学会甲", "新"])
      #expect(societies.map(\.entry?.weight) == [5, 1] && societies.map(\.revision) == [1, nil])
    }
  }

  @Test("What is absent in a change stays; limits are lifted; specialties go with their field")
  func changed() async throws {
    try await withDesk { desk in
      try desk.add(
        SocietyEntry(
          code: "b", name: "乙", fields: ["civil", "building"],
          specialties: ["building/\(Self.specialty("building"))", "civil/structural"], weight: 2, capacity: 3,
          from: "2025-01-01", to: "2030-12-31"))
      var view = try desk.change(.init(code: "b", officer: "王", reason: "因", fields: ["civil"], capacity: 0, to: ""))
      #expect(
        view.entry
          == SocietyEntry(
            code: "b", name: "乙", fields: ["civil"], specialties: ["civil/structural"], weight: 2, from: "2025-01-01"))
      view = try desk.change(.init(code: "b", officer: "王", reason: "因", societyName: "丙", paused: true))
      #expect(view.entry?.name == "丙" && view.entry?.paused == true && view.revision == 3)
    }
  }

  @Test(
    "What cannot be is refused, with what is wrong, and changes nothing",
    arguments: [
      (SocietyEntry(code: "Garden", name: "甲", fields: ["landscape"]), "small letters"),
      (SocietyEntry(code: "b", name: " ", fields: ["landscape"]), "name"),
      (SocietyEntry(code: "b", name: "甲", fields: []), "at least one"),
      (SocietyEntry(code: "b", name: "甲", fields: ["space"]), "no field"),
      (SocietyEntry(code: "b", name: "甲", fields: ["civil"], specialties: ["civil/space"]), "no specialty"),
      (SocietyEntry(code: "b", name: "甲", fields: ["civil"], weight: 0), "weight"),
      (SocietyEntry(code: "b", name: "甲", fields: ["civil"], capacity: -1), "capacity"),
      (SocietyEntry(code: "b", name: "甲", fields: ["civil"], from: "2025-02-30"), "such as"),
      (SocietyEntry(code: "b", name: "甲", fields: ["civil"], from: "2025-02-03", to: "2025-02-02"), "before"),
    ])
  func refused(entry: SocietyEntry, fault: String) async throws {
    try await withDesk { desk in
      let error = try #require(throws: ScreeningError.self) { try desk.add(entry) }
      #expect(error.rpcErrorCode == .invalidArgument && error.rpcErrorMessage.contains(fault), "\(error)")
      #expect(!error.rpcErrorMessage.contains("line 1"))
      #expect(try desk.societies().map(\.code) == ["civil-a"] && desk.sent(SocietyChanged.self).isEmpty)
    }
  }

  @Test("A paused society gets nobody; who comes is held with the reason, and goes on when it does")
  func paused() async throws {
    try await withDesk { desk in
      try desk.change(.init(code: "civil-a", officer: "王", reason: "换届", paused: true))
      try desk.recommend(Self.person(1))
      let held = try #require(try desk.sent(CandidateHeld.self).first)
      #expect(held.explanation == "土木工程类暂无学会可受理（土木学会甲（civil-a）暂停受理），可受理时自动分配")
      try desk.change(.init(code: "civil-a", officer: "王", reason: "完成", paused: false), id: "resume")
      try desk.ring(at: ScreeningDesk.start)
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.id) == [Self.person(1).id])
    }
  }

  @Test("A full society gets nobody until a case of its has ended; who waits longest goes first")
  func full() async throws {
    try await withDesk { desk in
      try desk.change(.init(code: "civil-a", officer: "王", reason: "因", capacity: 1))
      for number in 1...3 { try desk.recommend(Self.person(number), at: .after(Int64(number))) }
      #expect(try desk.sent(CandidateHeld.self).map(\.explanation.isEmpty) == [false, false])
      #expect(try desk.sent(CandidateHeld.self).first?.explanation.contains("在办案件已满1件") == true)
      try desk.ring(at: .after(9))
      #expect(try desk.sent(CaseAllocated.self).count == 1)
      try desk.conclude(try #require(try desk.sent(CaseAllocated.self).first), at: .after(10))
      try desk.ring(at: .after(10))
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.id) == [Self.person(1).id, Self.person(2).id])
      #expect(try desk.societies().map(\.open) == [1])
      try desk.receive(
        CandidateWithdrawn(candidateID: Self.person(2).id, officer: "王", reason: "撤回"), id: "w", at: .after(11))
      try desk.ring(at: .after(11))
      #expect(try desk.sent(CaseAllocated.self).last?.candidate.id == Self.person(3).id)
    }
  }

  @Test("A society gets cases from its first day to its last, and whoever waited as soon as it begins")
  func inForce() async throws {
    try await withDesk([]) { desk in
      // The desk's day is 19 April 2025 in Beijing.
      try desk.add(SocietyEntry(code: "b", name: "乙", fields: ["civil"], from: "2025-04-21", to: "2025-04-22"))
      try desk.recommend(Self.person(1))
      try desk.ring(at: ScreeningDesk.start)
      #expect(try desk.sent(CandidateHeld.self).first?.explanation.contains("不在受理期内") == true)
      let begins = try #require(Timestamp(rfc3339: "2025-04-20T16:00:00.000Z"))
      try desk.ring(at: Timestamp(milliseconds: begins.milliseconds - 1))
      #expect(try desk.sent(CaseAllocated.self).isEmpty)
      try desk.ring(at: begins)
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["b"])
      let ends = try #require(Timestamp(rfc3339: "2025-04-22T16:00:00.000Z"))
      try desk.recommend(Self.person(2), at: Timestamp(milliseconds: ends.milliseconds - 1))
      try desk.recommend(Self.person(3), at: ends)
      #expect(try desk.sent(CaseAllocated.self).map(\.candidate.id) == [Self.person(1).id, Self.person(2).id])
    }
  }

  @Test("A case that is returned waits for another society of the field that takes nobody now, and not for an officer")
  func returned() async throws {
    let other = Society(code: "civil-b", name: "土木学会乙", fields: ["civil"], isPaused: true)
    try await withDesk([Society(code: "civil-a", name: "土木学会甲", fields: ["civil"]), other]) { desk in
      try desk.recommend(Self.person(1))
      try desk.giveBack(try #require(try desk.sent(CaseAllocated.self).first), at: .after(1))
      let held = try #require(try desk.sent(CandidateHeld.self).first)
      #expect(held.explanation.contains("除已退回该案件的学会（civil-a）外"))
      try desk.change(.init(code: "civil-b", officer: "王", reason: "因", paused: false), at: .after(2))
      try desk.ring(at: .after(2))
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["civil-a", "civil-b"])
    }
  }

  @Test("A store that was lost takes the registry from the topic: the last revision of each")
  func heard() async throws {
    try await withDesk([]) { desk in
      let time = ScreeningDesk.start
      for (revision, name) in [(1, "甲"), (3, "丙"), (2, "乙")] {
        var entry = Self.garden
        entry.name = name
        try desk.receive(
          SocietyChanged(society: entry, revision: revision, officer: "王", reason: "因", changedAt: time),
          id: "heard-\(revision)", source: ServiceName.screening.source)
      }
      #expect(try desk.societies().map(\.name) == ["丙"])
      #expect(try desk.change(.init(code: "garden", officer: "王", reason: "因", weight: 2)).revision == 4)
    }
  }

  private static func specialty(_ field: String) -> String {
    Taxonomy.attachment1.field(field)?.specialties.first?.code ?? ""
  }

  @Test("What was changed in a transaction that is undone holds for nobody")
  func undone() async throws {
    struct Undone: Error {}
    try await withDesk([]) { desk in
      let registering = SocietyRegistering(registry: desk.registry)
      #expect(throws: Undone.self) {
        try desk.work("undone") { work in
          _ = try registering.add(.init(society: Self.garden, officer: "王", reason: "决定"), work)
          // Whoever is worked off with it sees it.
          #expect(try desk.registry.holding(in: work.transaction).serving("landscape").count == 1)
          throw Undone()
        }
      }
      #expect(try desk.societies().isEmpty)
      try desk.add(SocietyEntry(code: "garden", name: "土木学会", fields: ["civil"]))
      #expect(try desk.societies().map(\.name) == ["土木学会"])
      try desk.recommend(Self.person(1))
      #expect(try desk.sent(CaseAllocated.self).map(\.society) == ["garden"])
    }
  }
}

extension Timestamp {
  /// Days after the desk's start.
  static func after(_ days: Int64) -> Timestamp {
    Timestamp(milliseconds: ScreeningDesk.start.milliseconds + days * 86_400_000)
  }
}

extension ScreeningDesk {
  @discardableResult
  func add(_ entry: SocietyEntry, id: String = "add") throws -> SocietyView {
    try work("\(id)-\(entry.code)") {
      try SocietyRegistering(registry: registry).add(.init(society: entry, officer: "王", reason: "理事会决定"), $0)
    }
  }

  @discardableResult
  func change(_ request: ChangeSociety.Request, id: String = "change", at time: Timestamp = start) throws -> SocietyView
  {
    try work("\(id)-\(request)", at: time) { try SocietyRegistering(registry: registry).change(request, $0) }
  }

  func societies() throws -> [SocietyView] {
    try read { try queries.societies(.init(), $0) }.societies
  }
}
