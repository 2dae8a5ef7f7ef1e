import CloudEvents
import Contracts
import StateStore
import Testing

@testable import ScreeningService

/// Who came to a briefing (N2.2).
@Suite struct AttendanceRecordingTests {
  private static let people = (1...3).map { ScreeningDesk.person($0) }

  @Test("What is recorded can be corrected; both stand in the history with who did it, and explain shows what holds")
  func corrected() async throws {
    try await withDesk { desk in
      for person in Self.people { try desk.recommend(person) }
      let id = try desk.plan().briefing.id
      let first = try desk.attend(id, [Self.people[0].id: .present, Self.people[1].id: .absent])
      #expect(first.changed == 2 && first.briefing.present == 1 && first.briefing.absent == 1 && first.unknown.isEmpty)
      // The same again changes nothing.
      let again = try desk.attend(id, [Self.people[0].id: .present, Self.people[2].id: .unknown], id: "again")
      #expect(again.changed == 0)
      let corrected = try desk.attend(id, [Self.people[1].id: .present], officer: "赵核对", reason: "签到表补录", id: "third")
      #expect(corrected.changed == 1 && corrected.briefing.present == 2 && corrected.briefing.absent == 0)
      let said = try desk.sent(AttendanceRecorded.self)
      #expect(said.map(\.attendance) == [.present, .absent, .present])
      #expect(said.map(\.earlier) == [.unknown, .unknown, .absent] && said.last?.reason == "签到表补录")
      #expect(said.map(\.state) == [.invited, .invited, .invited])
      let history = try desk.read { try $0.history.entries(subject: Self.people[1].id) }
        .filter { $0.entry.action == "attendanceRecorded" }
      #expect(history.map(\.entry.actor) == ["李登记", "赵核对"])
      let row = try #require(try desk.roll(id).first { $0.candidateID == Self.people[1].id })
      #expect(row.attendance == .present && row.recordedBy == "赵核对")
      let explanation = CandidateExplanation(rules: .notice, registry: desk.registry)
      let explained = try desk.read { try explanation.explain(.init(candidateID: Self.people[1].id), $0) }
      #expect(explained.briefings?.map(\.attendance) == [.present] && explained.briefings?.map(\.state) == [.invited])
      #expect(try #require(explained.briefings?.first).when == "2025年5月19日（星期一）02:13（北京时间）")
    }
  }

  @Test("Who came without being invited is recorded and named; whom nobody knows is named only")
  func uninvited() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.people[0])
      let stranger = ScreeningDesk.person(9, field: "landscape")
      try desk.recommend(stranger)
      let id = try desk.plan().briefing.id
      let answer = try desk.attend(id, [stranger.id: .present, ScreeningDesk.person(8).id: .present])
      #expect(answer.uninvited == [stranger.id] && answer.unknown == [ScreeningDesk.person(8).id])
      #expect(answer.changed == 1 && answer.briefing.present == 1 && answer.briefing.invited == 1)
      #expect(try desk.roll(id, .uninvited).map(\.candidateID) == [stranger.id])
      #expect(try desk.sent(AttendanceRecorded.self).map(\.state) == [.uninvited])
    }
  }

  @Test("Nobody can have come before it began, or to one that was cancelled; a candidate is named once")
  func refused() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.people[0])
      let id = try desk.plan().briefing.id
      let one = [Self.people[0].id: Attendance.present]
      #expect(throws: ScreeningError.briefingToCome(id: id)) {
        try desk.attend(id, one, at: ScreeningDesk.time(ScreeningDesk.month - 1))
      }
      #expect(throws: ScreeningError.unknownBriefing(id: "none")) { try desk.attend("none", one) }
      #expect(throws: ScreeningError.self) { try desk.attend(id, [:]) }
      let twice = RecordAttendance.Entry(candidateID: Self.people[0].id, attendance: .present)
      #expect(throws: ScreeningError.self) {
        try desk.work("twice", at: ScreeningDesk.time(ScreeningDesk.month)) {
          try AttendanceRecording.record(.init(briefingID: id, officer: "李", entries: [twice, twice]), $0)
        }
      }
      #expect(throws: ScreeningError.self) { try desk.attend(id, one, officer: " ") }
      _ = try desk.work("x") { try BriefingPlanning.cancel(.init(briefingID: id, officer: "王", reason: "因"), $0) }
      #expect(throws: ScreeningError.briefingCancelled(id: id)) { try desk.attend(id, one) }
      #expect(try desk.sent(AttendanceRecorded.self).isEmpty)
    }
  }
}
