import CloudEvents

/// A candidate's case at a society, as screening knows it.
package struct ExplainedCase: Codable, Sendable, Hashable {
  package var society: String
  /// `open`, `returned`, `concluded` or `withdrawn`.
  package var standing: String
  package var allocatedAt: Timestamp
  /// When the conclusion is due (A2.5).
  package var dueAt: Timestamp
  /// Why this society, in Chinese.
  package var explanation: String

  package init(society: String, standing: String, allocatedAt: Timestamp, dueAt: Timestamp, explanation: String) {
    self.society = society
    self.standing = standing
    self.allocatedAt = allocatedAt
    self.dueAt = dueAt
    self.explanation = explanation
  }
}
