import CloudEvents
import Contracts
import Crypto
import Foundation
import FoundationNetworking
import KafkaRPC

/// Hands files to intake the two ways there are: mails through the Maildir, everything else by upload.
struct DemoSubmitter: Sendable {
  var calls: DemoCalls
  var fleet: ServiceFleet
  var folder: DemoFolder

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
    let deadline = calls.giveUp
    while ContinuousClock.now < deadline {
      let found = try await calls.call(ListSubmissions.self, of: .intake, .init(sha256: digest)).submissions
      if let view = found.first { return DemoSubmission(file: file, view: view) }
      let aside = try await calls.call(ListSetAside.self, of: .intake, .init()).mails
      if let mail = aside.first(where: { $0.sha256 == digest }) {
        throw DemoError.mailSetAside(file: file, reason: mail.reason.rawValue)
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw DemoError.mailNotTaken(file: file)
  }

  private func upload(_ path: String) async throws -> DemoSubmission {
    let file = URL(fileURLWithPath: path).lastPathComponent
    var answer = try await send(path)
    // The service cannot now; nothing was taken, and sending the same bytes again is safe.
    while [503, 507].contains(answer.status), ContinuousClock.now < calls.giveUp {
      try await Task.sleep(for: .milliseconds(200))
      answer = try await send(path)
    }
    if let view = try? JSON.decode(SubmissionView.self, from: [UInt8](answer.body)) {
      return DemoSubmission(file: file, view: view)
    }
    // Refused before it became a submission, e.g. because it is too large.
    guard answer.status < 500, let refusal = try? JSON.decode(Refusal.self, from: [UInt8](answer.body)) else {
      throw DemoError.uploadFailed(
        file: file, status: answer.status, answer: String(decoding: answer.body.prefix(500), as: UTF8.self))
    }
    let fault = SubmissionFault(code: refusal.code, file: file, message: refusal.message)
    let view = SubmissionView(
      id: "", campaign: ReferenceLists.notice.campaign.year, late: false, file: file, channel: "upload",
      receivedAt: SystemClock().now(), hasScan: false, candidates: 0, rowErrors: [], faults: [fault])
    return DemoSubmission(file: file, view: view)
  }

  private struct Refusal: Decodable {
    var code: String
    var message: String
  }

  /// An intake that dies under an upload is started again, on another port; sending the same bytes again is safe.
  private func send(_ path: String) async throws -> HTTPRequest.Answer {
    while true {
      do {
        guard let address = await fleet.addresses["intake"] else { throw URLError(.cannotConnectToHost) }
        return try await HTTPRequest.upload(path, to: address + "/submissions")
      } catch let error as URLError where ContinuousClock.now < calls.giveUp {
        _ = error
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }
}
