import Contracts

/// An invented engineer, and what screening has to make of them.
struct InventedCandidate: Sendable {
  var candidate: Candidate
  /// `passed`, `rejected` or `underReview`.
  var expected: ScreeningOutcome

  /// Events that screening puts out: passed, allocated and the society's case; or one.
  var expectedOutputs: Int { expected == .passed ? 3 : 1 }
}
