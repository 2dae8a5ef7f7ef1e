import Contracts
import StateStore

/// The calendar of working days that the cases' clocks were reckoned with, inside one transaction.
struct CalendarTable {
  let transaction: any SQLTransaction

  func isInUse(_ calendar: WorkingCalendar) throws -> Bool {
    try transaction.query("SELECT stamp FROM case_calendar", []).first?.text(0) == calendar.stamp
  }

  func put(_ calendar: WorkingCalendar) throws {
    try transaction.execute(
      "INSERT INTO case_calendar (id, stamp) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp",
      [.text(calendar.stamp)])
  }
}
