import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import SocietyRoutingService

/// A society's rounds of questions: answered one by one, reminded of and expired by durable timers.
@Suite struct InformationClockTests {
  private static let day: Int64 = 24 * 60 * 60 * 1000
  private static let person = Candidate.sample().id

  /// Asks the candidate for two things and the unit for one, of which one is due sooner.
  private func asked(_ body: (SocietyDesk, [InformationItem]) throws -> Void) async throws {
    try await SocietyDesk.open { desk in
      try desk.accept(.sample())
      let view = try desk.work("ask", at: 0) {
        try desk.carrying.ask(
          .init(
            id: "case-1", of: .candidate, officer: "officer-1", note: "请补交材料",
            questions: [
              .init(text: "业绩证明", clause: "N1.3.1"), .init(text: "单位证明", of: .unit),
              .init(text: "照片", dueAt: Timestamp(milliseconds: 15 * Self.day)),
            ]), $0)
      }
      let open = try #require(view.rounds?.last).open
      #expect(open.map(\.text) == ["业绩证明", "单位证明", "照片"] && open.map(\.of) == [.candidate, .unit, .candidate])
      #expect(open.map(\.dueAt?.milliseconds) == [30 * Self.day, 30 * Self.day, 15 * Self.day])
      try body(desk, open)
    }
  }

  private func receive(
    _ desk: SocietyDesk, _ ids: [String], waived: Bool? = nil, note: String? = nil, at days: Int64
  ) throws -> CaseView {
    try desk.work("receive-\(days)-\(ids)", at: days * Self.day) {
      try desk.carrying.receive(
        .init(id: "case-1", officer: "officer-2", note: note, items: ids, waived: waived), $0)
    }
  }

  private func told(_ desk: SocietyDesk) throws -> [InformationItemsSettled] {
    try desk.store.emittedEvents().payloads(InformationItemsSettled.self)
  }

  @Test("What two of three answers leave open is waited for on, and the clock stands until the last")
  func oneByOne() async throws {
    try await asked { desk, items in
      let asked = try #require(try desk.store.emittedEvents().payloads(InformationAsked.self).first)
      #expect(asked.asked == items && asked.of == .candidate)
      var view = try receive(desk, [items[0].id, items[2].id], at: 5)
      #expect(view.rounds?.last?.open == [items[1]])
      #expect(view.clock?.state == .paused && view.clock?.waitingFor == .unit)
      #expect(try desk.store.emittedEvents().payloads(InformationReceived.self).isEmpty)
      #expect(try told(desk).map(\.items) == [[items[0].id, items[2].id]] && told(desk).map(\.waitsFor) == [.unit])
      view = try receive(desk, [items[1].id], waived: true, note: "不再需要", at: 9)
      #expect(view.clock?.state == .running && view.clock?.waitedSeconds == 9 * 86_400)
      #expect(view.rounds?.last?.items.map(\.state) == [.answered, .waived, .answered])
      #expect(view.rounds?.last?.items[1].reason == "不再需要")
      #expect(try told(desk).map(\.state) == [.answered, .waived])
      #expect(try desk.store.emittedEvents().payloads(InformationReceived.self).count == 1)
      #expect(try desk.timers().map(\.kind) == [CaseClock.timer])
    }
  }

