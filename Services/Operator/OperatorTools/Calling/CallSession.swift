import ArgumentParser
import Foundation
import GRPCCore
import KafkaRPC
import Logging

/// A client for the length of one command. A status other than `ok` is printed and becomes the exit status.
struct CallSession {
  var connection: ConnectionOptions

  init(_ connection: ConnectionOptions) {
    self.connection = connection
  }

  func run<Answer: Sendable>(_ body: @escaping @Sendable (RPCClient) async throws -> Answer) async throws -> Answer {
    let client = RPCClient(
      caller: connection.caller, kafka: try connection.kafka(), logger: Logger(label: "accordctl"))
    do {
      return try await withThrowingTaskGroup(of: Answer?.self) { group in
        group.addTask {
          try await client.run()
          return nil
        }
        group.addTask { try await body(client) }
        defer { group.cancelAll() }
        while let result = try await group.next() {
          if let result { return result }
        }
        throw CancellationError()
      }
    } catch let error as RPCError {
      let text = "accordctl: \(error.code): \(error.message)\n"
      try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
      throw ExitCode(64 + Int32(error.code.rawValue))
    }
  }
}
