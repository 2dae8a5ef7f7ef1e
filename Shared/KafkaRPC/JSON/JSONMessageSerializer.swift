import CloudEvents
import GRPCCore

/// Writes messages as JSON.
struct JSONMessageSerializer<Message: Encodable>: MessageSerializer {
  func serialize<Bytes: GRPCContiguousBytes>(_ message: Message) throws -> Bytes {
    do {
      return Bytes(try JSON.encode(message))
    } catch {
      throw RPCError(code: .internalError, message: "the message cannot be written as JSON: \(JSONFault(error))")
    }
  }
}
