extension WorkingCalendar {
  /// The same for the same days, in whatever order they were given; another for others. Whoever keeps what was reckoned with a
  /// calendar keeps it, and sees by it that the calendar is another one now.
  package var stamp: String {
    let days = [holidays, makeUpDays].map { $0.sorted().map(\.description).joined(separator: ",") }
    return ([years.sorted().map(String.init).joined(separator: ",")] + days).joined(separator: ";")
  }
}
