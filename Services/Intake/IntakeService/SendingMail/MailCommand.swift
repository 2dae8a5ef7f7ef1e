import Foundation

/// A command that takes a mail on its standard input, as sendmail does.
struct MailCommand: Sendable, Hashable {
  /// The program and its arguments.
  let words: [String]
  /// After so long it is ended, and the mail tried again later.
  var patience = Duration.seconds(60)

  /// - Throws: `IntakeError.mailNotSent` with why, and never with whom it was for; `mailRefused` where there is no such recipient.
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
    let (ended, end) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { process in
      end.yield(process.terminationStatus)
      end.finish()
    }
    do {
      try process.run()
    } catch {
      throw IntakeError.mailNotSent("the mail command \(program) cannot be run")
    }
    // One that does not end holds up neither the other receipts nor the stop of the service.
    let status = await withTaskGroup(of: Int32?.self) { group in
      group.addTask { await ended.first { _ in true } }
      group.addTask { [patience] in
        try? await Task.sleep(for: patience)
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
    guard let status else {
      process.terminate()
      throw IntakeError.mailNotSent("the mail command did not end and was stopped")
    }
    // EX_NOUSER, EX_NOHOST (sysexits.h): nobody is there to get it.
    if status == 67 || status == 68 { throw IntakeError.mailRefused("the mail command ended with status \(status)") }
    guard status == 0 else { throw IntakeError.mailNotSent("the mail command ended with status \(status)") }
  }
}
