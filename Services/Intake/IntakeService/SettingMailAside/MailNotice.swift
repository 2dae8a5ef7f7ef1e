import CloudEvents
import Contracts

/// What a mail says of itself, by which it is told whether it is a submission.
struct MailNotice: Sendable, Hashable {
  var subject: String
  /// Of a submission: `评价（2025）+推荐单位` or like it.
  var namesSubmission = false
  /// It answers a mail.
  var isReply = false
  /// A machine's notice about a mail.
  var isAutomatic = false
}

extension Delivery {
  /// What a mail says of its sender, its subject and its time.
  mutating func take(_ message: MailMessage, arrivedAt: Timestamp) {
    let subject = MailSubject(message.subject)
    name(SubmissionSubject(subject))
    messageID = message.messageID
    sender = message.sender
    replyTo = message.replyTo.map { ReplyAddress(address: $0, messageID: message.messageID) }
    receivedAt = message.cameIn(by: arrivedAt)
    notice = MailNotice(
      subject: message.subject, namesSubmission: campaign != nil || unit != nil,
      isReply: subject.isReply || message.isReply, isAutomatic: subject.isAutomatic || message.isAutomatic)
    for forwarded in message.forwardedSubjects { name(SubmissionSubject(forwarded)) }
  }

  /// What a mail within the mail says: its subject counts where the outer one names no unit; its sender does not.
  mutating func takeForwarded(_ message: MailMessage) {
    for subject in [message.subject] + message.forwardedSubjects { name(SubmissionSubject(subject)) }
  }

  private mutating func name(_ subject: SubmissionSubject?) {
    guard let subject else { return }
    notice?.namesSubmission = true
    campaign = campaign ?? subject.campaign
    if unit == nil, let named = subject.unit {
      unit = named
      isUnitCertain = subject.isUnitCertain
    }
  }

  mutating func add(_ fault: MailFault, file: String?) {
    faults.append(SubmissionFault(code: fault.code, file: file, message: fault.message))
  }

  /// Why a mail is set aside and not answered; nil where it is a submission.
  ///
  /// - Parameter knowsSender: submissions came from its address before.
  func asideReason(knowsSender: Bool) -> AsideReason? {
    guard channel == .mail else { return nil }
    guard let notice else { return .broken }
    if notice.isAutomatic { return .automatic }
    if !workbooks.isEmpty || isUnitSettled { return nil }
    let isMeant = notice.namesSubmission || knowsSender
    if files.contains(where: { $0.role == .scan }) || faults.contains(where: { $0.code != Self.missing }) {
      return isMeant ? nil : .noSubmission
    }
    // Thanks and questions quote the subject; a first mail with it has forgotten its files.
    if notice.isReply, isMeant { return .reply }
    return notice.namesSubmission ? nil : .noSubmission
  }

  private static let missing = MailFault.workbookMissing.code
}
