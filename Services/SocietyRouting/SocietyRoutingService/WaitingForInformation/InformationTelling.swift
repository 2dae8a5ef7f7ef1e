import CloudEvents
import Contracts
import Messaging

/// Tells screening and intake of a round and what becomes of its questions, by their ids.
struct InformationTelling {
  let society: String
  let work: UnitOfWork

  func asked(_ item: SocietyCase, officer: String, note: String) throws {
    guard let round = item.rounds.last, let waited = round.waitsFor else { return }
    try work.emit(
      InformationAsked(
        caseID: item.id, candidateID: item.candidate.id, society: society, of: waited, officer: officer, note: note,
        roundID: round.id, asked: round.open, askedAt: round.askedAt),
      to: .societyEvents(society), subject: item.candidate.id)
  }

  func settled(
    _ items: [InformationItem], as state: InformationState, in item: SocietyCase, round: InformationRound,
    officer: String?, note: String?, at time: Timestamp
  ) throws {
    guard !items.isEmpty else { return }
    try work.emit(
      InformationItemsSettled(
        caseID: item.id, candidateID: item.candidate.id, society: society, roundID: round.id, items: items.map(\.id),
        state: state, officer: officer, note: note, settledAt: time, waitsFor: round.waitsFor),
      to: .societyEvents(society), subject: item.candidate.id)
  }

  /// The last of it: nobody is waited for any more.
  func received(_ item: SocietyCase, officer: String, note: String?, at time: Timestamp) throws {
    try work.emit(
      InformationReceived(
        caseID: item.id, candidateID: item.candidate.id, society: society, officer: officer, note: note,
        receivedAt: time),
      to: .societyEvents(society), subject: item.candidate.id)
  }
}
