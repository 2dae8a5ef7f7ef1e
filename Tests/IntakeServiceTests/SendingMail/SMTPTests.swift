import AccordTesting
import Contracts
import Foundation
import ServiceRuntime
import StateStore
import Testing

@testable import IntakeService

struct SMTPTests {
  /// Lines that SMTP would take for something else.
  private static let mail = Array("From: a@example.org\r\nSubject: x\n\nfirst\n.\n..second\nFrom here\n".utf8)

  @Test(arguments: SMTPTestServer.Mode.allCases)
  func mailsAreHandedOverWithLoginAndEncryption(mode: SMTPTestServer.Mode) async throws {
    try await SMTPTestServer.run(mode) { server in
      let settings = server.settings(password: mode == .plain ? nil : "geheim")
      try await SMTPDelivery(settings).send(Self.mail, from: "eca@example.org", to: "zhang@example.org")
      let taken = try server.mails
      #expect(taken.count == 1)
      #expect(taken[0].envelope.from == "eca@example.org" && taken[0].envelope.to == ["zhang@example.org"])
      #expect(taken[0].envelope.tls == (mode != .plain))
      #expect(taken[0].envelope.user == (mode == .plain ? nil : "intake"))
      let text = String(decoding: taken[0].content, as: UTF8.self)
      #expect(
        text == "From: a@example.org\r\nSubject: x\r\n\r\nfirst\r\n.\r\n..second\r\nFrom here\r\n",
        "nothing is lost or doubled, and every line ends as RFC 5321 wants it")
    }
  }

  @Test(arguments: [SMTPTestServer.Mode.starttls, .implicit])
  func aServerThatIsNotTheOneMeantIsToldNothing(mode: SMTPTestServer.Mode) async throws {
    try await SMTPTestServer.run(mode) { server in
      // Its authority is not the system's.
      await Self.expectPutOff(server.settings(trusting: false))
      var other = server.settings()
      other.host = "127.0.0.1"
      await Self.expectPutOff(other, "the certificate names another host")
      let taken = try server.mails
      #expect(taken.isEmpty)
    }
  }

  @Test func withoutTheEncryptionThatIsWantedNothingIsSent() async throws {
    try await SMTPTestServer.run(.plain) { server in
      var settings = server.settings(password: nil)
      settings.encryption = .startTLS
      await Self.expectPutOff(settings)
      let taken = try server.mails
      #expect(taken.isEmpty)
    }
  }

  @Test func refusalsOfARecipientAreFinalAndAllOthersAreNot() async throws {
    try await SMTPTestServer.run(.starttls) { server in
      let settings = server.settings()
      await #expect(throws: IntakeError.mailRefused("550 5.1.1 no such mailbox here")) {
        try await SMTPDelivery(settings).send(Self.mail, from: "eca@example.org", to: "gone@example.org")
      }
      await #expect(throws: IntakeError.mailRefused("552 5.2.2 mailbox full")) {
        try await SMTPDelivery(settings).send(Self.mail, from: "eca@example.org", to: "full@example.org")
      }
      await #expect(throws: IntakeError.mailNotSent("the SMTP server answered 451")) {
        try await SMTPDelivery(settings).send(Self.mail, from: "eca@example.org", to: "busy@example.org")
      }
      try await SMTPDelivery(settings).send(Self.mail, from: "eca@example.org", to: "busy@example.org")
      // Ours to mend, and no fault of the recipient's.
      await Self.expectPutOff(settings, from: "forbidden@example.org")
      await Self.expectPutOff(server.settings(password: "wrong"))
      await Self.expectPutOff(server.settings(password: nil))
      #expect(try server.mails.count == 1)
    }
    await Self.expectPutOff(SMTPServer(host: "localhost", port: 1, encryption: .none), "nobody listens there")
  }

  private static func expectPutOff(
    _ server: SMTPServer, _ comment: Comment? = nil, from sender: String = "eca@example.org"
  ) async {
    do {
      try await SMTPDelivery(server).send(mail, from: sender, to: "zhang@example.org")
      Issue.record(comment ?? "it was sent")
    } catch IntakeError.mailNotSent(let why) {
      #expect(!why.contains("geheim") && !why.contains("zhang") && !why.isEmpty)
    } catch {
      Issue.record("\(error)")
    }
  }

  /// From the mailbox to the SMTP server: put off once, sent once, and the refused one kept with its reason.
  @Test func receiptsGoOutOnceAndRefusalsAreKept() async throws {
    try await SMTPTestServer.run(.starttls) { server in
      let settings = server.settings()
      try await RunningIntake.run(mailTransport: { _ in .smtp(settings) }) { intake in
        let sender = "zhangs@bincheng.example.org"
        try intake.deliver(
          Data(contentsOf: URL(filePath: try Fixture.path("03-no-scan-gb18030.eml"))), as: "1.form")
        let other = try Data(contentsOf: URL(filePath: try Fixture.path("01-complete.eml")))
        try intake.deliver(Data("Reply-To: gone@example.org\r\n".utf8) + other, as: "2.gone")
        let store = try await eventually { try? StateStore(readingURL: "sqlite://\(intake.folder)/data/intake.db") }
        let receipts = try await eventually {
          let all = try store.read { try IntakeQueries.listReceipts(.init(), $0) }.receipts
          return all.count == 2 && all.allSatisfy { $0.sentAt != nil || $0.failedAt != nil } ? all : nil
        }
        let sent = try #require(receipts.first { $0.to == sender })
        #expect(sent.sentAt != nil && sent.failure == nil && sent.attachments.count == 1)
        let refused = try #require(receipts.first { $0.to == "gone@example.org" })
        #expect(refused.failure == "550 5.1.1 no such mailbox here" && refused.attempts == 1)
        let unsent = try store.read { try IntakeQueries.listReceipts(.init(unsent: true), $0) }.receipts
        #expect(unsent.map(\.id) == [refused.id])
        let mails = try server.mails
        #expect(mails.count == 1 && mails[0].envelope.to == [sender])
        #expect(String(decoding: mails[0].content, as: UTF8.self).contains("Message-Id: <\(sent.id)>"))
      }
    }
  }

  @Test func thePasswordIsNeverPrinted() {
    let server = SMTPServer(host: "mx.example.org", login: SMTPLogin(user: "intake", password: "geheim"))
    var dumped = ""
    dump(server, to: &dumped)
    #expect(!"\(server)\(String(reflecting: server))\(dumped)".contains("geheim"))
  }

  @Test func whatIsConfiguredIsCheckedAtOnce() throws {
    func configuration(_ values: [String: String]) -> (configuration: Configuration, faults: [String]) {
      let source = ConfigurationSource(environment: values)
      let runtime = RuntimeConfiguration(
        kafka: .init(bootstrapServers: "localhost:1", clientID: "t"), dataDirectory: "/tmp", storeURL: "sqlite:///tmp/x"
      )
      return (Configuration(from: source, runtime: runtime), source.faults)
    }
    let good = configuration([
      "RECEIPTS_SMTP_HOST": "mx.example.org", "RECEIPTS_SMTP_TLS": "implicit", "RECEIPTS_SMTP_USER": "intake",
      "RECEIPTS_SMTP_PASSWORD": "geheim", "RECEIPTS_FROM": "eca@example.org",
    ])
    #expect(good.faults.isEmpty)
    #expect(
      good.configuration.mailTransport
        == .smtp(
          SMTPServer(
            host: "mx.example.org", port: 465, encryption: .implicit,
            login: SMTPLogin(user: "intake", password: "geheim"))))
    let bad = configuration([
      "RECEIPTS_SMTP_HOST": "mx.example.org", "RECEIPTS_SMTP_TLS": "none", "RECEIPTS_SMTP_USER": "intake",
      "RECEIPTS_COMMAND": "/usr/sbin/sendmail -t", "RECEIPTS_SMTP_CA": "/nowhere/ca.pem",
    ])
    let text = bad.faults.joined(separator: "\n")
    #expect(bad.faults.count == 5, "\(text)")
    for name in [
      "receipts.smtp.password", "receipts.smtp.tls", "receipts.command", "receipts.smtp.ca", "receipts.from",
    ] {
      #expect(text.contains(name))
    }
    #expect(configuration([:]).configuration.mailTransport == nil)
  }
}
