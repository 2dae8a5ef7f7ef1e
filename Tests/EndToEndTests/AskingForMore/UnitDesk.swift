import AccordTesting
import Contracts
import Foundation
import Testing

/// A unit with its mail program, before a running intake and screening: what it is mailed, and what it mails back.
final class UnitDesk {
  struct Mail: Decodable {
    var path: String
    var id: String
    var subject: String
    var to: String
    var files: [String]
    var body: String
  }

  static let unit = "江海省工程师学会"

  let broker: String
  let folder: URL
  private(set) var intake: ServiceUnderTest
  let screening: ServiceUnderTest
  private var delivered = 0

  init(broker: String, folder: URL) async throws {
    self.broker = broker
    self.folder = folder
    let sent = folder.appending(path: "sent")
    try FileManager.default.createDirectory(at: sent, withIntermediateDirectories: true)
    // As sendmail: the mail on standard input, and nothing half written is seen.
    let script = folder.appending(path: "sendmail")
    try Data("#!/bin/sh\nf='\(sent.path())'/$$\ncat > $f.part && mv $f.part $f.eml\n".utf8).write(to: script)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path())
    intake = try Self.start(.intake, broker, folder)
    screening = try Self.start(.screening, broker, folder)
    try await intake.untilReady()
    try await screening.untilReady()
  }

  private static func start(
    _ name: ServiceName, _ broker: String, _ folder: URL, failPoint: String? = nil
  ) throws -> ServiceUnderTest {
    let arguments =
      name == .intake
      ? [
        "--maildir", folder.appending(path: "mail").path(), "--maildir-poll-milliseconds", "20",
        "--receipts-command", folder.appending(path: "sendmail").path(), "--receipts-from", "eca@example.org",
      ] : []
    return try ServiceUnderTest(
      name, broker: broker, in: folder, arguments, environment: failPoint.map { ["ACCORD_FAILPOINT": $0] } ?? [:])
  }

  func clear() async {
    await intake.program.clear()
    await screening.program.clear()
  }

  // MARK: Dying

  /// Stops intake in order and starts it again, to die at this point.
  func arm(_ failPoint: String) async throws {
    intake.program.send(SIGTERM)
    _ = try await intake.program.end(within: .seconds(20))
    intake = try Self.start(.intake, broker, folder, failPoint: failPoint)
    try? await intake.untilReady()
  }

  /// Waits for `found`, starting intake anew where it has died; then sees to it that it is one that does not die any more.
  func survive<Found>(_ what: String, _ found: () async throws -> Found?) async throws -> Found {
    let result = try await eventually(what, within: .seconds(60)) {
      if !intake.program.isRunning { try await restart() }
      return try? await found()
    }
    return result
  }

  private func restart() async throws {
    intake = try Self.start(.intake, broker, folder)
    try await intake.untilReady()
  }

  // MARK: Mail

  func python(_ arguments: String...) async throws -> String {
    let script = ProjectFolder.root.appending(path: "Tests/Support/unit_mail.py").path()
    let run = try await CommandRun.run(try await PythonEnvironment.shared.python(), [script] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return run.output
  }

  /// What the unit was mailed so far; the same Message-ID again is the same mail.
  func mails(subject: String) async throws -> [Mail] {
    let all = try JSONDecoder().decode(
      [Mail].self, from: Data(try await python("list", folder.appending(path: "sent").path()).utf8))
    return Dictionary(grouping: all.filter { $0.subject.hasPrefix(subject) }, by: \.id).compactMap(\.value.first)
  }

  /// As a mail delivery agent does: written to `tmp`, renamed into `new`.
  func deliver(_ mail: URL) throws {
    delivered += 1
    let box = folder.appending(path: "mail")
    let name = "\(delivered).test"
    try FileManager.default.copyItem(at: mail, to: box.appending(path: "tmp/\(name)"))
    try FileManager.default.moveItem(
      at: box.appending(path: "tmp/\(name)"), to: box.appending(path: "new/\(name)"))
  }

  // MARK: Calls

  func ctl(_ arguments: String...) async throws -> Executable.Outcome {
    try await Executable.run("accordctl", arguments, environment: ["KAFKA_BOOTSTRAP_SERVERS": broker])
  }

  func call<Method: RPCMethod>(_ method: Method.Type, _ request: Method.Request) async throws -> Method.Response {
    let json = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    let outcome = try await ctl(
      "call", method.fullName, "-H", "idempotency-key: \(UUID().uuidString)", "--max-time", "5", "-d", json)
    guard outcome.status == 0 else { throw NotInTime(description: "\(method.fullName): \(outcome.errors)") }
    return try JSONDecoder().decode(Method.Response.self, from: Data(outcome.output.utf8))
  }
}
