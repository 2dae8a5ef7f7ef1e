import Foundation

/// Has events judged by other people's code: the CloudEvents SDK for Python, and jsonschema with `deploy/contracts`.
package enum EventValidator {
  /// The faults, one a line, named by place and rule without values; empty where every event is valid.
  ///
  /// - Parameter events: in JSON structured mode, at least one.
  package static func faults(in events: [[UInt8]]) async throws -> String {
    // One a line: JSON has no bare newline inside its strings, so those between its tokens may become spaces.
    let lines = events.flatMap { event in event.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 } + [0x0A] }
    return try await run("validate_events.py", [ProjectFolder.contracts.path()], input: lines)
  }

  /// The same for files: one event in each `.json`, or one a line in each `.jsonl`, in any depth.
  package static func faults(inFilesAt folder: URL) async throws -> String {
    try await run("validate_events.py", [ProjectFolder.contracts.path(), folder.path()])
  }

  /// The faults of an AsyncAPI 3 document.
  package static func faults(inAsyncAPI document: URL) async throws -> String {
    try await run("validate_asyncapi.py", [document.path()])
  }

  private static func run(_ script: String, _ arguments: [String], input: [UInt8] = []) async throws -> String {
    let python = try await PythonEnvironment.shared.python()
    let path = ProjectFolder.root.appending(path: "Tests/Support/\(script)").path()
    let run = try await CommandRun.run(python, [path] + arguments, input: input)
    if run.status == 0 { return "" }
    return run.errors.isEmpty ? "\(script) ended with status \(run.status): \(run.output)" : run.errors
  }
}
