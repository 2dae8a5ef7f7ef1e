import Contracts

/// One engineer in the report.
struct DemoCandidate: Encodable, Sendable {
  var summary: CandidateSummary

  var isSettled: Bool { DemoScript.isSettled(summary.progress) }

  private enum Keys: String, CodingKey {
    case id, name, submission, field, specialty, level, country, dispatch, screening, society, stage, conclusion
    case memberNumber, referral, waitingFor
  }

  private struct Screening: Encodable {
    var outcome: ScreeningOutcome?
    var findings: [Finding]

    private enum Keys: String, CodingKey { case outcome, findings }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      try container.encode(outcome, forKey: .outcome)
      try container.encode(findings, forKey: .findings)
    }
  }

  private struct Referral: Encodable {
    var partner: String?
    var status: ReferralStatus

    private enum Keys: String, CodingKey { case partner, status }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Keys.self)
      try container.encode(partner, forKey: .partner)
      try container.encode(status, forKey: .status)
    }
  }

  func encode(to encoder: any Encoder) throws {
    let progress = summary.progress
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(summary.id, forKey: .id)
    try container.encode(summary.name, forKey: .name)
    try container.encode(summary.submissionID, forKey: .submission)
    try container.encode(summary.field, forKey: .field)
    try container.encode(summary.specialty, forKey: .specialty)
    try container.encode(summary.level, forKey: .level)
    try container.encode(summary.country, forKey: .country)
    try container.encode(summary.dispatch, forKey: .dispatch)
    try container.encode(Screening(outcome: progress.screening, findings: progress.findings), forKey: .screening)
    try container.encode(progress.society, forKey: .society)
    try container.encode(progress.stage, forKey: .stage)
    try container.encode(progress.conclusion, forKey: .conclusion)
    try container.encode(progress.memberNumber, forKey: .memberNumber)
    try container.encode(
      progress.referral.map { Referral(partner: $0.partner, status: $0.status) }, forKey: .referral)
    try container.encode(progress.waitingFor, forKey: .waitingFor)
  }
}