  @Test("Only open questions can be answered, by their ids, and nothing is waived without a reason")
  func refused() async throws {
    try await asked { desk, items in
      #expect(throws: SocietyRoutingError.self) { try receive(desk, [], at: 1) }
      #expect(throws: SocietyRoutingError.self) { try receive(desk, ["nothing"], at: 1) }
      #expect(throws: SocietyRoutingError.self) { try receive(desk, [items[0].id], waived: true, at: 1) }
      _ = try receive(desk, [items[0].id], at: 2)
      #expect(throws: SocietyRoutingError.self) { try receive(desk, [items[0].id], at: 3) }
      for questions in [[], [InformationQuestion(text: " ")]] {
        #expect(throws: SocietyRoutingError.self) {
          try desk.work("blank") {
            try desk.carrying.ask(.init(id: "case-1", of: .unit, officer: "o", note: "n", questions: questions), $0)
          }
        }
      }
    }
  }

  @Test("The reminder names what is open by then, and comes once")
  func reminded() async throws {
    try await asked { desk, items in
      _ = try receive(desk, [items[0].id], at: 5)
      try desk.ring(at: 10 * Self.day)
      let reminded = try desk.store.emittedEvents().payloads(InformationReminded.self)
      #expect(reminded.map(\.open) == [[items[1], items[2]]])
      #expect(try desk.view("case-1").rounds?.last?.remindedAt == Timestamp(milliseconds: 10 * Self.day))
      try desk.ring(at: 14 * Self.day)
      #expect(try desk.store.emittedEvents().payloads(InformationReminded.self).count == 1)
    }
  }

  @Test("Each question expires at its own time, and the society goes on when the last one has")
  func expired() async throws {
    try await asked { desk, items in
      try desk.ring(at: 15 * Self.day)
      var view = try desk.view("case-1", at: 16 * Self.day)
      #expect(view.rounds?.last?.items.map(\.state) == [.open, .open, .expired])
      #expect(view.clock?.state == .paused)
      try desk.ring(at: 30 * Self.day)
      view = try desk.view("case-1", at: 31 * Self.day)
      #expect(view.clock?.state == .running && view.clock?.waitedSeconds == 30 * 86_400)
      #expect(try told(desk).map(\.state) == [.expired, .expired] && told(desk).allSatisfy { $0.officer == nil })
      #expect(try told(desk).map(\.items) == [[items[2].id], [items[0].id, items[1].id]])
      #expect(try desk.store.emittedEvents().payloads(InformationReceived.self).count == 1)
      // A second round may follow.
      let again = try desk.ask("case-1", of: .unit, at: 32 * Self.day)
      #expect(again.rounds?.map(\.number) == [1, 2] && again.clock?.state == .paused)
    }
  }

  @Test("After a downtime the waiting has ended when it was due, and nobody is reminded of what has expired")
  func downtime() async throws {
    try await asked { desk, _ in
      // Nothing ran for a year.
      while let timer = try desk.timers().first(where: { $0.kind != CaseClock.timer }) {
        try desk.work("cancel-\(timer.kind)-\(timer.due)", at: 365 * Self.day) {
          try $0.cancel(timer: timer.kind, subject: timer.subject)
        }
        try desk.fire(timer.subject, timer.kind, at: 365 * Self.day)
      }
      #expect(try desk.store.emittedEvents().payloads(InformationReminded.self).isEmpty)
      #expect(try desk.view("case-1", at: 365 * Self.day).clock?.waitedSeconds == 30 * 86_400)
      let received = try desk.store.emittedEvents().payloads(InformationReceived.self)
      #expect(received.map(\.receivedAt.milliseconds) == [30 * Self.day])
    }
  }

  @Test("Whoever moves the case on waits for nothing any more", arguments: ["advance", "return"])
  func movedOn(by move: String) async throws {
    try await asked { desk, items in
      let view =
        move == "advance"
        ? try desk.work("advance", at: 3 * Self.day) {
          try desk.carrying.advance(.init(id: "case-1", to: .application, officer: "o"), $0)
        }
        : try desk.work("return", at: 3 * Self.day) {
          try desk.carrying.giveBack(.init(id: "case-1", officer: "o", reason: "不属本学会"), $0)
        }
      #expect(view.rounds?.last?.items.map(\.state) == [.withdrawn, .withdrawn, .withdrawn])
      #expect(try desk.timers().allSatisfy { $0.kind == CaseClock.timer })
      #expect(try told(desk).map(\.items) == (move == "advance" ? [items.map(\.id)] : []))
    }
  }
}
