import CloudEvents
import Contracts
import Testing

/// A2.5: six calendar months in Asia/Shanghai, to the end of a working day (Civil Code, articles 201 to 203).
@Suite struct EvaluationTermTests {
  @Test(
    "The term ends at 24:00 of the day six months later, or of the next day on which people work",
    arguments: [
      // Thursday, 16 October 2025: 24:00 in Beijing is 16:00 in UTC.
      ("2025-04-16T01:30:00.123Z", "2025-10-16T16:00:00.000Z"),
      // The first and the last moment of a day.
      ("2025-04-15T16:00:00.000Z", "2025-10-16T16:00:00.000Z"),
      ("2025-04-16T15:59:59.999Z", "2025-10-16T16:00:00.000Z"),
      ("2025-04-16T16:00:00.000Z", "2025-10-17T16:00:00.000Z"),
      // 1 and 8 October lie in the holidays of 2025, which end on the 8th.
      ("2025-04-01T04:00:00.000Z", "2025-10-09T16:00:00.000Z"),
      ("2025-04-08T04:00:00.000Z", "2025-10-09T16:00:00.000Z"),
      // 11 October 2025 is a Saturday on which people work, the 12th a Sunday.
      ("2025-04-11T04:00:00.000Z", "2025-10-11T16:00:00.000Z"),
      ("2025-04-12T04:00:00.000Z", "2025-10-13T16:00:00.000Z"),
      // No 31 February: the 28th, a Saturday of 2026 on which people work.
      ("2025-08-31T04:00:00.000Z", "2026-02-28T16:00:00.000Z"),
      ("2025-08-29T04:00:00.000Z", "2026-02-28T16:00:00.000Z"),
      ("2023-08-31T04:00:00.000Z", "2024-02-29T16:00:00.000Z"),
      ("2025-10-31T04:00:00.000Z", "2026-04-30T16:00:00.000Z"),
      // 31 August, 00:30 in Shanghai, is still 30 August in UTC.
      ("2025-08-30T16:30:00.000Z", "2026-02-28T16:00:00.000Z"),
      // The spring festival of 2026 lasts until 23 February.
      ("2025-08-15T04:00:00.000Z", "2026-02-24T16:00:00.000Z"),
    ])
  func due(_ start: String, _ expected: String) throws {
    let start = try #require(Timestamp(rfc3339: start))
    #expect(EvaluationTerm.notice.due(from: start).description == expected)
  }

  @Test("A year whose holidays are not announced is reckoned by weekends, and that is said")
  func provisional() throws {
    let start = try #require(Timestamp(rfc3339: "2030-04-01T04:00:00.000Z"))
    let term = EvaluationTerm.notice
    let due = term.due(from: start)
    #expect(due.description == "2030-10-01T16:00:00.000Z" && term.isProvisional(due))
    #expect(term.note(on: due) == "2030年放假安排未录入，截止日暂按周末推算")

    let day = try #require(CalendarDate("2030-10-01"))
    let last = try #require(CalendarDate("2030-10-07"))
    let year = WorkingYear(
      year: 2030, announcement: "示例", holidays: [.init(name: "国庆节", from: day, to: last)], makeUpDays: [])
    let told = EvaluationTerm(calendar: .mainland(with: [year]))
    #expect(told.due(from: start).description == "2030-10-08T16:00:00.000Z")
    #expect(!told.isProvisional(told.due(from: start)) && told.note(on: told.due(from: start)) == nil)
    // Those that are built in stay.
    #expect(told.calendar.years == WorkingCalendar.mainland.years.union([2030]))
    // The last moment belongs to the year that ends with it.
    let newYear = try #require(Timestamp(rfc3339: "2026-12-31T16:00:00.000Z"))
    #expect(!term.isProvisional(newYear))
    #expect(term.isProvisional(Timestamp(milliseconds: newYear.milliseconds + 1)))
  }
}
