import CloudEvents
import Contracts
import Foundation

/// Makes a delivery of a mail that was received.
struct MailIntake: Sendable {
  let blobs: BlobStore
  let maximumBytes: Int
  var limits = WorkbookLimits()

  /// Mails that were attached to mails as files are read too, so deep.
  private static let maximumDepth = 3

  /// Never fails for what the mail holds: a mail that cannot be read is a delivery with a fault, so that it is listed.
  /// It throws where the disk fails, and the mail has to be tried again.
  ///
  /// - Parameter receivedAt: when the mail was here; the latest that it can have come in.
  func delivery(of mail: Blob, name: String, receivedAt: Timestamp, channel: Delivery.Channel) throws -> Delivery {
    var delivery = Delivery(
      channel: channel, receivedAt: receivedAt, unit: nil, campaign: nil, messageID: nil,
      files: [ReceivedFile(name: name, blob: mail, role: .mail)])
    do {
      guard mail.bytes <= maximumBytes else {
        delivery.take(try MailReader.head(blobs.path(mail.sha256)), arrivedAt: receivedAt)
        throw MailFault.tooLarge(limit: maximumBytes)
      }
      try take(blobs.path(mail.sha256), into: &delivery, depth: 0)
      if delivery.workbooks.isEmpty, delivery.faults.isEmpty || delivery.hasScan { throw MailFault.workbookMissing }
    } catch MailFault.attachmentNotKept {
      throw IntakeError.storage("keep the attachments of a mail")
    } catch let fault as MailFault {
      // Of the mail as a whole: its file has a name that nobody gave it.
      delivery.add(fault, file: nil)
    }
    return delivery
  }

  /// Reads a mail with all that is attached to it.
  private func take(_ path: String, into delivery: inout Delivery, depth: Int) throws {
    try blobs.withScratch { folder in
      let message = try MailReader.read(path, attachmentsTo: folder)
      depth == 0 ? delivery.take(message, arrivedAt: delivery.receivedAt) : delivery.takeForwarded(message)
      if message.isSealed { delivery.add(.sealed, file: nil) }
      for attachment in message.attachments { try take(attachment, into: &delivery, depth: depth) }
    }
  }

  private func take(_ attachment: MailMessage.Attachment, into delivery: inout Delivery, depth: Int) throws {
    let kind = try FileKind(path: attachment.path)
    if FileRole.isWinmail(attachment) {
      delivery.add(.winmail, file: attachment.name)
    } else if kind == .rar || kind == .sevenZip {
      delivery.add(.foreignArchive(kind == .rar ? "RAR" : "7z"), file: attachment.name)
    } else if kind == .zip, ZipAttachment.isPacked(attachment.path) {
      guard depth < Self.maximumDepth else { return delivery.add(.archive(.nested), file: attachment.name) }
      try unpack(attachment, into: &delivery)
    } else if FileRole.isMail(name: attachment.name, contentType: attachment.contentType, kind: kind),
      depth < Self.maximumDepth
    {
      // A mail attached as a file that cannot be read is a file of another kind, and no fault of the outer mail.
      do { try take(attachment.path, into: &delivery, depth: depth + 1) } catch MailFault.broken {}
    } else {
      try keep(attachment, kind: kind, into: &delivery)
    }
  }

  private func keep(_ attachment: MailMessage.Attachment, kind: FileKind, into delivery: inout Delivery) throws {
    let role = FileRole.role(of: attachment, kind: kind)
    guard role != .other else { return }
    delivery.files.append(ReceivedFile(name: attachment.name, blob: try blobs.keep(attachment.path), role: role))
  }

  /// What a unit packed together is read as if it had been attached one by one.
  private func unpack(_ archive: MailMessage.Attachment, into delivery: inout Delivery) throws {
    try blobs.withScratch { folder in
      do {
        for member in try ZipAttachment.unpack(archive.path, to: folder, limits: limits) {
          let kind = try FileKind(path: member.path)
          if kind == .rar || kind == .sevenZip || kind == .zip && ZipAttachment.isPacked(member.path) {
            throw MailFault.archive(.nested)
          }
          try keep(
            MailMessage.Attachment(name: member.name, contentType: "", isInline: false, path: member.path), kind: kind,
            into: &delivery)
        }
      } catch let fault as MailFault where fault != .attachmentNotKept {
        delivery.add(fault, file: archive.name)
      }
    }
  }
}
