import Foundation

/// One of the project's executables as a process, with its output in a log file.
final class ExecutableProcess: Sendable {
  let name: String
  let folder: String
  let started: ContinuousClock.Instant
  private let log: String
  private let process: Process

  /// - Parameter folder: exists; gets the log.
  init(_ executable: String, name: String, arguments: [String], folder: String) throws {
    self.name = name
    self.folder = folder
    log = "\(folder)/\(name).log"
    let path = Workbench.folderOfExecutables + "/" + executable
    guard FileManager.default.isExecutableFile(atPath: path) else { throw BenchError.executableMissing(path) }
    try Data().write(to: URL(fileURLWithPath: log))
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    started = .now
    try process.run()
  }

  /// Asks until `answer` is there.
  func wait<Answer>(
    for what: String, seconds: Int = 30, isolation: isolated (any Actor)? = #isolation,
    _ answer: () async throws -> Answer?
  ) async throws -> Answer {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < deadline {
      if let answer = try await answer() { return answer }
      guard process.isRunning else { throw BenchError.processEnded(name, log: log) }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw BenchError.notInTime("\(name): \(what)")
  }

  /// - Returns: the file's first line, once it is there.
  func wait(forFile path: String) async throws -> String {
    try await wait(for: path) {
      (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { $0.hasSuffix("\n") ? String($0.dropLast()) : nil }
    }
  }

  /// Ends it as an operator would.
  ///
  /// - Throws: where it does not end by itself, with status 0, within ten seconds.
  func stop() async throws {
    if process.isRunning { process.terminate() }
    try await waitUntilEnded(seconds: 10)
  }

  func waitUntilEnded(seconds: Int) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while process.isRunning, ContinuousClock.now < deadline { try await Task.sleep(for: .milliseconds(5)) }
    guard !process.isRunning, process.terminationReason == .exit, process.terminationStatus == 0 else {
      kill()
      throw BenchError.processEnded("\(name) did not end well and", log: log)
    }
  }

  /// For what is left when something else has failed.
  func kill() {
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
  }
}
