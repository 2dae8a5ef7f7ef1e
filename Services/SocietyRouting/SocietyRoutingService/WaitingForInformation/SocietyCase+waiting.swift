import CloudEvents
import Contracts

extension SocietyCase {
  /// Who is waited for follows from the open questions, and the clock stands as long as there is one (A2.5).
  mutating func wait(for waited: WaitedFor?, at time: Timestamp) {
    standing.wait(for: waited)
    guard let waited else { return reading.clock.resume(at: time, caseID: id) }
    reading.clock.turn(at: time, to: waited, caseID: id)
    reading.clock.pause(from: time, waitingFor: waited, caseID: id)
  }

  /// Begins a round. A case has one at a time.
  mutating func ask(
    _ items: [InformationItem], round id: String, society: String, officer: String, note: String, at time: Timestamp
  ) {
    rounds.append(
      InformationRound(
        id: id, number: rounds.count + 1, society: society, caseID: self.id, officer: officer, note: note,
        askedAt: time,
        items: items.map { AskedItem(item: $0) }))
    wait(for: items.first?.of, at: time)
  }

  /// - Returns: what was settled now.
  mutating func settle(
    _ ids: Set<String>?, as state: InformationState, at time: Timestamp, officer: String?, reason: String? = nil
  ) -> [InformationItem] {
    guard !rounds.isEmpty else { return [] }
    return rounds[rounds.count - 1].settle(ids, as: state, at: time, officer: officer, reason: reason)
  }
}
