import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// A desk at which briefings are planned, a month after it begins.
extension ScreeningDesk {
  static let month: Int64 = 30 * 24 * 60 * 60 * 1000
  static let hour: Int64 = 60 * 60 * 1000

  static func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: start.milliseconds + milliseconds) }

  static func person(
    _ number: Int, field: String = "civil", specialty: String? = nil, level: Level = .professional,
    dispatch: Dispatch = .dispatched
  ) -> Candidate {
    let years: DeclaredQualifications =
      level == .senior ? .engineer(relevant: 10, significant: 5) : .engineer(relevant: 5, significant: 2)
    return .example(
      id: "0196a000-0000-7000-8000-\(String(100_000_000_000 + number))", dispatch: dispatch, field: field,
      specialty: specialty, level: level, qualifications: years)
  }

  @discardableResult
  func plan(
    fields: [String] = ["civil"], specialties: [String]? = nil, level: Level? = nil, capacity: Int? = nil,
    id: String = "plan", at now: Timestamp = start
  ) throws -> BriefingView {
    let view = try work(id, at: now) { work in
      try BriefingPlanning.plan(
        .init(
          officer: "王审核", title: "申请与面试宣讲会", startsAt: Self.time(Self.month),
          endsAt: Self.time(Self.month + 2 * Self.hour), place: "北京市示例路1号", fields: fields,
          specialties: specialties, level: level, capacity: capacity), work)
    }
    try settle(at: now)
    return view
  }

  @discardableResult
  func changeBriefing(
    _ request: ChangeBriefing.Request, id: String = "change", at now: Timestamp = start
  ) throws -> BriefingView {
    let view = try work(id, at: now) { try BriefingPlanning.change(request, $0) }
    try settle(at: now)
    return view
  }

  @discardableResult
  func attend(
    _ briefing: String, _ entries: [String: Attendance], officer: String = "李登记", reason: String? = nil,
    id: String = "attend", at now: Timestamp = time(month)
  ) throws -> RecordAttendance.Response {
    try work(id, at: now) { work in
      try AttendanceRecording.record(
        .init(
          briefingID: briefing, officer: officer, reason: reason,
          entries: entries.sorted { $0.key < $1.key }.map { .init(candidateID: $0.key, attendance: $0.value) }), work)
    }
  }

  /// Fires the briefings' timers that are due by then, as the service does.
  func settle(at now: Timestamp = start) throws {
    var timers = TimerRouter()
    BriefingInviting.add(to: &timers)
    while let timer = try read({ try $0.timers.list(after: nil, limit: 1000) }).first(where: {
      timers.routes[$0.kind] != nil && $0.due <= now.milliseconds
    }) {
      try ringBriefing(timer, timers, at: now)
    }
  }

  private func ringBriefing(_ timer: DurableTimer, _ timers: TimerRouter, at now: Timestamp) throws {
    let handler = try #require(timers.routes[timer.kind])
    let rung = try read { try $0.outbox.rows(limit: 100_000).count }
    try work("\(timer.kind)-\(timer.subject)-\(timer.due)-\(rung)", at: now) { work in
      try work.cancel(timer: timer.kind, subject: timer.subject)
      try handler(timer.subject, Timestamp(milliseconds: timer.due), work)
    }
  }

  func invited() throws -> [String] { try sent(BriefingInvited.self).map(\.candidateID) }

  func roll(_ briefing: String, _ state: InvitationState? = nil) throws -> [InvitedView] {
    try read { try BriefingQueries().invited(.init(briefingID: briefing, state: state, limit: 1000), $0) }.invited
  }
}
