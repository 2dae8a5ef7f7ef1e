import Foundation
import Logging
import ServiceLifecycle
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite struct WatchedFileTests {
  /// Refuses the content `faulty`, and says what it was given.
  final class Recipient: Sendable {
    struct Refused: Error, CustomStringConvertible {
      var description: String { "refused" }
    }

    private let contents = Mutex<[String]>([])
    var applied: [String] { contents.withLock { $0 } }

    func apply(_ content: [UInt8]) throws {
      let text = String(decoding: content, as: UTF8.self)
      guard text != "faulty" else { throw Refused() }
      contents.withLock { $0.append(text) }
    }
  }

  func withFile(_ content: String?, _ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "watched-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    if let content { try write(content, to: path) }
    try await body(path)
  }

  func write(_ content: String, to path: String) throws {
    try Data(content.utf8).write(to: URL(filePath: path), options: .atomic)
  }

  @Test func changedContentIsAppliedOnce() async throws {
    try await withFile("one") { path in
      let recipient = Recipient()
      let file = WatchedFile(path: path, logger: Logger(label: "test")) { try recipient.apply($0) }
      await file.look()
      await file.look()
      #expect(recipient.applied == ["one"])
      try write("two", to: path)
      await file.look()
      await file.look()
      #expect(recipient.applied == ["one", "two"])
      #expect(file.lastFault == nil)
    }
  }

  @Test func refusedContentKeepsTheFaultUntilItIsMended() async throws {
    try await withFile("one") { path in
      let recipient = Recipient()
      let file = WatchedFile(path: path, logger: Logger(label: "test")) { try recipient.apply($0) }
      await file.look()
      try write("faulty", to: path)
      await file.look()
      #expect(file.lastFault == "refused")
      try write("one", to: path)
      await file.look()
      #expect(file.lastFault == nil)
      #expect(recipient.applied == ["one"], "what held before is not applied again")
    }
  }

  @Test func aMissingFileIsAFaultThatSaysSo() async throws {
    try await withFile(nil) { path in
      let recipient = Recipient()
      let file = WatchedFile(path: path, logger: Logger(label: "test")) { try recipient.apply($0) }
      await file.look()
      #expect(file.lastFault == FileContentError.missing(path: path).description)
      try write("one", to: path)
      await file.look()
      #expect(recipient.applied == ["one"])
      #expect(file.lastFault == nil)
    }
  }

  @Test func aFileOverTheLimitIsNotRead() async throws {
    try await withFile(String(repeating: "x", count: FileContent.limit + 1)) { path in
      #expect(throws: FileContentError.tooLarge(path: path, limit: FileContent.limit)) { try FileContent.read(path) }
    }
  }

  @Test(.timeLimit(.minutes(1))) func runningItAppliesAndEndsWhenAsked() async throws {
    try await withFile("one") { path in
      let (applied, signal) = AsyncStream.makeStream(of: String.self)
      let file = WatchedFile(path: path, every: .milliseconds(5), logger: Logger(label: "test")) {
        signal.yield(String(decoding: $0, as: UTF8.self))
      }
      let group = ServiceGroup(services: [file], logger: Logger(label: "test"))
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        var contents = applied.makeAsyncIterator()
        #expect(await contents.next() == "one")
        try write("two", to: path)
        #expect(await contents.next() == "two")
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
      }
    }
  }
}
