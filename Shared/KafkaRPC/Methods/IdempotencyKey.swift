import Crypto
import GRPCCore
import Messaging

/// Under what a command's reply is kept: the key that the caller chose, else the call's id, which makes a request that is
/// delivered twice run once.
struct IdempotencyKey: Sendable, Hashable {
  static let metadataKey = "idempotency-key"

  let text: String
  private let isChosen: Bool

  /// - Throws: `invalidArgument` for a chosen key that is not 1 to 128 printable ASCII characters.
  init(metadata: Metadata, callID: String) throws(RPCError) {
    guard let chosen = metadata[stringValues: Self.metadataKey].first(where: { _ in true }) else {
      text = callID
      isChosen = false
      return
    }
    guard (1...128).contains(chosen.utf8.count), chosen.utf8.allSatisfy({ (0x21..<0x7F).contains($0) }) else {
      throw RPCError(
        code: .invalidArgument,
        message: "\(Self.metadataKey) must be 1 to 128 printable ASCII characters without spaces")
    }
    text = chosen
    isChosen = true
  }

  /// The id of the work's input: the call id, or one derived from method and chosen key. A chosen key is not passed on as
  /// it is: ids of events are opaque, and nobody can vouch for what callers put in a key.
  func inputID(method: String) -> String {
    guard isChosen else { return text }
    let digest = SHA256.hash(data: Array("\(method)\n\(text)".utf8))
    return digest.prefix(16).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
