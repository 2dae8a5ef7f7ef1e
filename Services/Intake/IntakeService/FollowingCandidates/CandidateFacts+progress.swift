import Contracts

extension CandidateFacts {
  /// Nobody has to act any more.
  var hasEnded: Bool {
    if closing != nil, !isMember { return true }
    if let status = referral.progress?.status { return status == .granted || status == .declined }
    if referral.memberNumber != nil { return false }
    if let conclusion = currentCase?.conclusion { return conclusion == .notPassed }
    return currentCase == nil && screening.outcome == .rejected
  }

  /// Who passed at a society is or will be a member, and no withdrawal undoes that.
  var isMember: Bool { referral.memberNumber != nil || currentCase?.conclusion == .passed }

  /// A society has concluded, or more: corrections change nothing any more.
  var isConcluded: Bool {
    referral.memberNumber != nil || referral.progress != nil || currentCase?.conclusion != nil
  }

  /// Where the candidate stands, by everything that is known so far.
  ///
  /// - Parameters:
  ///   - field: the candidate's, for the words that people read.
  ///   - heldFor: what the submission lacks before the candidate goes on to screening.
  func progress(field: String?, heldFor: [SubmissionNeed] = []) -> CandidateProgress {
    let current = currentCase
    // Whoever has a case or is a member has passed, also where screening's word of it is still on its way.
    let isThrough = referral.memberNumber != nil || current?.conclusion != nil
    let hasPassed = isThrough || (current != nil && screening.outcome == nil)
    let outcome = hasPassed ? .passed : screening.outcome
    let ended = hasEnded
    var progress = CandidateProgress(
      screening: outcome, findings: screening.findings, held: screening.isHeld && current == nil,
      society: current?.society, caseID: current?.id, panel: current?.panel, stage: current?.stage,
      conclusion: current?.conclusion ?? (referral.memberNumber == nil ? nil : .passed),
      memberNumber: referral.memberNumber, referral: referral.progress, ended: ended,
      waitingFor: ended ? nil : WaitingFor.text(self, field: field, heldFor: heldFor))
    // Before screening hears of the candidate: who mends what the submission lacks.
    progress.next = screening.outcome == nil && current == nil ? heldFor.first?.actor ?? next : next
    if let closing {
      progress.withdrawn = closing.mergedInto == nil ? true : nil
      progress.duplicateOf = closing.mergedInto
      progress.succeededBy = closing.succeededBy
    }
    return progress
  }
}
