import AccordTesting
import Contracts
import Foundation
import Testing

@testable import OperatorTools

/// Intake is killed (SIGKILL, by itself, at a named point between what it keeps) again and again while it works off a mailbox of
/// 200 mails: every mail is answered once, every engineer is one candidate, and no mail is lost.
struct MailboxKillTests {
  /// What Python's writer of the mailbox says is to come of it.
  struct Expected: Decodable {
    /// Message-IDs.
    var answered: [String]
    var silent: [String]
    /// Names by phone.
    var engineers: [String: String]
  }

  /// One after the other; a point is met with whatever mail is next.
  private static let failPoints = [
    "mailKept", "mailTaken", "mailFiled", "beforeCommit", "afterCommit", "afterPublish", "beforeDelete", "mailSent",
  ]

  /// - Parameter nth: at which pass of a point the process dies.
  @Test(.timeLimit(.minutes(3)), arguments: [1, 4])
  func everyMailIsAnsweredOnceWhereverIntakeDies(nth: Int) async throws {
    try await withFolder { folder in
      let maildir = folder.appending(path: "eca")
      let written = try await CommandRun.run(
        URL(filePath: "/usr/bin/env"),
        ["python3", ProjectFolder.root.appending(path: "Tests/Support/make_mailbox.py").path(), maildir.path()])
      try #require(written.status == 0, "\(written.errors)")
      let expected = try JSONDecoder().decode(
        Expected.self, from: Data(contentsOf: maildir.appending(path: "expected.json")))
      let arrived = try names(maildir, "new")
      try #require(arrived.count == 200)
      let command = try sendingCommand(in: folder)
      let arguments = [
        "--maildir", maildir.path(), "--receipts-command", command, "--receipts-from", "eca@example.org",
        "--convert-command", "none",
      ]
      try await withBroker(topics: TestTopics.ofAccord) { broker in
        for point in Self.failPoints {
          let intake = try ServiceUnderTest(
            .intake, broker: broker, in: folder, arguments, environment: ["ACCORD_FAILPOINT": "\(point):\(nth)"])
          do {
            let end = try await intake.program.end(within: .seconds(60))
            #expect(end == .signal(SIGKILL), "\(point): \(intake.log.suffix(500))")
          } catch {
            await intake.program.clear()
            throw error
          }
        }
        #expect(try !names(maildir, "new").isEmpty, "it died while there was work")
        let intake = try ServiceUnderTest(.intake, broker: broker, in: folder, arguments)
        do {
          _ = try await eventually("the end of the mailbox", within: .seconds(90)) {
            try names(maildir, "new").isEmpty && Set(sent(in: folder).map(\.answers)).count >= expected.answered.count
              ? true : nil
          }
          try await check(expected, arrived: arrived, maildir: maildir, folder: folder, broker: broker)
        } catch {
          await intake.program.clear()
          throw error
        }
        await intake.program.clear()
      }
    }
  }

  private func check(
    _ expected: Expected, arrived: Set<String>, maildir: URL, folder: URL, broker: String
  ) async throws {
    // Every mail that is a submission has one receipt. A crash can have it sent twice: as the same mail, under the same id.
    var receipts: [String: Set<String>] = [:]
    for mail in try sent(in: folder) { receipts[mail.answers, default: []].insert(mail.id) }
    #expect(Set(receipts.keys) == Set(expected.answered))
    #expect(receipts.allSatisfy { $0.value.count == 1 })
    #expect(Set(receipts.values.flatMap { $0 }).count == expected.answered.count, "no receipt answers two mails")

    // Every engineer is one candidate, and went on once at most.
    let ctl = Fleet(bootstrapServers: broker, folder: folder, services: [])
    var people: [String: [String]] = [:]
    var token: String?
    repeat {
      let page = token.map { ",\"pageToken\":\"\($0)\"" } ?? ""
      let answer = try await ctl.ctl("call", ListCandidates.fullName, "-d", "{\"limit\":100\(page)}")
      try #require(answer.status == 0, "\(answer.errors)")
      let list = try JSONDecoder().decode(ListCandidates.Response.self, from: Data(answer.output.utf8))
      for candidate in list.candidates { people[candidate.name, default: []].append(candidate.id) }
      token = list.nextPageToken
    } while token != nil
    #expect(people.values.reduce(0) { $0 + $1.count } == expected.engineers.count)
    #expect(
      people.mapValues(\.count) == Dictionary(expected.engineers.values.map { ($0, 1) }, uniquingKeysWith: +))
    let events = try await TestTopics(bootstrapServers: broker).events(of: .intakeEvents)
      .filter { $0.type == CandidateRecommended.eventType }
    let known = Set(people.values.flatMap { $0 })
    let recommended = Dictionary(grouping: events, by: { $0.subject ?? "" }).mapValues { Set($0.map(\.id)).count }
    #expect(recommended.allSatisfy { known.contains($0.key) && $0.value == 1 })

    // No mail is left, and none is lost: all lie where those lie that are done with, under their names.
    let done = try names(maildir, "cur").union(names(maildir, ".Aside/cur"))
    #expect(Set(done.map { $0.replacing(",A=accord:2,S", with: "") }) == arrived)
    #expect(try names(maildir, ".Aside/cur").count == expected.silent.count + 5)
    let aside = try await ctl.ctl("call", ListSetAside.fullName, "-d", "{\"limit\":1000}")
    let listed = try JSONDecoder().decode(ListSetAside.Response.self, from: Data(aside.output.utf8)).mails
    #expect(listed.count == expected.silent.count + 5)
    #expect(
      Dictionary(grouping: listed, by: \.reason).mapValues(\.count) == [.noSubmission: 10, .reply: 10, .broken: 5])
  }

  private func names(_ maildir: URL, _ box: String) throws -> Set<String> {
    let path = maildir.appending(path: box).path()
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return Set(try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") })
  }

  /// Takes mails as sendmail does, and keeps each in a file.
  private func sendingCommand(in folder: URL) throws -> String {
    let sent = folder.appending(path: "sent")
    try FileManager.default.createDirectory(at: sent, withIntermediateDirectories: true)
    let script = folder.appending(path: "send")
    let text =
      "#!/bin/sh\ncat >'\(sent.path())'/$$.part && mv '\(sent.path())'/$$.part '\(sent.path())'/$$-$(date +%N).eml\n"
    try Data(text.utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path())
    return script.path()
  }

  /// The Message-IDs of what was sent, each with the one that it answers.
  private func sent(in folder: URL) throws -> [(id: String, answers: String)] {
    let path = folder.appending(path: "sent").path()
    return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".eml") }.compactMap {
      name in
      let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
      func header(_ name: String) -> String? {
        text.split(whereSeparator: \.isNewline).first { $0.hasPrefix(name + ": ") }
          .map { $0.dropFirst(name.count + 2).trimmingCharacters(in: CharacterSet(charactersIn: "<> ")) }
      }
      guard let id = header("Message-ID") ?? header("Message-Id"), let answered = header("In-Reply-To") else {
        return nil
      }
      return (id, answered)
    }
  }
}
