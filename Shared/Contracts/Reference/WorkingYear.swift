/// The public holidays of one year and the working days that make up for them (调休), as the State Council announces them.
package struct WorkingYear: Codable, Sendable, Hashable {
  package struct Holiday: Codable, Sendable, Hashable {
    package var name: String
    package var from: CalendarDate
    /// The last day.
    package var to: CalendarDate

    package init(name: String, from: CalendarDate, to: CalendarDate) {
      self.name = name
      self.from = from
      self.to = to
    }

    var days: [CalendarDate] {
      from <= to ? (from.ordinal...to.ordinal).map(CalendarDate.init(ordinal:)) : []
    }
  }

  package var year: Int
  /// The announcement that it comes from.
  package var announcement: String
  package var holidays: [Holiday]
  /// Saturdays and Sundays on which people work.
  package var makeUpDays: [CalendarDate]

  package init(year: Int, announcement: String, holidays: [Holiday], makeUpDays: [CalendarDate]) {
    self.year = year
    self.announcement = announcement
    self.holidays = holidays
    self.makeUpDays = makeUpDays
  }

  /// What an announcement cannot say, each with how to mend it.
  package var faults: [String] {
    var faults: [String] = []
    for holiday in holidays {
      if holiday.from > holiday.to || holiday.to.ordinal - holiday.from.ordinal > 14 {
        faults.append(
          "\(year): the holiday from \(holiday.from) to \(holiday.to) has no such length; give its first and last day")
      }
      if holiday.from.year != year, holiday.to.year != year {
        faults.append("\(year): the holiday from \(holiday.from) lies in another year; list it there")
      }
    }
    let free = Set(holidays.flatMap(\.days))
    for day in makeUpDays {
      if day.year != year { faults.append("\(year): the make-up day \(day) lies in another year; list it there") }
      if day.weekday <= 5 {
        faults.append("\(year): \(day) is no Saturday or Sunday and makes up for nothing; leave it out")
      }
      if free.contains(day) {
        faults.append("\(year): \(day) is a holiday and a make-up day; leave it in one of the lists")
      }
    }
    if holidays.isEmpty { faults.append("\(year): has no holidays; leave the year out until it is announced") }
    return faults
  }
}
