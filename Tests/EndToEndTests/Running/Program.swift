import AccordTesting
import Foundation

/// A program that runs beside the test, as a user starts it. Its output goes to files, so that no full pipe can block it.
final class Program: Sendable {
  enum End: Hashable {
    case exit(Int32)
    case signal(Int32)
  }

  let output: URL
  let errors: URL
  private let process: Process

  /// - Parameters:
  ///   - output: standard output; standard error goes to the same name with `.err`.
  init(
    path: String, _ arguments: [String], environment: [String: String] = [:], output: URL
  ) throws {
    self.output = output
    errors = output.appendingPathExtension("err")
    process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
  }

  var identifier: Int32 { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

  /// How it ended; absent while it runs.
  var end: End? {
    guard !process.isRunning else { return nil }
    let status = process.terminationStatus
    return process.terminationReason == .uncaughtSignal ? .signal(status) : .exit(status)
  }

  var written: String { Self.text(of: output) }
  var complaints: String { Self.text(of: errors) }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until it has ended by itself.
  func end(within limit: Duration) async throws -> End {
    try await eventually("the end of \(process.executableURL?.lastPathComponent ?? "")", within: limit) { end }
  }

  /// Leaves nothing behind, whatever the test has come to.
  func clear() async {
    guard process.isRunning else { return }
    send(SIGTERM)
    if (try? await end(within: .seconds(15))) == nil { send(SIGKILL) }
  }

  private static func text(of file: URL) -> String {
    (try? Data(contentsOf: file)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
