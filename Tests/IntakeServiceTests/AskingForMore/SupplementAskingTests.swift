import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Testing

@testable import IntakeService

struct SupplementAskingTests {
  private static func person(_ number: Int, _ name: String) -> Candidate {
    var candidate = Candidate.sample(id: "0196a000-0000-7000-8000-00000000000\(number)")
    candidate.person.name = name
    candidate.qualifications = DeclaredQualifications()
    return candidate
  }

  @Test func allThatComesUntilTheMailingTimeIsInOneMail() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏"), Self.person(3, "赵志强")])
      try desk.ask(people[0], ["N1.2"])
      try desk.ask(people[1], ["N1.3.1"], at: SupplementDesk.time(days: 0, hours: 3))
      try desk.fire(until: SupplementDesk.time(days: 0, hours: 21))
      #expect(try desk.mails().isEmpty, "it is 8:00 the next morning")
      try desk.fire(until: SupplementDesk.time(days: 0, hours: 22))
      let mail = try #require(try desk.mails().first)
      #expect(mail.to == SupplementDesk.address && mail.kind == .supplementRequest)
      #expect(mail.subject == "请补充材料：评价（2025）+江海省工程师学会")
      #expect(mail.body.contains("2 人（王建国、李慧敏）") && mail.body.contains("请于 2026年12月2日 前回复"))
      #expect(mail.attachments.map(\.name) == ["补充材料表-江海省工程师学会-2026-11-03.xlsx"])
      #expect(try desk.sheet(of: mail).rows.count == 2)
      // Another one on the same day waits for the next, and then all who are still open are in one workbook.
      try desk.ask(people[2], ["N1.2"], at: SupplementDesk.time(days: 1))
      try desk.fire(until: SupplementDesk.time(days: 1, hours: 20))
      #expect(try desk.mails().count == 1)
      try desk.fire(until: SupplementDesk.time(days: 3))
      #expect(try desk.mails().count == 2)
      #expect(try desk.sheet(of: try #require(try desk.mails().last)).rows.count == 3)
      #expect(try #require(try desk.mails().last).body.contains("其中 2 人此前已请贵单位补充"))
    }
  }

  @Test func everyUnitHasAMailOfItsOwn() async throws {
    try await SupplementDesk.open { desk in
      let first = try desk.recommend([Self.person(1, "王建国")])
      let second = try desk.recommend([Self.person(2, "李慧敏")], unit: "滨城市工程师协会", address: "b@example.org")
      try desk.ask(first[0], ["N1.2"])
      try desk.ask(second[0], ["N1.2"])
      try desk.fire(until: SupplementDesk.time(days: 1))
      #expect(Set(try desk.mails().compactMap(\.to)) == [SupplementDesk.address, "b@example.org"])
    }
  }

  // MARK: Two names of one unit

  private static func join(_ name: String, at now: Timestamp, _ desk: SupplementDesk) throws {
    try desk.work("join", at: now) {
      _ = try UnitNaming.set(.init(name: name, unit: SupplementDesk.unit, officer: "op-1", reason: "来函说明"), $0)
    }
  }

  @Test func whatWasAskedUnderAnotherNameOfTheUnitIsMailedAndTaken() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏")], unit: "江海学会")
      try desk.ask(people[0], ["N1.2"])
      try desk.fire(until: SupplementDesk.time(days: 1))
      let before = try #require(try desk.mails().first)
      try desk.ask(people[1], ["N1.2"], at: SupplementDesk.time(days: 1))
      try Self.join("江海学会", at: SupplementDesk.time(days: 1, hours: 1), desk)
      #expect(
        try desk.requests(.init(unit: SupplementDesk.unit)).map(\.unit) == [SupplementDesk.unit, SupplementDesk.unit])
      // What was sent under the other name comes back.
      var sheet = try desk.sheet(of: before)
      try sheet.fill("王建国", ["最高学历": "本科"])
      let taken = try desk.takeBack(sheet, at: SupplementDesk.time(days: 1, hours: 2))
      #expect(taken.unit == SupplementDesk.unit && taken.supplements?.supplemented == 1)
      try desk.fire(until: SupplementDesk.time(days: 2))
      let mails = try desk.mails()
      #expect(mails.count == 2 && mails.last?.to == SupplementDesk.address && mails.last?.unit == SupplementDesk.unit)
    }
  }

  @Test func aUnitOfTwoNamesHasOneMailADay() async throws {
    try await SupplementDesk.open { desk in
      let first = try desk.recommend([Self.person(1, "王建国")])
      let second = try desk.recommend([Self.person(2, "李慧敏")], unit: "江海学会", address: "b@example.org")
      try desk.ask(first[0], ["N1.2"])
      try desk.ask(second[0], ["N1.2"])
      try Self.join("江海学会", at: SupplementDesk.time(days: 0, hours: 1), desk)
      try desk.fire(until: SupplementDesk.time(days: 1))
      let mail = try #require(try desk.mails().first)
      #expect(try desk.mails().count == 1 && desk.sheet(of: mail).rows.count == 2)
    }
  }

  @Test func nobodyIsAskedForWhatIsNeededNoMore() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏")])
      for person in people { try desk.ask(person, ["N1.2"]) }
      #expect(try desk.progress(people[0]).waitingFor == "等待推荐单位补充：学历、学位和所学专业（2026年12月2日前）")
      let passed = CandidatePassed(candidateID: people[0].id, findings: [], ruleSet: "2025.1")
      try desk.hear(passed, of: people[0], at: SupplementDesk.time(days: 0, hours: 1))
      try desk.fire(until: SupplementDesk.time(days: 1))
      let sheet = try desk.sheet(of: try #require(try desk.mails().first))
      #expect(try sheet.rows.count == 1 && sheet.row(of: "李慧敏") > 0)
      #expect(try desk.requests().map(\.state) == [.closed, .open])
      // The last of them, too: the reminder that was planned is none.
      try desk.hear(
        CandidateRejected(candidateID: people[1].id, findings: [], clauses: ["N1.2"], ruleSet: "2025.1"),
        of: people[1], at: SupplementDesk.time(days: 2))
      try desk.fire(until: SupplementDesk.time(days: 90))
      #expect(try desk.mails().count == 1)
      #expect(try desk.read { try $0.timers.list(after: nil, limit: 10) }.isEmpty)
      #expect(try desk.store.emittedEvents().payloads(SupplementExpired.self).isEmpty)
    }
  }

  @Test func aReminderAndThenAnOfficerAndNobodyIsRefusedOnSilence() async throws {
    try await SupplementDesk.open { desk in
      let person = try desk.recommend([Self.person(1, "王建国")])[0]
      try desk.ask(person, ["N1.2"])
      try desk.fire(until: SupplementDesk.time(days: 29))
      let mails = try desk.mails()
      #expect(mails.map(\.kind) == [.supplementRequest, .reminder])
      #expect(CampaignDay.key(try #require(mails.last?.composedAt)) == "2026-11-13")
      #expect(mails.last?.subject == "再次提请补充材料：评价（2025）+江海省工程师学会")
      #expect(try desk.requests().first?.remindedAt == mails.last?.composedAt)
      // Screening was told until when, and nothing since.
      let told = try desk.store.emittedEvents()
      #expect(told.count == 1 && told[0].event.type == SupplementRequested.eventType)
      try desk.fire(until: SupplementDesk.time(days: 31))
      let expired = try desk.store.emittedEvents().payloads(SupplementExpired.self)
      #expect(expired.map(\.items) == [["N1.2"]])
      #expect(expired.first?.dueAt == SupplementDesk.time(days: 30))
      #expect(try desk.requests().map(\.state) == [.expired])
      let history = try desk.read { try IntakeQueries.getCandidate(.init(id: person.id), $0) }.history
      #expect(history.last?.text == "推荐单位未在2026年12月2日前补充，转经办人处理；以后补充的仍予受理")
      // Screening's answer to it leaves the request as it is, and an answer of the unit is taken.
      try desk.hear(
        ReviewRequested(candidateID: person.id, findings: [], ruleSet: "2025.1"), of: person,
        at: SupplementDesk.time(days: 31))
      var sheet = try desk.sheet(of: try #require(mails.first))
      try sheet.fill("王建国", ["最高学历": "本科", "所学专业": "土木工程"])
      let view = try desk.takeBack(sheet, at: SupplementDesk.time(days: 40))
      #expect(view.supplements?.supplemented == 1 && view.rowErrors.isEmpty)
      #expect(try desk.supplemented().map(\.supplement.qualifications.education) == ["本科"])
      #expect(try desk.requests().map(\.state) == [.answered])
    }
  }

  @Test func whomNoMailReachesIsListedForAnOfficerWhoPhones() async throws {
    try await SupplementDesk.open { desk in
      let uploaded = try desk.recommend([Self.person(1, "王建国")], address: nil)
      try desk.ask(uploaded[0], ["N1.2"])
      try desk.fire(until: SupplementDesk.time(days: 5))
      #expect(try desk.mails().isEmpty)
      #expect(try desk.requests(.init(unaddressed: true)).map(\.name) == ["王建国"])
      #expect(try desk.requests(.init(unaddressed: false)).isEmpty)
      #expect(throws: IntakeError.noAddress) {
        try desk.work("send", at: SupplementDesk.time(days: 5)) {
          try desk.mailing.send(.init(unit: SupplementDesk.unit, officer: "王审核"), $0)
        }
      }
      // Who only wrote the unit's name into a subject is sent nobody's name.
      try desk.work("stranger", at: SupplementDesk.time(days: 5)) { work in
        let view = SubmissionView(
          id: "stranger", unit: SupplementDesk.unit, campaign: 2025, late: false, file: "", channel: "mail",
          receivedAt: work.now, hasScan: false, candidates: 0, rowErrors: [], faults: [])
        try SubmissionTable(transaction: work.transaction).save(view, key: "stranger", at: work.now)
        try OutgoingMailTable(transaction: work.transaction).insert(
          OutgoingMail(
            id: "receipt-stranger", kind: .receipt, submissionID: "stranger", unit: SupplementDesk.unit,
            to: "stranger@example.org", subject: "回执", body: "", composedAt: work.now))
      }
      #expect(try desk.requests(.init(unaddressed: true)).count == 1)
      // Nor who puts somebody forward for a unit that is known.
      _ = try desk.recommend([Self.person(2, "李慧敏")], address: "stranger@example.org", isKnown: false)
      #expect(try desk.requests(.init(unaddressed: true)).count == 1)
      // An address makes the unit reachable, and the next morning it is asked.
      _ = try desk.recommend([Self.person(3, "赵志强")])
      try desk.fire(until: SupplementDesk.time(days: 6))
      #expect(try desk.mails().map(\.to) == [SupplementDesk.address])
    }
  }

  @Test func theWorkbookGoesWhereAnOfficerSaysElseToAnAddressThatIsTheUnitsAlone() async throws {
    try await SupplementDesk.open { desk in
      func address() throws -> String? {
        try desk.read { try SupplementUnitTable(transaction: $0).address(of: SupplementDesk.unit) }
      }
      func change(_ id: String, days: Int64, _ body: (UnitAddressTable) throws -> Void) throws {
        try desk.work(id, at: SupplementDesk.time(days: days)) {
          try body(UnitAddressTable(transaction: $0.transaction))
        }
      }
      let person = try desk.recommend([Self.person(1, "王建国")])[0]
      _ = try desk.recommend([Self.person(2, "李慧敏")], address: "stranger@example.org", isKnown: false)
      #expect(try address() == SupplementDesk.address)
      // What an officer said goes before what is learnt later.
      try change("set", days: 1) {
        try $0.set("desk@jianghai.example.org", to: SupplementDesk.unit, at: SupplementDesk.start)
      }
      try change("learn", days: 2) {
        try $0.learn("new@jianghai.example.org", of: SupplementDesk.unit, at: SupplementDesk.time(days: 2))
      }
      #expect(try address() == "desk@jianghai.example.org")
      // The officer says that it is another unit's: the newest that was learnt.
      try change("other", days: 3) {
        try $0.set("desk@jianghai.example.org", to: "滨城市工程师协会", at: SupplementDesk.start)
        try $0.learn("desk@jianghai.example.org", of: SupplementDesk.unit, at: SupplementDesk.time(days: 3))
      }
      #expect(try address() == "new@jianghai.example.org")
      // Which two units use, or which the officer has forgotten, is neither's.
      try change("shared", days: 4) {
        try $0.learn("new@jianghai.example.org", of: "滨城市工程师协会", at: SupplementDesk.start)
        try $0.set(SupplementDesk.address, to: nil, at: SupplementDesk.start)
      }
      #expect(try address() == nil)
      try desk.ask(person, ["N1.2"])
      #expect(try desk.requests(.init(unaddressed: true)).map(\.name) == ["王建国"])
    }
  }

  @Test func anOfficerMayHaveItSentAtOnceAndOnceMoreWithAReason() async throws {
    try await SupplementDesk.open { desk in
      let person = try desk.recommend([Self.person(1, "王建国")])[0]
      func send(_ reason: String? = nil, at now: Timestamp) throws -> SendSupplements.Response {
        try desk.work("send-\(now.milliseconds)-\(reason ?? "")", at: now) {
          try desk.mailing.send(.init(unit: SupplementDesk.unit, officer: "王审核", againBecause: reason), $0)
        }
      }
      #expect(throws: IntakeError.nothingMissing) { try send(at: SupplementDesk.start) }
      try desk.ask(person, ["N1.2"])
      #expect(try send(at: SupplementDesk.start).people == 1)
      #expect(throws: IntakeError.mailedToday) { try send(at: SupplementDesk.time(days: 0, hours: 1)) }
      _ = try send("前一封被退回", at: SupplementDesk.time(days: 0, hours: 1))
      #expect(try desk.mails().count == 2)
      // Nothing more came, so the next morning has no mail.
      try desk.fire(until: SupplementDesk.time(days: 5))
      #expect(try desk.mails().count == 2)
      let history = try desk.read { try $0.history.entries(subject: person.id) }.map(\.entry)
      #expect(history.filter { $0.action == "supplementMailed" }.map(\.actor) == ["王审核", "王审核"])
      #expect(history.last?.detail.contains("前一封被退回") == true)
    }
  }

  /// After days of downtime several timers of a unit are due at once: one mail all the same.
  @Test(arguments: UInt64(1)...20)
  func neverTwoMailsOnADay(seed: UInt64) async throws {
    var dice = Dice(random: SeededGenerator(seed: seed))
    try await SupplementDesk.open { desk in
      let people = try desk.recommend((1...6).map { Self.person($0, "人\($0)") })
      var now = SupplementDesk.start
      for _ in 0..<40 {
        now = Timestamp(milliseconds: now.milliseconds + Int64(dice.pick([1, 5, 20, 30, 200])) * 60 * 60 * 1000)
        switch dice.pick([0, 1, 2, 3]) {
        case 0: try desk.ask(dice.pick(people), [dice.pick(["N1.2", "N1.3.1"])], at: now)
        case 1:
          let person = dice.pick(people)
          try desk.hear(
            CandidatePassed(candidateID: person.id, findings: [], ruleSet: "1"), of: person, at: now)
        case 2:
          // An officer, where it is allowed.
          _ = try? desk.work("send-\(now.milliseconds)", at: now) {
            try desk.mailing.send(.init(unit: SupplementDesk.unit, officer: "o"), $0)
          }
        default:
          // All that fell due fires late, at this moment.
          while let timer = try desk.read({ try $0.timers.list(after: nil, limit: 1).first }),
            timer.due <= now.milliseconds
          {
            try desk.fire(timer, at: now)
          }
        }
      }
      let days = try desk.mails().map { CampaignDay.key($0.composedAt) }
      #expect(Set(days).count == days.count, "two mails on a day")
      // Nobody is forgotten: whoever is open was mailed, or will be.
      for request in try desk.requests(.init(state: .open)) {
        let isPlanned = try desk.read { transaction in
          try SupplementUnitTable(transaction: transaction).get(unit: SupplementDesk.unit)?.mailDueAt != nil
        }
        #expect(request.mailedAt != nil || isPlanned)
      }
    }
  }
}
