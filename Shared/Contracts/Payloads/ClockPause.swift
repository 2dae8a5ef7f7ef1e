import CloudEvents

/// A time in which the clock of an evaluation stands (A2.5).
package struct ClockPause: Codable, Sendable, Hashable {
  package var from: Timestamp
  /// Absent while it lasts.
  package var to: Timestamp?
  /// Who was asked for information; absent where there was no evaluation at all, between a case that was taken back and the
  /// next allocation.
  package var waitedFor: WaitedFor?
  /// The case whose society asked; absent where screening did.
  package var caseID: String?

  package init(from: Timestamp, to: Timestamp? = nil, waitedFor: WaitedFor? = nil, caseID: String? = nil) {
    self.from = from
    self.to = to
    self.waitedFor = waitedFor
    self.caseID = caseID
  }
}

extension ClockPause: JSONWritable {
  package func write(to text: inout JSONText) throws {
    text.openObject()
    try text.member("from", from)
    try text.member("to", to)
    try text.member("waitedFor", waitedFor)
    text.member("caseID", caseID)
    text.closeObject()
  }
}
