import AccordTesting
import Contracts
import Foundation
import FoundationNetworking
import Kafka
import Logging
import ServiceRuntime
import Testing

@testable import IntakeService

/// The whole service in this process, over a broker, with its HTTP port and Maildir.
struct RunningIntake: Sendable {
  let folder: String
  let address: String

  static func run(
    maximumUpload: Int = 4 << 20, maximumAttachments: Int? = nil, conversion: WorkbookConverter.Wish? = nil,
    mailTransport: (@Sendable (_ folder: String) throws -> MailTransport)? = nil,
    _ body: @escaping @Sendable (RunningIntake) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let topics = [Topic.intakeEvents, .screeningEvents, .referralEvents, ServiceName.intake.requests]
    try await withLocalBroker(topics: Dictionary(topics.map { ($0.name, 1) }) { $1 }) { broker in
      let kafka = KafkaConfiguration(bootstrapServers: broker.bootstrapServers, clientID: "intake-tests")
      let runtime = RuntimeConfiguration(
        kafka: kafka, dataDirectory: folder + "/data", storeURL: "sqlite://\(folder)/data/intake.db")
      var configuration = Configuration(
        maildir: folder + "/mail", pollInterval: .milliseconds(20), maximumUpload: maximumUpload,
        blobDirectory: folder + "/data/blobs")
      configuration.mailTransport = try mailTransport?(folder)
      configuration.mailSender = "eca@example.org"
      if let conversion { configuration.conversion = conversion }
      if let maximumAttachments { configuration.maximumAttachments = maximumAttachments }
      let service = try await RunningService(
        plan: Intake.build(configuration), runtime: runtime, registry: PrometheusRegistry(),
        logger: Logger(label: "intake-tests") { _ in SwiftLogNoOpLogHandler() })
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await service.run() }
        group.addTask {
          let port = try await eventually { try? String(contentsOfFile: folder + "/data/http.port", encoding: .utf8) }
          let address = "http://127.0.0.1:\(port.trimmingCharacters(in: .whitespacesAndNewlines))"
          let intake = RunningIntake(folder: folder, address: address)
          _ = try await eventually { (try? await intake.get("/health/ready"))?.status == 200 ? true : nil }
          try await body(intake)
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }

  // MARK: HTTP

  struct Answer: Sendable {
    var status: Int
    var body: Data

    subscript(key: String) -> String? {
      ((try? JSONSerialization.jsonObject(with: body)) as? [String: Any])?[key].map { "\($0)" }
    }
  }

  func get(_ path: String) async throws -> Answer {
    try await send(URLRequest(url: try #require(URL(string: address + path))))
  }

  /// `curl -F file=@… -F unit=…`
  func upload(_ files: [(name: String, content: Data)], unit: String? = nil) async throws -> Answer {
    var body = Data()
    if let unit { body += Data("--b0\r\nContent-Disposition: form-data; name=\"unit\"\r\n\r\n\(unit)\r\n".utf8) }
    for file in files {
      body += Data("--b0\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\"\r\n\r\n".utf8)
      body += file.content + Data("\r\n".utf8)
    }
    return try await post(body + Data("--b0--\r\n".utf8), contentType: "multipart/form-data; boundary=b0")
  }

  func upload(fixture: String, unit: String? = nil) async throws -> Answer {
    let name = fixture.split(separator: "/").last.map(String.init) ?? fixture
    return try await upload([(name, try Data(contentsOf: URL(fileURLWithPath: try Fixture.path(fixture))))], unit: unit)
  }

  func post(_ body: Data, contentType: String) async throws -> Answer {
    var request = URLRequest(url: try #require(URL(string: address + "/submissions")))
    request.httpMethod = "POST"
    request.setValue(contentType, forHTTPHeaderField: "Content-Type")
    request.httpBody = body
    return try await send(request)
  }

  private func send(_ request: URLRequest) async throws -> Answer {
    let (body, response) = try await URLSession.shared.data(for: request)
    return Answer(status: (response as? HTTPURLResponse)?.statusCode ?? 0, body: body)
  }

  // MARK: Mail

  /// As a mail delivery agent does: written to `tmp`, renamed into `new`.
  func deliver(_ mail: Data, as name: String) throws {
    try mail.write(to: URL(fileURLWithPath: "\(folder)/mail/tmp/\(name)"))
    try FileManager.default.moveItem(atPath: "\(folder)/mail/tmp/\(name)", toPath: "\(folder)/mail/new/\(name)")
  }

  /// Waits until a mail has been moved to a folder of the Maildir.
  func awaitMail(_ name: String, in box: String) async throws {
    _ = try await eventually {
      FileManager.default.fileExists(atPath: "\(folder)/mail/\(box)/\(name),A=accord:2,S") ? true : nil
    }
  }
}
