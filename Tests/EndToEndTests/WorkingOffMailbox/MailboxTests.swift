import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

@testable import OperatorTools

/// From an IMAP mailbox to candidates: a real Dovecot, mbsync with the guide's own configuration, and intake.
struct MailboxTests {
  private static let guide = ProjectFolder.root.appending(path: "deploy/secretariat/mail")
  private static let fixtures = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures")

  /// The guide's `mbsyncrc` with host, user, secret and places of this test, and nothing else.
  private func configure(_ server: Dovecot, in folder: URL, encryption: String, maildir: URL) throws -> URL {
    let secret = folder.appending(path: "imap-password")
    try Data(Dovecot.password.utf8).write(to: secret)
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: secret.path())
    let state = folder.appending(path: "mbsync")
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    var values = [
      "Host": "localhost", "Port": String(encryption == "IMAPS" ? server.imaps : server.imap), "User": Dovecot.user,
      "PassCmd": "\"cat \(secret.path())\"", "CertificateFile": server.certificate.path(), "Inbox": maildir.path(),
      "SyncState": state.path() + "/",
    ]
    if encryption != "IMAPS" { values["SSLType"] = encryption }
    let shipped = try String(contentsOf: Self.guide.appending(path: "mbsyncrc"), encoding: .utf8)
    let lines = shipped.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let key = line.split(separator: " ").first.map(String.init) ?? ""
      return values.removeValue(forKey: key).map { "\(key) \($0)" } ?? String(line)
    }
    #expect(values.isEmpty, "the guide's file says all of these: \(values.keys)")
    let file = folder.appending(path: "mbsyncrc")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    return file
  }

  private func fetch(_ configuration: URL) async throws {
    let run = try await CommandRun.run(URL(filePath: "/usr/bin/mbsync"), ["-c", configuration.path(), "accord"])
    try #require(run.status == 0, "\(run.errors)")
  }

  @Test(.timeLimit(.minutes(3)), arguments: ["IMAPS", "STARTTLS"])
  func mailsOfAnIMAPMailboxBecomeCandidatesOnce(encryption: String) async throws {
    try await withFolder { folder in
      try await withBroker(topics: TestTopics.ofAccord) { broker in
        let box = folder.appending(path: "dovecot")
        try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
        try await Dovecot.run(in: box) { server in
          let maildir = folder.appending(path: "eca")
          let intake = try ServiceUnderTest(.intake, broker: broker, in: folder, ["--maildir", maildir.path()])
          do {
            try await intake.untilReady()
            let configuration = try configure(server, in: folder, encryption: encryption, maildir: maildir)
            try await server.append(Self.fixtures.appending(path: "01-complete.eml"))
            // An officer has looked at this one before it was fetched.
            try await server.append(Self.fixtures.appending(path: "02-late.eml"), flags: "\\Seen")
            let before = try await server.listing()
            try await fetch(configuration)
            let topics = TestTopics(bootstrapServers: broker)
            let people = try await eventually("the eleven candidates") {
              let people = try await topics.events(of: .intakeEvents)
                .filter { $0.type == CandidateRecommended.eventType }
                .map { try JSON.decode(CandidateRecommended.self, from: $0.data).candidate }
              return people.count < 11 ? nil : people
            }
            #expect(Set(people.map(\.unit)) == ["江海省工程师学会", "中国水工工程学会"])
            // Another run, with a new mail: nothing comes twice, and nothing is changed in the mailbox.
            try await server.append(Self.fixtures.appending(path: "03-no-scan-gb18030.eml"))
            try await fetch(configuration)
            try await fetch(configuration)
            _ = try await eventually("three mails that are done with") {
              let done = try FileManager.default.contentsOfDirectory(atPath: maildir.path() + "/cur")
              return done.count == 3 && done.allSatisfy { $0.contains(",A=accord:2,") } ? true : nil
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: maildir.path() + "/new").isEmpty)
            let after = try await server.listing()
            #expect(after.hasPrefix(before.trimmingCharacters(in: .newlines)), "\(before) became \(after)")
            #expect(after.split(separator: "\n").count == 3)
            let all = try await topics.events(of: .intakeEvents)
            #expect(all.filter { $0.type == CandidateRecommended.eventType }.count == 11, "the third lacks its scan")
          } catch {
            await intake.program.clear()
            throw error
          }
          await intake.program.clear()
        }
      }
    }
  }

  @Test func aServerWithAForeignCertificateIsNotTrusted() async throws {
    try await withFolder { folder in
      let box = folder.appending(path: "dovecot")
      try FileManager.default.createDirectory(at: box, withIntermediateDirectories: true)
      try await Dovecot.run(in: box) { server in
        let maildir = folder.appending(path: "eca")
        for name in ["new", "cur", "tmp"] {
          try FileManager.default.createDirectory(
            at: maildir.appending(path: name), withIntermediateDirectories: true)
        }
        let configuration = try configure(server, in: folder, encryption: "IMAPS", maildir: maildir)
        let text = try String(contentsOf: configuration, encoding: .utf8)
        try Data(
          text.replacing(server.certificate.path(), with: "/etc/ssl/certs/ca-certificates.crt").utf8
        ).write(to: configuration)
        try await server.append(Self.fixtures.appending(path: "01-complete.eml"))
        let run = try await CommandRun.run(URL(filePath: "/usr/bin/mbsync"), ["-c", configuration.path(), "accord"])
        #expect(run.status != 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: maildir.path() + "/new").isEmpty)
      }
    }
  }

  /// systemd's own checker finds nothing in the guide's units but what is not installed here.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
  func theUnitsAreValid() async throws {
    let units = ["accord-fetch.service", "accord-fetch.timer"].map { Self.guide.appending(path: $0).path() }
    let run = try await CommandRun.run(
      URL(filePath: "/usr/bin/systemd-analyze"), ["verify", "--man=no"] + units)
    let complaints = run.errors.split(separator: "\n").filter { $0.contains("accord-fetch") }
    #expect(complaints.isEmpty, "\(complaints)")
  }
}
