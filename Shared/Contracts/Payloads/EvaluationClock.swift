import CloudEvents

/// The clock of one candidate's evaluation (A2.5): it runs from the first allocation to the conclusion, through transfers
/// from one society to another, and stands while the candidate or the unit is waited for. Pure: `EvaluationTerm` reckons
/// with it.
package struct EvaluationClock: Codable, Sendable, Hashable {
  /// The first allocation.
  package var startedAt: Timestamp
  /// The conclusion, or when the last case was taken back; absent while it goes on.
  package var stoppedAt: Timestamp?
  /// In the order in which they became known; they may overlap.
  package var pauses: [ClockPause]

  package init(startedAt: Timestamp, stoppedAt: Timestamp? = nil, pauses: [ClockPause] = []) {
    self.startedAt = startedAt
    self.stoppedAt = stoppedAt
    self.pauses = pauses
  }

  /// Who is waited for now.
  package var waitingFor: WaitedFor? { openPauses.last?.waitedFor }

  package var isPaused: Bool { stoppedAt == nil && !openPauses.isEmpty }

  private var openPauses: [ClockPause] { pauses.filter { $0.to == nil } }

  /// Somebody is asked for information from then on. Who asks while they wait already changes nothing.
  ///
  /// - Parameter caseID: of the society that asks; absent for screening.
  package mutating func pause(from time: Timestamp, waitingFor: WaitedFor, caseID: String?) {
    guard stoppedAt == nil, !pauses.contains(where: { $0.to == nil && $0.caseID == caseID }) else { return }
    pauses.append(ClockPause(from: time, waitedFor: waitingFor, caseID: caseID))
  }

  /// What this case's society, or screening, asked for has come, or is waited for no longer.
  package mutating func resume(at time: Timestamp, caseID: String?) {
    for index in pauses.indices where pauses[index].to == nil && pauses[index].caseID == caseID {
      pauses[index].to = max(time, pauses[index].from)
    }
  }

  /// Part of what this case's society asked for has come, and from then on another one is waited for. The clock stands on.
  package mutating func turn(at time: Timestamp, to waited: WaitedFor, caseID: String?) {
    let isTurned = pauses.contains { $0.to == nil && $0.caseID == caseID && $0.waitedFor != waited }
    guard stoppedAt == nil, isTurned else { return }
    resume(at: time, caseID: caseID)
    pause(from: time, waitingFor: waited, caseID: caseID)
  }

  /// Concluded, or taken back: nobody is waited for any more. A clock that stands stays as it is.
  package mutating func stop(at time: Timestamp) {
    guard stoppedAt == nil else { return }
    for index in pauses.indices where pauses[index].to == nil { pauses[index].to = max(time, pauses[index].from) }
    stoppedAt = max(time, startedAt)
  }

  /// Allocated anew after a case was taken back: the time between does not count.
  package mutating func goOn(at time: Timestamp) {
    guard let stopped = stoppedAt else { return }
    stoppedAt = nil
    guard time > stopped else { return }
    pauses.append(ClockPause(from: stopped, to: time))
  }

  /// This clock with what somebody else knows of it, and what only this case's society knows.
  package func merged(with other: EvaluationClock, keeping caseID: String) -> EvaluationClock {
    var merged = other
    let own = pauses.filter { $0.caseID == caseID }
    let theirs = other.pauses.filter { $0.caseID == caseID }
    if own != theirs {
      merged.pauses = other.pauses.filter { $0.caseID != caseID } + own
    }
    return merged
  }
}

extension EvaluationClock: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    try text.member("startedAt", startedAt)
    try text.member("stoppedAt", stoppedAt)
    try text.member("pauses", pauses)
    text.closeObject()
  }
}
