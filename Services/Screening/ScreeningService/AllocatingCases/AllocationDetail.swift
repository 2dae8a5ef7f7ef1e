import CloudEvents

/// What the history keeps of an allocation.
struct AllocationDetail: Sendable, Hashable, Encodable {
  var caseID: String
  var society: String
  var field: String
  var dueAt: Timestamp
  var explanation: String
}
