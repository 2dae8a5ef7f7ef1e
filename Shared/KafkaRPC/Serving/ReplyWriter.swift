import GRPCCore
import Synchronization

/// Collects the parts of one response from GRPCCore; the transport sends it when the method has ended.
final class ReplyWriter: ClosableRPCWriterProtocol {
  typealias Element = RPCResponsePart<[UInt8]>

  private struct Parts {
    var metadata: Metadata = [:]
    var messages: [[UInt8]] = []
    var status: Status?
    var trailers: Metadata = [:]
  }

  private let parts = Mutex(Parts())

  func write(_ element: RPCResponsePart<[UInt8]>) async throws {
    parts.withLock { parts in
      switch element {
      case .metadata(let metadata): parts.metadata = metadata
      case .message(let bytes): parts.messages.append(bytes)
      case .status(let status, let trailers):
        parts.status = status
        parts.trailers = trailers
      }
    }
  }

  func write(contentsOf elements: some Sequence<RPCResponsePart<[UInt8]>>) async throws {
    for element in elements { try await write(element) }
  }

  func finish() async {}

  func finish(throwing error: any Error) async {
    parts.withLock { $0.status = Status(code: .internalError, message: "the response could not be written") }
  }

  func reply(to address: ReturnAddress, traceparent: String?) -> ReplyEnvelope {
    let parts = parts.withLock { $0 }
    var status = parts.status ?? Status(code: .internalError, message: "the method ended without a status")
    if status.code == .ok, parts.messages.count != 1 {
      status = Status(code: .unimplemented, message: "a reply over Kafka has exactly one message")
    }
    return ReplyEnvelope(
      address: address, status: status, message: parts.messages.first ?? [], metadata: parts.metadata,
      trailers: parts.trailers, traceparent: traceparent)
  }
}
