import CloudEvents

/// A clock with the marks that were said of it: what is next, and what was said too early. Pure.
///
/// Each side of a case keeps one. A mark is said once, in order. Where it turns out later that somebody had been waited for
/// at that time, so that the mark is yet to come, it is taken back and said again in its time.
package struct ClockReading: Codable, Sendable, Hashable {
  package var clock: EvaluationClock
  package var said: [ClockView.Reached]

  package init(clock: EvaluationClock, said: [ClockView.Reached] = []) {
    self.clock = clock
    self.said = said
  }

  /// The first mark that was not said yet, and when it is reached; none where the clock stands.
  package func next(by term: EvaluationTerm) -> (mark: ClockMark, at: Timestamp)? {
    guard clock.stoppedAt == nil else { return nil }
    let done = Set(said.map(\.mark))
    return term.reaching(of: clock).first { !done.contains($0.mark) }
  }

  /// Says the mark that is reached by now.
  ///
  /// - Returns: the mark; absent where none is.
  package mutating func say(by term: EvaluationTerm, now: Timestamp) -> ClockView.Reached? {
    guard let next = next(by: term), next.at <= now else { return nil }
    let isLate = now.milliseconds - next.at.milliseconds > EvaluationTerm.tolerance
    let reached = ClockView.Reached(mark: next.mark, reachedAt: next.at, late: isLate ? true : nil)
    said.append(reached)
    return reached
  }

  /// Takes what was reached until then as said: by whoever had the case before.
  package mutating func skip(by term: EvaluationTerm, until time: Timestamp) {
    for (mark, at) in term.reaching(of: clock) where at <= time && !said.contains(where: { $0.mark == mark }) {
      said.append(ClockView.Reached(mark: mark, reachedAt: at))
    }
  }

  /// Takes back what is yet to come.
  ///
  /// - Returns: the marks, in order.
  package mutating func takeBack(by term: EvaluationTerm, now: Timestamp) -> [ClockMark] {
    guard clock.stoppedAt == nil, !said.isEmpty else { return [] }
    let reached = Set(term.reaching(of: clock).filter { $0.at <= now }.map(\.mark))
    let early = said.map(\.mark).filter { !reached.contains($0) }
    said.removeAll { early.contains($0.mark) }
    return early
  }

  /// - Parameter isConcluded: a society has; else a clock that stopped was taken back.
  package func state(by term: EvaluationTerm, isConcluded: Bool) -> ClockState {
    if let stopped = clock.stoppedAt {
      return isConcluded ? (stopped < term.due(of: clock) ? .onTime : .late) : .stopped
    }
    if said.contains(where: { $0.mark == .overdue }) { return .overdue }
    return clock.isPaused ? .paused : .running
  }

  package func view(by term: EvaluationTerm, isConcluded: Bool, now: Timestamp) -> ClockView {
    let (total, waited) = term.lengths(of: clock, now: now)
    let due = term.due(of: clock, now: now)
    let open = clock.stoppedAt == nil ? clock.pauses.last { $0.to == nil } : nil
    return ClockView(
      asOf: now, startedAt: clock.startedAt, dueAt: due, note: term.note(on: due),
      state: state(by: term, isConcluded: isConcluded), waitingFor: open?.waitedFor, waitingSince: open?.from,
      totalSeconds: total / 1000, waitedSeconds: waited / 1000, netSeconds: (total - waited) / 1000, reached: said,
      pauses: clock.pauses, stoppedAt: clock.stoppedAt)
  }
}
