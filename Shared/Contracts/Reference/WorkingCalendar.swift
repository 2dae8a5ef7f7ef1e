/// The working days of the mainland: Monday to Friday but for public holidays, and the days that make up for them (调休).
///
/// Holidays are announced in the autumn before their year. Of a year that is not announced yet only the weekends are known,
/// and whoever reckons with it says so (`isAnnounced`).
package struct WorkingCalendar: Sendable, Hashable {
  let holidays: Set<CalendarDate>
  let makeUpDays: Set<CalendarDate>
  /// The years that are announced.
  package let years: Set<Int>

  /// What the State Council had announced when this version was made.
  package static let mainland = WorkingCalendar(announced)

  package static let announced = EmbeddedReference.decode(
    [WorkingYear].self, from: PackageResources.working_days_json)

  package init(_ years: [WorkingYear]) {
    self.years = Set(years.map(\.year))
    holidays = Set(years.flatMap(\.holidays).flatMap(\.days))
    makeUpDays = Set(years.flatMap(\.makeUpDays))
  }

  /// These years in place of those that are built in, and beside them.
  package static func mainland(with later: [WorkingYear]) -> WorkingCalendar {
    let given = Set(later.map(\.year))
    return WorkingCalendar(announced.filter { !given.contains($0.year) } + later)
  }

  package func isAnnounced(_ day: CalendarDate) -> Bool { years.contains(day.year) }

  package func isWorkingDay(_ day: CalendarDate) -> Bool {
    if makeUpDays.contains(day) { return true }
    return day.weekday <= 5 && !holidays.contains(day)
  }

  /// The day itself where people work on it, else the next on which they do (Civil Code, article 203).
  package func workingDay(onOrAfter day: CalendarDate) -> CalendarDate {
    var day = day
    while !isWorkingDay(day) { day = day.adding(days: 1) }
    return day
  }
}
