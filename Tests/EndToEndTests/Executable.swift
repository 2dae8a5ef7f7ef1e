import Foundation

/// The built executables, run as a user runs them.
enum Executable {
  struct Outcome: Sendable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder of the test bundle, where the build puts the executables too.
  static var folder: String {
    let path =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  /// Runs to its end; output goes through files, so that no full pipe can block the process.
  static func run(_ name: String, _ arguments: [String], environment: [String: String] = [:]) async throws -> Outcome {
    try await run(path: folder + "/" + name, arguments, environment: environment)
  }

  static func run(path: String, _ arguments: [String], environment: [String: String] = [:]) async throws -> Outcome {
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("accord-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = ["out", "err"].map { scratch.appendingPathComponent($0) }
    for file in files { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    let ended = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { ended.continuation.yield($0.terminationStatus) }
    try process.run()
    var status: Int32 = -1
    for await code in ended.stream {
      status = code
      break
    }
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return Outcome(status: status, output: texts[0], errors: texts[1])
  }
}
