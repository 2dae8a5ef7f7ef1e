/// What the clock of an evaluation warns of, in order (A2.5): parts of the net time that have gone by, and the time run out.
package enum ClockMark: String, Code {
  case half
  case threeQuarters
  case nineTenths
  case overdue

  /// Hundredths of the net time; absent for the end, which is a day of the calendar.
  package var percent: Int64? {
    switch self {
    case .half: 50
    case .threeQuarters: 75
    case .nineTenths: 90
    case .overdue: nil
    }
  }
}
