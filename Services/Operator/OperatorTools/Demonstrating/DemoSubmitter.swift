import CloudEvents
import Contracts
import Crypto
import Foundation
import KafkaRPC

/// Hands files to intake the two ways there are: mails through the Maildir, everything else by upload.
struct DemoSubmitter: Sendable {
  var client: RPCClient
  var fleet: ServiceFleet
  var folder: DemoFolder
  var timeout: Duration

  func submit(_ path: String) async throws -> DemoSubmission {
    path.lowercased().hasSuffix(".eml") ? try await deliver(path) : try await upload(path)
  }

  /// As a mail delivery agent does: written to `tmp`, renamed into `new`.
  private func deliver(_ path: String) async throws -> DemoSubmission {
    let file = URL(fileURLWithPath: path).lastPathComponent
    let content = try Data(contentsOf: URL(fileURLWithPath: path))
    let name = "\(UUID().uuidString).demo"
    try content.write(to: URL(fileURLWithPath: folder.maildir + "/tmp/" + name))
    try FileManager.default.moveItem(
      atPath: folder.maildir + "/tmp/" + name, toPath: folder.maildir + "/new/" + name)
    let digest = SHA256.hash(data: content).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    let deadline = ContinuousClock.now + timeout
    while ContinuousClock.now < deadline {
      let found = try await client.call(
        ListSubmissions.self, of: .intake, .init(sha256: digest), timeout: timeout
      ).submissions
      if let view = found.first { return DemoSubmission(file: file, view: view) }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw DemoError.mailNotTaken(file: file)
  }

  private func upload(_ path: String) async throws -> DemoSubmission {
    let file = URL(fileURLWithPath: path).lastPathComponent
    guard let address = await fleet.addresses["intake"] else { throw DemoError.interrupted }
    let answer = try await HTTPRequest.upload(path, to: address + "/submissions")
    guard let view = try? JSON.decode(SubmissionView.self, from: [UInt8](answer.body)) else {
      throw DemoError.uploadFailed(
        file: file, status: answer.status, answer: String(decoding: answer.body.prefix(500), as: UTF8.self))
    }
    return DemoSubmission(file: file, view: view)
  }
}
