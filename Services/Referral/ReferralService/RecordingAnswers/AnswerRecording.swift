import CloudEvents
import Contracts
import Messaging

/// Records what partners answer to referrals (N3.2), whether an officer enters it or the partner sends it.
enum AnswerRecording {
  /// An officer enters what came by letter or mail.
  static func record(_ request: RecordAnswer.Request, _ work: UnitOfWork) throws -> MemberView {
    guard let officer = request.officer.nonBlank else {
      throw ReferralError.invalidArgument(name: "officer", message: "name the officer who acts")
    }
    let answer = try PartnerAnswer(request.answer, localTitle: request.localTitle, reason: request.reason)
    guard let member = try MemberTable(transaction: work.transaction).find(number: request.memberNumber) else {
      throw ReferralError.unknownMember(number: request.memberNumber)
    }
    return try apply(answer, to: member, actor: officer, work).view
  }

  /// The partner sends it. The same answer sent again changes nothing.
  static func receive(_ answered: ReferralAnswered, _ event: CloudEvent, _ work: UnitOfWork) throws {
    guard let member = try MemberTable(transaction: work.transaction).find(referralID: answered.referralID) else {
      throw PermanentFailure(
        code: "unknownReferral",
        message: "there is no referral \(answered.referralID); ask the partner \(answered.partner) which one is meant")
    }
    guard answered.partner == member.partner else {
      throw PermanentFailure(
        code: "foreignReferral",
        message: """
          referral \(answered.referralID) went to \(member.partner ?? "nobody"), but \(answered.partner) answers it; ask \
          the partner which referral is meant, and discard the record
          """)
    }
    guard answered.candidateID == member.candidate.id else {
      throw PermanentFailure(
        code: "contradictoryAnswer",
        message: """
          referral \(answered.referralID) is about candidate \(member.candidate.id), the answer is about \
          \(answered.candidateID); ask the partner \(answered.partner) which one is meant
          """)
    }
    do {
      let answer = try PartnerAnswer(answered.answer, localTitle: answered.localTitle, reason: answered.reason)
      if answer.standing == member.standing {
        try work.record(
          subject: member.candidate.id, actor: event.source, action: "answerRepeated",
          detail: detail(answer, member))
        return
      }
      _ = try apply(answer, to: member, actor: event.source, work)
    } catch let error as ReferralError {
      throw PermanentFailure(
        code: "illegalAnswer",
        message: "\(error.description); ask the partner \(answered.partner) what holds, and discard the record")
    }
  }

  private static func apply(
    _ answer: PartnerAnswer, to member: Member, actor: String, _ work: UnitOfWork
  ) throws -> Member {
    guard let standing = member.standing.after(answer), let partner = member.partner, let referralID = member.referralID
    else {
      throw ReferralError.illegalAnswer(
        memberNumber: member.number.description, answer: answer.kind, standing: member.standing)
    }
    var member = member
    member.standing = standing
    try MemberTable(transaction: work.transaction).updateReferral(of: member)
    try work.record(
      subject: member.candidate.id, actor: actor, action: "answered", detail: detail(answer, member))
    try work.emit(
      AnswerRecorded(
        candidateID: member.candidate.id, memberNumber: member.number.description, referralID: referralID,
        partner: partner, answer: answer.kind, localTitle: standing.localTitle, reason: standing.reason),
      to: .referralEvents, subject: member.candidate.id)
    return member
  }

  private static func detail(_ answer: PartnerAnswer, _ member: Member) -> MemberDetail {
    MemberDetail(
      memberNumber: member.number.description, referralID: member.referralID, partner: member.partner,
      answer: answer.kind, localTitle: answer.standing.localTitle, reason: answer.standing.reason)
  }
}
