import AccordTesting
import Foundation
import Testing

@testable import IntakeService

/// Another program's SMTP server (aiosmtpd), in a process of its own.
struct SMTPTestServer: Sendable {
  enum Mode: String, Sendable, CaseIterable {
    case starttls, implicit, plain
  }

  let folder: String
  let mode: Mode
  let port: Int

  var authorities: String { folder + "/ca.pem" }

  /// What Accord is told of it. The certificate names localhost.
  func settings(password: String? = "geheim", trusting: Bool = true) -> SMTPServer {
    let encryption: SMTPServer.Encryption =
      switch mode {
      case .starttls: .startTLS
      case .implicit: .implicit
      case .plain: .none
      }
    return SMTPServer(
      host: "localhost", port: port, encryption: encryption,
      login: password.map { SMTPLogin(user: "intake", password: $0) }, authorities: trusting ? authorities : nil)
  }

  static func run(_ mode: Mode, _ body: (SMTPTestServer) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-smtp-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let process = Process()
    process.executableURL = try await PythonEnvironment.shared.python()
    process.arguments = [
      ProjectFolder.root.appending(path: "Tests/Support/smtp_server.py").path(), folder, mode.rawValue,
    ]
    let input = Pipe()
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try process.run()
    defer { process.terminate() }
    let port = try await eventually { Int((try? String(contentsOfFile: folder + "/port", encoding: .utf8)) ?? "") }
    try await body(SMTPTestServer(folder: folder, mode: mode, port: port))
  }

  struct Envelope: Decodable {
    var from: String
    var to: [String]
    var tls: Bool
    var user: String?
  }

  var mails: [(envelope: Envelope, content: Data)] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/mails").filter { $0.hasSuffix(".eml") }
      return try names.sorted().map { name in
        let path = "\(folder)/mails/\(name)"
        let envelope = try Data(contentsOf: URL(filePath: path.replacing(".eml", with: ".json")))
        return (try JSONDecoder().decode(Envelope.self, from: envelope), try Data(contentsOf: URL(filePath: path)))
      }
    }
  }
}
