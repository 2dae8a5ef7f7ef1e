import GRPCCore

/// Passes messages that are JSON already.
struct RawMessageCoder: MessageSerializer, MessageDeserializer {
  func serialize<Bytes: GRPCContiguousBytes>(_ message: RawMessage) throws -> Bytes {
    Bytes(message.json)
  }

  func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> RawMessage {
    RawMessage(json: serializedMessageBytes.withUnsafeBytes { Array($0) })
  }
}
