import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// What units are told of briefings (N2.2): once, in their mail of the day, from what they were told last and what holds now.
struct BriefingMailTests {
  private static func person(_ number: Int, _ name: String) -> Candidate {
    var candidate = Candidate.sample(id: "0196a000-0000-7000-8000-00000000000\(number)")
    candidate.person.name = name
    return candidate
  }

  /// Ten days after the desk's start, 14:00 in Beijing.
  private static func briefing(_ change: (inout Briefing) -> Void = { _ in }) -> Briefing {
    let starts = SupplementDesk.time(days: 10, hours: 3)
    var briefing = Briefing(
      id: "01963be4-8080-7000-8000-0000000000b1", title: "申请与面试宣讲会", startsAt: starts,
      endsAt: Timestamp(milliseconds: starts.milliseconds + 7_200_000), timeZone: "Asia/Shanghai", place: "北京市示例路1号",
      note: "请携带申请表草稿。", fields: ["hydraulic"])
    change(&briefing)
    return briefing
  }

  private static func invite(
    _ desk: SupplementDesk, _ candidate: Candidate, _ briefing: Briefing = briefing(),
    at now: Timestamp = SupplementDesk.start
  ) throws {
    try desk.hear(
      BriefingInvited(candidateID: candidate.id, briefing: briefing, invitedAt: now), of: candidate, at: now)
  }

  private static func disinvite(
    _ desk: SupplementDesk, _ candidate: Candidate, at now: Timestamp
  ) throws {
    try desk.hear(
      BriefingDisinvited(
        candidateID: candidate.id, briefing: briefing(), cause: .withdrawn, disinvitedAt: now),
      of: candidate, at: now)
  }

  private static func change(
    _ desk: SupplementDesk, _ candidate: Candidate, at now: Timestamp, _ change: (inout Briefing) -> Void
  ) throws {
    try desk.hear(
      BriefingChanged(
        briefing: briefing(change), changed: ["place"], officer: "王", reason: "因", changedAt: now), of: candidate,
      at: now)
  }

  private static func calendars(_ desk: SupplementDesk, _ mails: [OutgoingMail]) async throws -> [ReadCalendar] {
    let files = mails.flatMap(\.attachments).filter { $0.contentType.hasPrefix("text/calendar") }
    return try await ReadCalendar.read(files.map { desk.blobs.path($0.blob.sha256) })
  }

