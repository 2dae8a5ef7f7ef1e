import Foundation

/// A command that takes a mail on its standard input, as sendmail does.
struct MailCommand: Sendable, Hashable {
  /// The program and its arguments.
  let words: [String]

  /// - Throws: `IntakeError.mailNotSent` with why, and never with whom it was for.
  func send(_ mail: [UInt8]) async throws {
    guard let program = words.first else { throw IntakeError.mailNotSent("no mail command is configured") }
    // A file and not a pipe: a command that reads slowly, or not at all, holds nobody up.
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("accord-mail-\(UUID().uuidString)").path
    guard FileManager.default.createFile(atPath: path, contents: Data(mail), attributes: [.posixPermissions: 0o600])
    else { throw IntakeError.storage("write a mail to the temporary folder") }
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard let input = FileHandle(forReadingAtPath: path) else { throw IntakeError.storage("read a written mail") }
    defer { try? input.close() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = Array(words.dropFirst())
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let status = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Int32, any Error>) in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: IntakeError.mailNotSent("the mail command \(program) cannot be run"))
      }
    }
    guard status == 0 else { throw IntakeError.mailNotSent("the mail command ended with status \(status)") }
  }
}
