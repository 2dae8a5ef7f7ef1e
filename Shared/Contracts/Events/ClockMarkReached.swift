import CloudEvents

/// A part of the time that an evaluation may take has gone by, or all of it (A2.5).
package struct ClockMarkReached: EventPayload {
  package static let eventType = "accord.screening.clock-mark-reached.v1"
  package static let summary = "A part of the time that an evaluation may take has gone by, or all of it (A2.5)."

  package var candidateID: String
  package var mark: ClockMark
  package var reachedAt: Timestamp
  /// It was noticed more than an hour after: the service was down, or what moved the clock came late.
  package var late: Bool
  package var dueAt: Timestamp
  /// The society that has the case; absent while nobody has.
  package var society: String?
  package var caseID: String?
  /// Net time until it was reached.
  package var netSeconds: Int64
  /// Until then, while somebody was waited for, or no case was open.
  package var waitedSeconds: Int64

  package init(
    candidateID: String, mark: ClockMark, reachedAt: Timestamp, late: Bool, dueAt: Timestamp, society: String? = nil,
    caseID: String? = nil, netSeconds: Int64, waitedSeconds: Int64
  ) {
    self.candidateID = candidateID
    self.mark = mark
    self.reachedAt = reachedAt
    self.late = late
    self.dueAt = dueAt
    self.society = society
    self.caseID = caseID
    self.netSeconds = netSeconds
    self.waitedSeconds = waitedSeconds
  }
}
