import Contracts

/// Who is invited to a briefing (N2.2): the allocated and the passed of its fields whose evaluation goes on. Pure: no store, no
/// clock.
enum InvitationRule {
  /// Why a candidate is not to be invited; absent where they are.
  static func refusal(of record: CandidateRecord, cases: [Allocation], for briefing: Briefing) -> DisinvitationCause? {
    if record.isWithdrawn { return .withdrawn }
    if cases.contains(where: { $0.standing == .concluded }) { return .concluded }
    // A case that is open stays at its society while an officer looks at a correction.
    guard record.outcome == .passed || cases.last?.standing == .open else { return .notPassed }
    return addresses(briefing, record.candidate) ? nil : .notAddressed
  }

  private static func addresses(_ briefing: Briefing, _ candidate: Candidate) -> Bool {
    guard briefing.fields.contains(candidate.field) else { return false }
    if let level = briefing.level, level != candidate.level { return false }
    let wanted = (briefing.specialties ?? []).filter { $0.hasPrefix("\(candidate.field)/") }
    guard !wanted.isEmpty else { return true }
    return candidate.specialty.map { wanted.contains("\(candidate.field)/\($0)") } ?? false
  }

  /// Dispatched before planned (A2.4), then oldest first, then by id.
  static func goesBefore(_ left: BriefingTable.Addressed, _ right: BriefingTable.Addressed) -> Bool {
    func rank(_ one: BriefingTable.Addressed) -> Int { one.record.recommended.dispatch == .dispatched ? 0 : 1 }
    return (rank(left), left.receivedAt, left.record.recommended.id)
      < (rank(right), right.receivedAt, right.record.recommended.id)
  }
}
