import CloudEvents
import Contracts
import Foundation

/// Makes a delivery of a mail that was received.
struct MailIntake: Sendable {
  let blobs: BlobStore
  let maximumBytes: Int

  /// Never fails for what the mail holds: a mail that cannot be read is a delivery with a fault, so that it is listed.
  /// It throws where the disk fails, and the mail has to be tried again.
  ///
  /// - Parameter receivedAt: for a mail that does not say.
  func delivery(of mail: Blob, name: String, receivedAt: Timestamp, channel: Delivery.Channel) throws -> Delivery {
    var delivery = Delivery(
      channel: channel, receivedAt: receivedAt, unit: nil, campaign: nil, messageID: nil,
      files: [ReceivedFile(name: name, blob: mail, role: .mail)])
    func add(_ fault: MailFault) {
      delivery.faults.append(SubmissionFault(code: fault.code, file: name, message: fault.message))
    }
    guard mail.bytes <= maximumBytes else {
      add(.tooLarge(limit: maximumBytes))
      return delivery
    }
    do {
      try blobs.withScratch { folder in
        let message = try MailReader.read(blobs.path(mail.sha256), attachmentsTo: folder)
        let subject = SubmissionSubject(message.subject)
        delivery.unit = subject?.unit
        delivery.campaign = subject?.campaign
        delivery.messageID = message.messageID
        delivery.replyTo = message.replyTo.map { ReplyAddress(address: $0, messageID: message.messageID) }
        delivery.receivedAt = message.receivedAt ?? receivedAt
        for attachment in message.attachments {
          let role = FileRole.role(
            name: attachment.name, contentType: attachment.contentType, kind: try FileKind(path: attachment.path),
            isInline: attachment.isInline)
          guard role != .other else { continue }
          delivery.files.append(
            ReceivedFile(name: attachment.name, blob: try blobs.keep(attachment.path), role: role))
        }
      }
      if delivery.workbooks.isEmpty { add(.workbookMissing) }
    } catch MailFault.attachmentNotKept {
      throw IntakeError.storage("keep the attachments of a mail")
    } catch let fault as MailFault {
      add(fault)
    }
    return delivery
  }
}
