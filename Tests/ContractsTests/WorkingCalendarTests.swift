import Contracts
import Testing

struct WorkingCalendarTests {
  /// Read off the State Council's announcements: the first and last days of holidays and the days around them.
  @Test(arguments: [
    ("2025-01-25", false), ("2025-01-26", true), ("2025-01-27", true), ("2025-01-28", false), ("2025-02-04", false),
    ("2025-02-05", true), ("2025-02-08", true), ("2025-02-09", false), ("2025-04-03", true), ("2025-04-04", false),
    ("2025-04-07", true), ("2025-04-27", true), ("2025-04-30", true), ("2025-05-01", false), ("2025-05-05", false),
    ("2025-05-06", true), ("2025-06-02", false), ("2025-06-03", true), ("2025-09-28", true), ("2025-09-30", true),
    ("2025-10-01", false), ("2025-10-08", false), ("2025-10-09", true), ("2025-10-11", true), ("2025-10-12", false),
    ("2024-02-09", true), ("2024-02-18", true), ("2024-10-12", true), ("2026-01-02", false), ("2026-01-04", true),
    ("2026-02-14", true), ("2026-02-23", false), ("2026-02-28", true), ("2026-09-20", true), ("2026-10-10", true),
    // Not announced: weekends alone.
    ("2031-10-01", true), ("2031-10-04", false),
  ])
  func workingDays(day: String, works: Bool) throws {
    #expect(WorkingCalendar.mainland.isWorkingDay(try #require(CalendarDate(day))) == works, "\(day)")
  }

  @Test(arguments: [
    ("2025-10-01", "2025-10-09"), ("2025-04-30", "2025-04-30"), ("2025-05-03", "2025-05-06"),
    ("2026-02-13", "2026-02-13"),
    ("2026-02-15", "2026-02-24"), ("2025-10-11", "2025-10-11"), ("2025-10-12", "2025-10-13"),
  ])
  func theNextDayOnWhichPeopleWork(day: String, next: String) throws {
    let day = try #require(CalendarDate(day))
    #expect(WorkingCalendar.mainland.workingDay(onOrAfter: day).description == next)
  }

  /// What is announced later for a year that is built in is told whole, and counts alone.
  @Test func aLaterAnnouncementStandsInPlaceOfTheBuiltInOne() throws {
    func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }
    let later = WorkingYear(
      year: 2026, announcement: "更改后的通知",
      holidays: [.init(name: "国庆节", from: try day("2026-10-05"), to: try day("2026-10-06"))],
      makeUpDays: [try day("2026-10-11")])
    let calendar = WorkingCalendar.mainland(with: [later])
    for (text, works) in [
      ("2026-10-01", true), ("2026-10-05", false), ("2026-10-10", false), ("2026-10-11", true),
      // Other years stay as they are built in.
      ("2025-10-01", false), ("2025-10-11", true),
    ] {
      #expect(calendar.isWorkingDay(try day(text)) == works, "\(text)")
    }
    #expect(calendar.years == WorkingCalendar.mainland.years)
  }

  /// Every make-up day is a weekend that no holiday covers, and every holiday lies in its year.
  @Test func whatIsAnnouncedIsPlausible() {
    for year in WorkingCalendar.announced {
      for day in year.makeUpDays {
        #expect(day.weekday > 5 && day.year == year.year, "\(day)")
        #expect(!year.holidays.contains { ($0.from...$0.to).contains(day) }, "\(day)")
      }
      for holiday in year.holidays {
        #expect(holiday.from <= holiday.to && holiday.from.year == year.year, "\(holiday)")
        #expect(holiday.to.ordinal - holiday.from.ordinal < 10)
      }
      #expect(year.holidays.count >= 6 && year.announcement.hasPrefix("国办发明电"))
    }
  }

  @Test(
    "A year that cannot be as it is told is refused, and the fault is named",
    arguments: [
      (["2030-10-07", "2030-10-01"], [], "has no such length"),
      (["2029-10-01", "2029-10-07"], [], "lies in another year"),
      (["2030-10-01", "2030-10-07"], ["2030-10-10"], "is no Saturday or Sunday"),
      (["2030-10-01", "2030-10-07"], ["2030-10-06"], "a holiday and a make-up day"),
      (["2030-10-01", "2030-10-07"], ["2031-10-11"], "lies in another year"), ([], [], "has no holidays"),
    ] as [([String], [String], String)])
  func faultyYears(holiday: [String], makeUpDays: [String], fault: String) throws {
    let days = holiday.compactMap(CalendarDate.init)
    let holidays = days.isEmpty ? [] : [WorkingYear.Holiday(name: "国庆节", from: days[0], to: days[1])]
    let year = WorkingYear(
      year: 2030, announcement: "示例", holidays: holidays, makeUpDays: makeUpDays.compactMap(CalendarDate.init))
    #expect(year.faults.contains { $0.contains(fault) }, "\(year.faults)")
    #expect(WorkingCalendar.announced.flatMap(\.faults) == [])
  }

  @Test(arguments: [
    ("2025-08-31", "2026-02-28"), ("2023-08-31", "2024-02-29"), ("2025-04-16", "2025-10-16"),
    ("2025-12-31", "2026-06-30"),
  ])
  func sixMonthsLater(day: String, later: String) throws {
    #expect(try #require(CalendarDate(day)).adding(months: 6).description == later)
  }

  @Test(arguments: ["2025-02-29", "2025-13-01", "2025-00-10", "2025-4-30", "2025/04/30", "20250430", "2025-04-31", ""])
  func whatIsNoDay(text: String) {
    #expect(CalendarDate(text) == nil)
  }
}
