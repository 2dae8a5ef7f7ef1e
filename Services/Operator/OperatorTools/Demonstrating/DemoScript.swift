import Contracts

/// What the demo's officers and partners do. Pure: what is seen in, the request to make out.
enum DemoScript {
  static let officer = "demo-officer"

  /// Nobody is there who could send the stamped scan later.
  static func waiver(of submission: SubmissionView) -> WaiveScan.Request? {
    guard submission.needs?.contains(.scan) ?? false else { return nil }
    return WaiveScan.Request(submissionID: submission.id, officer: officer, reason: "演示：未附盖章扫描件，先行受理。")
  }

  /// Where mail and form name different units, the form's stamp counts.
  static func unit(of submission: SubmissionView) -> SettleUnit.Request? {
    guard submission.needs?.contains(.unit) ?? false, let unit = submission.unitInForm else { return nil }
    return SettleUnit.Request(submissionID: submission.id, unit: unit, officer: officer, reason: "演示：以表内盖章单位为准。")
  }

  /// Reviews follow the suggestion; where the evidence suggests nothing, the unit is asked.
  static func decision(on review: ReviewView) -> Decide.Request {
    let outcome = review.suggestion ?? .informationRequired
    let clauses: [String]? =
      switch outcome {
      case .rejected: review.findings.filter { $0.result == .notMet || $0.suggestion == .notMet }.map(\.clause)
      // What is not evidenced, and whatever the rules offer.
      case .informationRequired: review.findings.filter { $0.result != .met }.map(\.clause)
      case .passed, .underReview: nil
      }
    return Decide.Request(
      candidateID: review.candidate.id, outcome: outcome, clauses: clauses, officer: officer, reason: "演示：按经历材料中的依据处理。")
  }

  enum Move: Sendable, Hashable {
    case advance(to: Stage)
    case conclude
  }

  /// Societies take every case through its stages and pass it; nothing to do for a case that has ended.
  static func move(for seen: CaseView) -> Move? {
    guard seen.conclusion == nil, !seen.returned else { return nil }
    return switch seen.stage {
    case .membership: .advance(to: .application)
    case .application: .advance(to: .materials)
    case .materials: .advance(to: .assessment)
    case .assessment, .conclusion: .conclude
    }
  }

  /// Partners grant whatever is referred to them.
  static func answer(to member: MemberView) -> RecordAnswer.Request? {
    guard member.referral.status == .referred || member.referral.status == .acknowledged else { return nil }
    return RecordAnswer.Request(
      memberNumber: member.memberNumber, answer: .granted, localTitle: "Recognised Engineer (demonstration)",
      officer: officer)
  }

  /// Whether the candidate has come as far as this demo can take them: to an end, or to a wait for somebody outside it.
  static func isSettled(_ progress: CandidateProgress) -> Bool {
    if progress.ended { return true }
    guard progress.waitingFor != nil else { return false }
    return progress.screening == .informationRequired || progress.held
      || [.waitingForCountry, .waitingForPartner].contains(progress.referral?.status)
  }
}
