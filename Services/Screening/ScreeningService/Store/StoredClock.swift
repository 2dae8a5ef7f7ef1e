import CloudEvents
import Contracts

/// The clock of one candidate's evaluation, as screening keeps it.
struct StoredClock: Sendable, Hashable {
  var candidateID: String
  var reading: ClockReading
  /// Who has the case, or had it last; absent while nobody has.
  var society: String?
  var caseID: String?
  var isConcluded = false

  func state(by term: EvaluationTerm) -> ClockState { reading.state(by: term, isConcluded: isConcluded) }
}
