import GRPCCore

/// Under what a command's reply is kept: the key that the caller chose, else the call's id, which makes a request that is
/// delivered twice run once.
struct IdempotencyKey: Sendable, Hashable {
  static let metadataKey = "idempotency-key"

  let text: String

  /// - Throws: `invalidArgument` for a chosen key that is not 1 to 128 printable ASCII characters.
  init(metadata: Metadata, callID: String) throws(RPCError) {
    guard let chosen = metadata[stringValues: Self.metadataKey].first(where: { _ in true }) else {
      text = callID
      return
    }
    guard (1...128).contains(chosen.utf8.count), chosen.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
      throw RPCError(
        code: .invalidArgument,
        message: "\(Self.metadataKey) must be 1 to 128 printable ASCII characters without spaces")
    }
    text = chosen
  }
}
