import Contracts
import Foundation

/// A service as a process of its own.
struct RunningService: Sendable {
  let process: ExecutableProcess
  let address: String
  /// From the start of the process to the first 200 of `/health/ready`.
  let readyAfter: Duration

  /// - Parameter folder: a new one for the service's data and log.
  init(_ service: ServiceName, arguments: [String] = [], broker: String, folder: String) async throws {
    // Of a service that ran on the same folder before.
    try? FileManager.default.removeItem(atPath: folder + "/http.port")
    let process = try ExecutableProcess(
      Self.executable(of: service), name: service.name,
      arguments: [
        "--kafka-bootstrap-servers", broker, "--data-directory", folder, "--http-port", "0", "--log-level", "warning",
      ] + Self.arguments(of: service, folder: folder) + arguments,
      folder: folder)
    self.process = process
    do {
      let address = "http://127.0.0.1:\(try await process.wait(forFile: folder + "/http.port"))"
      readyAfter = try await process.wait(for: "readiness") {
        try? await HTTP.get(address + "/health/ready").status == 200 ? process.started.duration(to: .now) : nil
      }
      self.address = address
    } catch {
      process.kill()
      throw error
    }
  }

  /// A figure of `/metrics`; absent where the service does not export it (there is no /proc).
  func metric(_ name: String) async throws -> Double? {
    let text = String(decoding: try await HTTP.get(address + "/metrics").body, as: UTF8.self)
    return text.split(separator: "\n").first { $0.hasPrefix(name + " ") }.flatMap {
      Double($0.dropFirst(name.count + 1))
    }
  }

  func processorTime() async throws -> Double? { try await metric("process_cpu_seconds_total") }

  static func store(in folder: String, of service: ServiceName) -> String {
    "sqlite://\(folder)/\(executable(of: service)).db"
  }

  private static func executable(of service: ServiceName) -> String {
    if case .society = service { "society-routing" } else { service.name }
  }

  private static func arguments(of service: ServiceName, folder: String) -> [String] {
    switch service {
    case .intake: ["--maildir", folder + "/mail"]
    case .screening: ["--societies-file", folder + "/societies.yaml"]
    case .society(let code): ["--society", code]
    case .referral: []
    }
  }

  /// One society for each field, for screening: as in the demo.
  static func writeSocieties(to folder: String) throws {
    try Data(societies.utf8).write(to: URL(fileURLWithPath: folder + "/societies.yaml"))
  }

  static var societies: String {
    var text = "societies:\n"
    for field in Taxonomy.attachment1.fields {
      text += "  - code: \(field.code)\n    name: \(field.name)学会\n    fields: [\(field.code)]\n"
    }
    return text
  }
}
