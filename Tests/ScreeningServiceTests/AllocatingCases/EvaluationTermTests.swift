import CloudEvents
import Testing

@testable import ScreeningService

/// A2.5: six calendar months, in Asia/Shanghai.
@Suite struct EvaluationTermTests {
  @Test(
    "Six calendar months, at the same time of day; a month without that day ends on its last",
    arguments: [
      ("2025-04-16T01:30:00.123Z", "2025-10-16T01:30:00.123Z"),
      ("2025-08-31T04:00:00.000Z", "2026-02-28T04:00:00.000Z"),
      ("2023-08-31T04:00:00.000Z", "2024-02-29T04:00:00.000Z"),
      ("2025-08-29T04:00:00.000Z", "2026-02-28T04:00:00.000Z"),
      ("2025-10-31T04:00:00.000Z", "2026-04-30T04:00:00.000Z"),
      ("2025-12-31T15:59:59.999Z", "2026-06-30T15:59:59.999Z"),
      // 31 August, 00:30 in Shanghai, is still 30 August in UTC.
      ("2025-08-30T16:30:00.000Z", "2026-02-27T16:30:00.000Z"),
      // 1 September, 00:30 in Shanghai, is still 31 August in UTC.
      ("2025-08-31T16:30:00.000Z", "2026-02-28T16:30:00.000Z"),
    ])
  func due(_ start: String, _ expected: String) throws {
    let start = try #require(Timestamp(rfc3339: start))
    #expect(EvaluationTerm.notice.due(from: start).description == expected)
  }
}
