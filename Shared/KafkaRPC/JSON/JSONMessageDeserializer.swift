import CloudEvents
import GRPCCore

/// Reads messages from JSON. The error names the place in the message, never what stands there.
struct JSONMessageDeserializer<Message: Decodable>: MessageDeserializer {
  /// `invalidArgument` where the other side sent a request, `internalError` where it sent a response.
  var code: RPCError.Code
  /// What the message is, for the error's text: `request` or `response`.
  var role: String

  static var ofRequests: Self { Self(code: .invalidArgument, role: "request") }
  static var ofResponses: Self { Self(code: .internalError, role: "response") }

  func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> Message {
    do {
      return try JSON.decode(Message.self, from: serializedMessageBytes.withUnsafeBytes { Array($0) })
    } catch {
      throw RPCError(code: code, message: "the \(role) does not fit the method: \(JSONFault(error))")
    }
  }
}
