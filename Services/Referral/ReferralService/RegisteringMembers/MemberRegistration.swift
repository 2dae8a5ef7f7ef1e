import CloudEvents
import Contracts
import Messaging

/// Registers those who passed as Engineering Members and refers them (N3.2, A2.1).
///
/// One candidate becomes one member: a second passed conclusion (another case of the same candidate) changes nothing and is
/// noted. Who did not pass is not registered; a member whom another case does not pass stays a member, and that is noted.
/// One case has one conclusion: a second one that differs is nothing that can be worked off.
enum MemberRegistration {
  static func conclude(_ concluded: CaseConcluded, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let candidate = concluded.candidate
    guard try isNew(concluded, work) else { return }
    let detail = MemberDetail(
      caseID: concluded.caseID, society: concluded.society, conclusion: concluded.conclusion, reason: concluded.reason)

    let members = MemberTable(transaction: work.transaction)
    if let member = try members.find(candidateID: candidate.id) {
      try refuseContradiction(member, candidate, concluded)
      var noted = detail
      noted.memberNumber = member.number.description
      try work.record(
        subject: candidate.id, actor: event.source,
        action: concluded.conclusion == .passed ? "passedAgain" : "notPassedAfterRegistration", detail: noted)
      return
    }
    guard concluded.conclusion == .passed else {
      try work.record(subject: candidate.id, actor: event.source, action: "notPassed", detail: detail)
      return
    }
    try register(concluded, members, detail, work)
  }

  private static func register(
    _ concluded: CaseConcluded, _ members: MemberTable, _ detail: MemberDetail, _ work: UnitOfWork
  ) throws {
    let candidate = concluded.candidate
    let registry = try PartnerRegistryTable(transaction: work.transaction).current().registry
    let need = ReferralNeed(country: candidate.referralCountry, registry: registry)
    var member = Member(
      number: try members.takeNumber(campaign: candidate.campaign, level: candidate.level), candidate: candidate,
      caseID: concluded.caseID, society: concluded.society, concludedAt: concluded.concludedAt,
      registeredAt: work.now, country: candidate.referralCountry, standing: MemberReferral.standing(for: need))
    let number = member.number.description
    var registered = detail
    registered.memberNumber = number
    try work.record(
      subject: candidate.id, actor: work.service.source, action: "registered", detail: registered)
    try work.emit(
      MemberRegistered(
        candidateID: candidate.id, memberNumber: number, level: candidate.level, campaign: candidate.campaign,
        society: concluded.society, registeredAt: work.now),
      to: .referralEvents, subject: candidate.id)
    try MemberReferral.announce(&member, need, work)
    try members.insert(member)
  }

  /// Keeps the case's conclusion. A case that is known already has to say the same again.
  private static func isNew(_ concluded: CaseConcluded, _ work: UnitOfWork) throws -> Bool {
    let conclusions = ConclusionTable(transaction: work.transaction)
    let row = ConclusionTable.Row(
      caseID: concluded.caseID, candidateID: concluded.candidate.id, society: concluded.society,
      conclusion: concluded.conclusion)
    guard let known = try conclusions.find(caseID: concluded.caseID) else {
      try conclusions.insert(row, concludedAt: concluded.concludedAt)
      return true
    }
    guard known == row else {
      throw PermanentFailure(
        code: "contradictoryConclusion",
        message: """
          case \(known.caseID) was concluded already: \(known.conclusion.rawValue) for candidate \(known.candidateID) by \
          \(known.society); now it comes as \(row.conclusion.rawValue) for \(row.candidateID) by \(row.society); ask the \
          society which holds, and discard the record
          """)
    }
    try work.record(
      subject: row.candidateID, actor: work.service.source, action: "conclusionRepeated",
      detail: MemberDetail(caseID: row.caseID, society: row.society, conclusion: row.conclusion))
    return false
  }

  private static func refuseContradiction(
    _ member: Member, _ candidate: Candidate, _ concluded: CaseConcluded
  ) throws {
    guard concluded.conclusion == .passed else { return }
    guard candidate.level == member.number.level, candidate.campaign == member.number.campaign else {
      throw PermanentFailure(
        code: "contradictoryRegistration",
        message: """
          candidate \(candidate.id) is member \(member.number) already; case \(concluded.caseID) passes the same candidate \
          for the campaign \(candidate.campaign) and the level \(candidate.level.rawValue); another level or campaign is \
          another candidate: ask the society, and discard the record
          """)
    }
  }
}
