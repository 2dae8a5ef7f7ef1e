/// How mails leave the house.
enum MailTransport: Sendable, Hashable {
  case command(MailCommand)
  case smtp(SMTPServer)

  /// Returns when the mail was taken.
  ///
  /// - Throws: `IntakeError.mailNotSent` where it is to be tried again, `mailRefused` where that is of no use.
  func send(_ mail: [UInt8], from sender: String, to recipient: String) async throws {
    switch self {
    case .command(let command): try await command.send(mail)
    case .smtp(let server): try await SMTPDelivery(server).send(mail, from: sender, to: recipient)
    }
  }
}