  @Test func allWhoAreInvitedUntilTheMailingTimeAreInOneMailWithTheCalendarFile() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏"), Self.person(3, "赵志强")])
      try Self.invite(desk, people[0])
      try Self.invite(desk, people[1], at: SupplementDesk.time(days: 0, hours: 3))
      try desk.fire(until: SupplementDesk.time(days: 0, hours: 21))
      #expect(try desk.mails().isEmpty, "it is 8:00 the next morning")
      try desk.fire(until: SupplementDesk.time(days: 1))
      let mail = try #require(try desk.mails().first)
      #expect(try desk.mails().count == 1 && mail.kind == .briefing && mail.to == SupplementDesk.address)
      #expect(mail.subject == "宣讲会通知：评价（2025）+江海省工程师学会")
      #expect(mail.body.contains("请通知以下 2 人参加：\n  1. 王建国（示例公司，水利水电工程类）\n  2. 李慧敏"))
      #expect(mail.body.contains("时间：2026年11月12日（星期四）14:00至16:00（北京时间）\n地点：北京市示例路1号\n说明：请携带申请表草稿。"))
      #expect(mail.attachments.map(\.name) == ["宣讲会-2026-11-12.ics"])
      #expect(mail.attachments.map(\.contentType) == ["text/calendar; charset=utf-8; method=PUBLISH"])
      let calendar = try #require(try await Self.calendars(desk, [mail]).first)
      #expect(calendar.faults.isEmpty && calendar.start == "2026-11-12T06:00:00+00:00" && calendar.sequence == 0)
      #expect(try desk.read { try $0.history.entries(subject: people[0].id) }.last?.entry.action == "briefingMailed")
      // Somebody who passes afterwards is invited, too, and the others are not told again.
      try Self.invite(desk, people[2], at: SupplementDesk.time(days: 2))
      try desk.fire(until: SupplementDesk.time(days: 4))
      #expect(try desk.mails().count == 2)
      let second = try #require(try desk.mails().last)
      #expect(second.body.contains("以下 1 人参加：\n  1. 赵志强") && !second.body.contains("王建国"))
      // As the candidate's own way shows it.
      let shown = try desk.read { try IntakeQueries.getCandidate(.init(id: people[0].id), $0) }
      #expect(shown.briefings?.map(\.state) == [.invited] && shown.briefings?.map(\.attendance) == [.unknown])
      #expect(
        shown.history.last?.text == "受邀参加宣讲会“申请与面试宣讲会”，2026年11月12日（星期四）14:00至16:00（北京时间）（N2.2）")
    }
  }

  @Test func whatIsUndoneBeforeTheMailIsNotToldAndWhatChangesTwiceIsToldOnce() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏")])
      for person in people { try Self.invite(desk, person) }
      try Self.disinvite(desk, people[1], at: SupplementDesk.time(days: 0, hours: 1))
      try desk.fire(until: SupplementDesk.time(days: 1))
      let first = try #require(try desk.mails().first)
      #expect(first.body.contains("以下 1 人参加") && !first.body.contains("李慧敏"))
      // Twice another place, then back to where it was: the unit is told that it is as it was announced last.
      try Self.change(desk, people[0], at: SupplementDesk.time(days: 2)) {
        $0.revision = 2
        $0.sequence = 1
        $0.place = "上海"
      }
      try Self.change(desk, people[0], at: SupplementDesk.time(days: 2, hours: 1)) {
        $0.revision = 3
        $0.sequence = 2
        $0.place = "广州"
        $0.startsAt = SupplementDesk.time(days: 11)
        $0.endsAt = SupplementDesk.time(days: 11, hours: 1)
      }
      try desk.fire(until: SupplementDesk.time(days: 4))
      let mails = try desk.mails()
      #expect(mails.count == 2 && mails[1].subject.hasPrefix("宣讲会变更："))
      #expect(
        mails[1].body.contains(
          "有变更：时间由“2026年11月12日（星期四）14:00至16:00（北京时间）”改为“2026年11月13日（星期五）11:00至12:00（北京时间）”；"
            + "地点由“北京市示例路1号”改为“广州”。请转告此前通知的 1 人：王建国。"))
      let calendars = try await Self.calendars(desk, mails)
      #expect(calendars.map(\.sequence) == [0, 2] && Set(calendars.map(\.uid)).count == 1)
      #expect(calendars.map(\.start) == ["2026-11-12T06:00:00+00:00", "2026-11-13T03:00:00+00:00"])
      // A revision that says nothing to the invited, and one that comes late, send nothing.
      try Self.change(desk, people[0], at: SupplementDesk.time(days: 5)) {
        $0.revision = 4
        $0.sequence = 2
        $0.place = "广州"
        $0.startsAt = SupplementDesk.time(days: 11)
        $0.endsAt = SupplementDesk.time(days: 11, hours: 1)
        $0.capacity = 5
      }
      try Self.change(desk, people[0], at: SupplementDesk.time(days: 5, hours: 1)) {
        $0.revision = 2
        $0.sequence = 1
        $0.place = "上海"
      }
      try desk.fire(until: SupplementDesk.time(days: 7))
      #expect(try desk.mails().count == 2)
      // Of what was said before the change, the later one counts.
      let third = try desk.recommend([Self.person(3, "赵志强")])
      try Self.invite(desk, third[0], at: SupplementDesk.time(days: 7))
      try desk.fire(until: SupplementDesk.time(days: 8))
      #expect(try #require(try desk.mails().last).body.contains("地点：广州"))
    }
  }

  @Test func whoIsDisinvitedAndWhatIsCancelledIsTakenOutOfTheCalendars() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏")])
      let alone = try desk.recommend([Self.person(3, "赵志强")], unit: "滨城市工程师协会", address: "b@example.org")
      for person in people + alone { try Self.invite(desk, person) }
      try desk.fire(until: SupplementDesk.time(days: 1))
      #expect(try desk.mails().count == 2)
      try Self.disinvite(desk, people[1], at: SupplementDesk.time(days: 2))
      try Self.disinvite(desk, alone[0], at: SupplementDesk.time(days: 2))
      try desk.fire(until: SupplementDesk.time(days: 3))
      var mails = try desk.mails()
      #expect(mails.count == 4)
      let left = mails.suffix(2).sorted { $0.attachments.count < $1.attachments.count }
      #expect(left[0].body.contains("以下 1 人不再参加，请转告：李慧敏（推荐已撤回）。"))
      #expect(left[0].attachments.isEmpty, "others of the unit keep the event")
      #expect(left[1].unit == "滨城市工程师协会" && left[1].attachments.map(\.name) == ["宣讲会取消-2026-11-12.ics"])
      var cancelled = Self.briefing()
      cancelled.cancelled = true
      cancelled.revision = 2
      cancelled.sequence = 1
      try desk.hear(
        BriefingCancelled(
          briefing: cancelled, officer: "王", reason: "场地停用", cancelledAt: SupplementDesk.time(days: 4)),
        of: people[0], at: SupplementDesk.time(days: 4))
      try desk.fire(until: SupplementDesk.time(days: 30))
      mails = try desk.mails()
      #expect(mails.count == 5, "nobody is told twice, and nobody is reminded of what is not held")
      let last = try #require(mails.last)
      #expect(last.subject == "宣讲会取消：评价（2025）+江海省工程师学会")
      #expect(last.body.contains("本次宣讲会取消（场地停用），请转告此前通知的 1 人：王建国。"))
      let calendars = try await Self.calendars(desk, [left[1], last])
      #expect(calendars.map(\.method) == ["CANCEL", "CANCEL"] && calendars.map(\.sequence) == [0, 1])
      #expect(calendars.allSatisfy { $0.status == "CANCELLED" && $0.faults.isEmpty })
    }
  }

  @Test func oneReminderTwoDaysBeforeAlsoAfterAWeekOfDowntime() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏")])
      try Self.invite(desk, people[0])
      try desk.fire(until: SupplementDesk.time(days: 7, hours: 21))
      #expect(try desk.mails().count == 1)
      // Told on that day only: not reminded. Both are in the one mail of the day.
      try Self.invite(desk, people[1], at: SupplementDesk.time(days: 7, hours: 20))
      try desk.fire(until: SupplementDesk.time(days: 20))
      let mails = try desk.mails()
      #expect(mails.count == 2 && mails.last.map { CampaignDay.key($0.composedAt) } == "2026-11-10")
      let last = try #require(mails.last)
      #expect(last.body.contains("请通知以下 1 人参加：\n  1. 李慧敏"))
      #expect(last.body.contains("宣讲会临近，请提醒 1 人按时参加：王建国。"))
    }
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏")])
      for person in people { try Self.invite(desk, person) }
      try desk.fire(until: SupplementDesk.time(days: 20))
      let mails = try desk.mails()
      #expect(mails.map { $0.subject.prefix(5) } == ["宣讲会通知", "宣讲会提醒"])
      #expect(mails.last.map { CampaignDay.key($0.composedAt) } == "2026-11-10")
      #expect(try #require(mails.last).body.contains("宣讲会临近，请提醒 2 人按时参加：王建国、李慧敏。"))
      #expect(mails.last?.attachments.count == 1)
    }
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国")])
      try Self.invite(desk, people[0])
      try desk.fire(until: SupplementDesk.time(days: 1))
      // Down until the day before, and in another run until it is over.
      let timer = try #require(try desk.read { try $0.timers.list(after: nil, limit: 1) }.first)
      try desk.fire(timer, at: SupplementDesk.time(days: 9))
      try desk.fireAll(at: SupplementDesk.time(days: 9))
      #expect(try desk.mails().map(\.subject).last?.hasPrefix("宣讲会提醒") == true)
    }
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国")])
      try Self.invite(desk, people[0])
      try desk.fireAll(at: SupplementDesk.time(days: 11))
      #expect(try desk.mails().isEmpty, "it is over: nobody is told to come")
    }
  }

  @Test func aUnitHasOneMailADayButWhatWouldBeTooLateGoesAtOnce() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国"), Self.person(2, "李慧敏")])
      var asked = Self.person(4, "孙工程")
      asked.qualifications = DeclaredQualifications()
      let missing = try desk.recommend([asked])
      try desk.ask(missing[0], ["N1.2"])
      try Self.invite(desk, people[0])
      try desk.fire(until: SupplementDesk.time(days: 1))
      // One mail with both.
      let mail = try #require(try desk.mails().first)
      #expect(try desk.mails().count == 1 && mail.kind == .supplementRequest)
      #expect(mail.subject == "请补充材料、宣讲会通知：评价（2025）+江海省工程师学会")
      #expect(mail.body.contains("孙工程") && mail.body.contains("请通知以下 1 人参加：\n  1. 王建国"))
      #expect(mail.attachments.map(\.name).map { $0.hasSuffix(".ics") } == [false, true])
      // Later on that day another one waits for the next; the workbook is not sent again for the briefing's sake.
      try Self.invite(desk, people[1], at: SupplementDesk.time(days: 1))
      try desk.fire(until: SupplementDesk.time(days: 2))
      #expect(try desk.mails().map(\.kind) == [.supplementRequest, .briefing])
      // The day before, after the day's mail (the reminder was two days before): another place goes at once.
      try desk.fire(until: SupplementDesk.time(days: 9))
      let before = try desk.mails().count
      try Self.change(desk, people[0], at: SupplementDesk.time(days: 9, hours: 1)) {
        $0.revision = 2
        $0.sequence = 1
        $0.place = "上海"
      }
      try desk.fire(until: SupplementDesk.time(days: 9, hours: 1))
      #expect(try desk.mails().count == before + 1)
      var cancelled = Self.briefing { $0.place = "上海" }
      cancelled.cancelled = true
      cancelled.revision = 3
      cancelled.sequence = 2
      try desk.hear(
        BriefingCancelled(
          briefing: cancelled, officer: "王", reason: "天气", cancelledAt: SupplementDesk.time(days: 9, hours: 2)),
        of: people[0], at: SupplementDesk.time(days: 9, hours: 2))
      try desk.fire(until: SupplementDesk.time(days: 9, hours: 2))
      #expect(try desk.mails().count == before + 2)
      #expect(try #require(try desk.mails().last).body.contains("此前通知的 2 人：王建国、李慧敏"))
    }
  }

  @Test func aUnitWithoutAnAddressIsToldAsSoonAsThereIsOne() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国")], address: nil)
      try Self.invite(desk, people[0])
      try desk.fire(until: SupplementDesk.time(days: 3))
      #expect(try desk.mails().isEmpty)
      try desk.work("learn", at: SupplementDesk.time(days: 3)) { work in
        try UnitAddressTable(transaction: work.transaction).learn(
          SupplementDesk.address, of: SupplementDesk.unit, at: work.now)
      }
      try desk.fire(until: SupplementDesk.time(days: 4))
      #expect(try desk.mails().map(\.to) == [SupplementDesk.address])
    }
  }

  @Test func anOfficerHasItSentNow() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国")])
      try Self.invite(desk, people[0])
      let sent = try desk.work("send", at: SupplementDesk.time(days: 0, hours: 1)) { work in
        try desk.mailing.send(.init(unit: SupplementDesk.unit, officer: "王审核"), work)
      }
      #expect(try desk.mails().map(\.id) == [sent.mailID] && sent.people == 0)
      try desk.fire(until: SupplementDesk.time(days: 3))
      #expect(try desk.mails().count == 1)
      let history = try desk.read { try $0.history.entries(subject: people[0].id) }
      #expect(history.last?.entry.actor == "王审核")
    }
  }

  @Test func attendanceAndItsCorrectionStandInTheCandidatesWay() async throws {
    try await SupplementDesk.open { desk in
      let people = try desk.recommend([Self.person(1, "王建国")])
      // What is recorded may be heard before the invitation of another partition: the whole briefing is in it.
      for (hours, attendance, earlier) in [(1, Attendance.absent, Attendance.unknown), (2, .present, .absent)] {
        try desk.hear(
          AttendanceRecorded(
            candidateID: people[0].id, briefing: Self.briefing(), state: .invited, attendance: attendance,
            earlier: earlier, officer: "李登记", reason: hours == 2 ? "补录" : nil,
            recordedAt: SupplementDesk.time(days: 11, hours: Int64(hours))),
          of: people[0], at: SupplementDesk.time(days: 11, hours: Int64(hours)))
      }
      let shown = try desk.read { try IntakeQueries.getCandidate(.init(id: people[0].id), $0) }
      #expect(shown.briefings?.map(\.attendance) == [.present])
      #expect(
        shown.history.map(\.text) == [
          "宣讲会“申请与面试宣讲会”：未到，登记人：李登记", "宣讲会“申请与面试宣讲会”：到会（原记录：未到），登记人：李登记，理由：补录",
        ])
      #expect(try desk.mails().isEmpty)
    }
  }
}
