import Foundation

/// A program that was run to its end.
package struct CommandRun: Sendable {
  package var status: Int32
  package var output: String
  package var errors: String

  /// Runs a program. Its output goes through files, so that a talkative one does not block on a full pipe.
  package static func run(
    _ program: URL, _ arguments: [String], input: [UInt8] = [], environment: [String: String]? = nil
  ) async throws -> CommandRun {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let streams = try ["in", "out", "err"].map { name in
      let url = folder.appending(path: name)
      try Data(name == "in" ? input : []).write(to: url)
      return url
    }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let environment { process.environment = environment }
    process.standardInput = try FileHandle(forReadingFrom: streams[0])
    process.standardOutput = try FileHandle(forWritingTo: streams[1])
    process.standardError = try FileHandle(forWritingTo: streams[2])
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    return CommandRun(
      status: process.terminationStatus, output: try String(contentsOf: streams[1], encoding: .utf8),
      errors: try String(contentsOf: streams[2], encoding: .utf8))
  }
}
