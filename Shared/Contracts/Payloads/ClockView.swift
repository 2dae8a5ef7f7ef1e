import CloudEvents

/// How the clock of an evaluation stands (A2.5), as both sides show it.
package struct ClockView: Codable, Sendable, Hashable {
  package struct Reached: Codable, Sendable, Hashable {
    package var mark: ClockMark
    package var reachedAt: Timestamp
    /// It was noticed more than an hour after; absent where it was not.
    package var late: Bool?

    package init(mark: ClockMark, reachedAt: Timestamp, late: Bool? = nil) {
      self.mark = mark
      self.reachedAt = reachedAt
      self.late = late
    }
  }

  /// What the figures hold for.
  package var asOf: Timestamp
  package var startedAt: Timestamp
  /// The end of the day on which the six months are over; while somebody is waited for, as if they answered now.
  package var dueAt: Timestamp
  /// That the holidays of the year in question are not announced yet, in Chinese; absent where they are.
  package var note: String?
  package var state: ClockState
  /// Who is waited for, and since when; absent where nobody is.
  package var waitingFor: WaitedFor?
  package var waitingSince: Timestamp?
  /// From the start until now, or until the end.
  package var totalSeconds: Int64
  /// Of it, while somebody was waited for, or no case was open.
  package var waitedSeconds: Int64
  /// What counts: the total less what was waited.
  package var netSeconds: Int64
  package var reached: [Reached]
  package var pauses: [ClockPause]
  package var stoppedAt: Timestamp?

  package init(
    asOf: Timestamp, startedAt: Timestamp, dueAt: Timestamp, note: String? = nil, state: ClockState,
    waitingFor: WaitedFor? = nil, waitingSince: Timestamp? = nil, totalSeconds: Int64, waitedSeconds: Int64,
    netSeconds: Int64, reached: [Reached], pauses: [ClockPause], stoppedAt: Timestamp? = nil
  ) {
    self.asOf = asOf
    self.startedAt = startedAt
    self.dueAt = dueAt
    self.note = note
    self.state = state
    self.waitingFor = waitingFor
    self.waitingSince = waitingSince
    self.totalSeconds = totalSeconds
    self.waitedSeconds = waitedSeconds
    self.netSeconds = netSeconds
    self.reached = reached
    self.pauses = pauses
    self.stoppedAt = stoppedAt
  }
}
