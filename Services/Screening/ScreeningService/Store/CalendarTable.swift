import Contracts
import StateStore

/// The calendar of working days that the clocks in the store were reckoned with, inside one transaction.
struct CalendarTable {
  let transaction: any SQLTransaction

  /// How many were in use here before this one; absent where this is the one that is.
  func change(to calendar: WorkingCalendar) throws -> Int? {
    let rows = try transaction.query("SELECT stamp, number FROM clock_calendar", [])
    guard let row = rows.first else { return 0 }
    return row.text(0) == calendar.stamp ? nil : Int(row.integer(1) ?? 0)
  }

  /// All clocks are reckoned with this one now.
  func put(_ calendar: WorkingCalendar) throws {
    try transaction.execute(
      """
      INSERT INTO clock_calendar (id, stamp, number) VALUES (1, ?, 1)
      ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp, number = clock_calendar.number + 1
      """, [.text(calendar.stamp)])
  }
}
