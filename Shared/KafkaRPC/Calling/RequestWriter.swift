import GRPCCore
import Synchronization

/// Collects the parts of one request from GRPCCore and hands them on when it is whole.
///
/// It never waits: GRPCCore lets a call that has passed its deadline end only when its writer has.
final class RequestWriter: ClosableRPCWriterProtocol {
  typealias Element = RPCRequestPart<[UInt8]>

  private struct Parts {
    var metadata: Metadata = [:]
    var messages: [[UInt8]] = []
    var isFinished = false
  }

  private let parts = Mutex(Parts())
  private let send: @Sendable (Metadata, [UInt8]) -> Void
  private let fail: @Sendable (RPCError) -> Void

  init(send: @escaping @Sendable (Metadata, [UInt8]) -> Void, fail: @escaping @Sendable (RPCError) -> Void) {
    self.send = send
    self.fail = fail
  }

  func write(_ element: RPCRequestPart<[UInt8]>) async throws {
    parts.withLock { parts in
      switch element {
      case .metadata(let metadata): parts.metadata = metadata
      case .message(let bytes): parts.messages.append(bytes)
      }
    }
  }

  func write(contentsOf elements: some Sequence<RPCRequestPart<[UInt8]>>) async throws {
    for element in elements { try await write(element) }
  }

  func finish() async {
    guard let parts = takeParts() else { return }
    guard let message = parts.messages.first, parts.messages.count == 1 else {
      return fail(RPCError(code: .unimplemented, message: "a call over Kafka has exactly one request message"))
    }
    send(parts.metadata, message)
  }

  func finish(throwing error: any Error) async {
    guard takeParts() != nil else { return }
    fail(error as? RPCError ?? RPCError(code: .internalError, message: "the request could not be written"))
  }

  private func takeParts() -> Parts? {
    parts.withLock { parts in
      guard !parts.isFinished else { return nil }
      parts.isFinished = true
      return parts
    }
  }
}
