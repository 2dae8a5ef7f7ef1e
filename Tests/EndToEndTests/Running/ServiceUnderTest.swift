import AccordTesting
import Contracts
import Foundation

@testable import OperatorTools

/// One service as a process of its own.
struct ServiceUnderTest: Sendable {
  let name: ServiceName
  let program: Program
  /// Its data directory.
  let data: URL

  /// - Parameters:
  ///   - folder: where its data, its output and its settings are; the same folder is the same store.
  ///   - fileLimit: what any file may have at most, in KiB, as a full disk has it.
  init(
    _ name: ServiceName, broker: String, in folder: URL, _ arguments: [String] = [],
    environment: [String: String] = [:],
    fileLimit: Int? = nil
  ) throws {
    self.name = name
    data = folder.appending(path: "data/\(name.name)")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    // What an earlier process wrote would be taken for the new one's.
    try? FileManager.default.removeItem(at: data.appending(path: "http.port"))
    let path = Executable.folder + "/" + Self.executable(of: name)
    let all =
      ["--kafka-bootstrap-servers", broker, "--data-directory", data.path(), "--http-port", "0"]
      + (try Self.arguments(of: name, in: folder)) + arguments
    let output = folder.appending(path: "\(name.name)-\(UUID().uuidString).log")
    if let fileLimit {
      program = try Program(
        path: "/bin/bash", ["-c", "ulimit -f \(fileLimit); exec \"$0\" \"$@\"", path] + all, output: output)
    } else {
      program = try Program(path: path, all, environment: environment, output: output)
    }
  }

  private static func executable(of name: ServiceName) -> String {
    if case .society = name { "society-routing" } else { name.name }
  }

  private static func arguments(of name: ServiceName, in folder: URL) throws -> [String] {
    switch name {
    case .intake, .referral: return []
    case .society(let code): return ["--society", code]
    case .screening:
      let societies = folder.appending(path: "societies.yaml")
      if !FileManager.default.fileExists(atPath: societies.path()) {
        try Data("societies:\n  - {code: hydraulic, name: 水利学会（示例）, fields: [hydraulic]}\n".utf8).write(to: societies)
      }
      return ["--societies-file", societies.path()]
    }
  }

  /// `http://127.0.0.1:PORT`, once the service listens.
  var address: String {
    get async throws {
      let port = try await eventually("the port of \(name.name)") {
        guard program.isRunning else {
          throw NotInTime(description: "\(name.name) ended (\(String(describing: program.end))): \(log)")
        }
        return try? String(contentsOf: data.appending(path: "http.port"), encoding: .utf8)
      }
      return "http://127.0.0.1:" + port.trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  var log: String { program.complaints }
  var store: String { "sqlite://\(data.path())/\(Self.executable(of: name)).db" }

  func get(_ path: String) async throws -> HTTPRequest.Answer { try await HTTPRequest.get(address + path) }

  /// `curl -F file=@FILE -F file=@scan.pdf ADDRESS/submissions`: with the stamped scan that a submission needs.
  func upload(_ file: URL) async throws -> HTTPRequest.Answer {
    let scan = data.appending(path: "scan.pdf")
    try Data("%PDF-1.4\n% the stamped form\n".utf8).write(to: scan)
    return try await HTTPRequest.upload(file.path(), scan.path(), to: address + "/submissions")
  }

  var metrics: String {
    get async throws { String(decoding: try await get("/metrics").body, as: UTF8.self) }
  }

  /// The value of one line of `/metrics`, named with its labels.
  func metric(_ name: String) async throws -> Double? {
    try await metrics.split(separator: "\n").first { $0.hasPrefix(name + " ") }
      .flatMap { Double($0.dropFirst(name.count + 1)) }
  }

  func untilReady() async throws {
    _ = try await eventually("readiness of \(name.name)") {
      guard program.isRunning else {
        throw NotInTime(description: "\(name.name) ended (\(String(describing: program.end))): \(log)")
      }
      return try await get("/health/ready").status == 200 ? true : nil
    }
  }
}

/// Runs `body` with services of their own on this broker, ready, in this folder; they are gone afterwards.
func withServices<Result>(
  _ names: [ServiceName], broker: String, in folder: URL, isolation: isolated (any Actor)? = #isolation,
  _ body: ([ServiceUnderTest]) async throws -> Result
) async throws -> Result {
  var services: [ServiceUnderTest] = []
  func clear() async {
    for service in services { service.program.send(SIGTERM) }
    for service in services { await service.program.clear() }
  }
  do {
    for name in names { services.append(try ServiceUnderTest(name, broker: broker, in: folder)) }
    for service in services { try await service.untilReady() }
    let result = try await body(services)
    await clear()
    return result
  } catch {
    await clear()
    throw error
  }
}
