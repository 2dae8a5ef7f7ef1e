/// Where the clock of an evaluation stands (A2.5).
package enum ClockState: String, Code {
  case running
  /// The candidate or the unit is waited for.
  case paused
  /// The time has run out, and there is no conclusion.
  case overdue
  /// Concluded in time.
  case onTime
  /// Concluded after the time had run out.
  case late
  /// Taken back: there is no evaluation.
  case stopped

  package var isOpen: Bool {
    switch self {
    case .running, .paused, .overdue: true
    case .onTime, .late, .stopped: false
    }
  }
}
