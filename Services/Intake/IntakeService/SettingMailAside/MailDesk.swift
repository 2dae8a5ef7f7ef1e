import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore

/// Tells submissions from other mails, sets those aside, and takes one in that an officer says is a submission after all.
struct MailDesk: Sendable {
  let intake: SubmissionIntake
  let mails: MailIntake

  /// What became of a mail.
  enum Outcome: Sendable {
    case taken(SubmissionIntake.Taken)
    case aside(AsideReason)
  }

  private static let source = "\(ServiceName.intake.source)/mails"

  func take(_ mail: Blob, receivedAt: Timestamp) async throws -> Outcome {
    let delivery = try delivery(mail, receivedAt: receivedAt)
    let knowsSender = try intake.processor.store.read { transaction in
      try delivery.sender.map { try UnitAddressTable(transaction: transaction).unit(of: $0) != nil } ?? false
    }
    guard let reason = delivery.asideReason(knowsSender: knowsSender) else {
      return .taken(try await intake.take(delivery))
    }
    let input = WorkInput(source: Self.source, id: "aside:\(mail.sha256)")
    try await intake.processor.perform(input) { work in
      let aside = SetAsideMail(
        id: work.makeID(), reason: reason, receivedAt: delivery.receivedAt, from: delivery.sender,
        subject: String((delivery.notice?.subject ?? "").prefix(200)), sha256: mail.sha256, bytes: mail.bytes)
      let table = SetAsideTable(transaction: work.transaction)
      guard try table.get(aside.id) == nil else { return }
      try table.insert(aside)
      try work.record(
        subject: aside.id, actor: ServiceName.intake.name, action: "mailSetAside", detail: ["reason": reason.rawValue])
    }
    return .aside(reason)
  }

  /// Takes in what officers asked for. A crash in between has it taken again, which changes nothing.
  ///
  /// - Returns: the submissions that were made.
  func takeRequested() async throws -> [SubmissionIntake.Taken] {
    var all: [SubmissionIntake.Taken] = []
    for (mail, unit) in try intake.processor.store.read({ try SetAsideTable(transaction: $0).requested() }) {
      try Task.checkCancellation()
      var delivery = try delivery(Blob(sha256: mail.sha256, bytes: mail.bytes), receivedAt: mail.receivedAt)
      delivery.unit = unit
      delivery.isUnitSettled = true
      let taken = try await intake.take(delivery)
      let input = WorkInput(source: Self.source, id: "taken:\(mail.id)")
      try await intake.processor.perform(input) { work in
        try SetAsideTable(transaction: work.transaction).taken(mail.id, as: taken.view.id)
        try work.record(
          subject: mail.id, actor: ServiceName.intake.name, action: "mailTaken",
          detail: ["submission": taken.view.id])
      }
      all.append(taken)
    }
    return all
  }

  private func delivery(_ mail: Blob, receivedAt: Timestamp) throws -> Delivery {
    try mails.delivery(of: mail, name: mail.sha256.prefix(16) + ".eml", receivedAt: receivedAt, channel: .mail)
  }
}
