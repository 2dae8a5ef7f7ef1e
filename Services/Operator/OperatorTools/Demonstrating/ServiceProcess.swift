import Foundation
import Synchronization

/// One service as a process of its own, with its output in a log file.
final class ServiceProcess: Sendable {
  let name: String
  let dataDirectory: String
  let log: String
  private let process: Process

  /// - Parameters:
  ///   - arguments: besides the broker, the data folder and the port, which every service gets.
  ///   - failPoint: where the process kills itself, e.g. `afterCommit:3`.
  init(
    name: String, executable: String, arguments: [String], bootstrapServers: String, folder: DemoFolder,
    failPoint: String? = nil
  ) throws {
    self.name = name
    dataDirectory = folder.data(of: name)
    log = folder.log(of: name)
    let path = Self.folderOfExecutables + "/" + executable
    guard FileManager.default.isExecutableFile(atPath: path) else { throw DemoError.executableMissing(path) }
    if !FileManager.default.fileExists(atPath: log) {
      try Data().write(to: URL(fileURLWithPath: log))
    }
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    try output.seekToEnd()
    process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments =
      [
        "--kafka-bootstrap-servers", bootstrapServers, "--data-directory", dataDirectory, "--http-port", "0",
        // The embedded broker lets a fetch wait out its time, where others answer as soon as a record comes.
        "--kafka-fetch-wait-max-ms", "10",
      ] + arguments
    if let failPoint {
      process.environment = ProcessInfo.processInfo.environment.merging(["ACCORD_FAILPOINT": failPoint]) { $1 }
    }
    // What an earlier process wrote would be taken for the new one's.
    try? FileManager.default.removeItem(atPath: dataDirectory + "/http.port")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  /// The executables lie beside this one.
  private static var folderOfExecutables: String {
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  var isRunning: Bool { process.isRunning }
  /// Exit status, or the number of the signal that ended it.
  var status: Int32 { process.isRunning ? 0 : process.terminationStatus }
  var wasKilled: Bool { !process.isRunning && process.terminationReason == .uncaughtSignal && status == SIGKILL }

  /// The port that the service wrote down, once it listens.
  var port: Int? {
    (try? String(contentsOfFile: dataDirectory + "/http.port", encoding: .utf8))
      .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  var address: String? { port.map { "http://127.0.0.1:\($0)" } }

  /// Waits until `/health/ready` answers 200.
  func waitUntilReady(deadline: ContinuousClock.Instant) async throws {
    while ContinuousClock.now < deadline {
      guard process.isRunning else { throw DemoError.serviceEnded(name, status: process.terminationStatus, log: log) }
      if let address, (try? await HTTPRequest.get(address + "/health/ready").status) == 200 { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw DemoError.serviceNotReady(name, log: log)
  }

  func terminate() {
    if process.isRunning { process.terminate() }
  }

  /// - Returns: whether it ended by itself, with status 0, in time; else it is killed.
  func waitUntilEnded(deadline: ContinuousClock.Instant) async -> Bool {
    while process.isRunning, ContinuousClock.now < deadline {
      try? await Task.sleep(for: .milliseconds(20))
    }
    if process.isRunning {
      kill(process.processIdentifier, SIGKILL)
      return false
    }
    return process.terminationReason == .exit && process.terminationStatus == 0
  }
}
