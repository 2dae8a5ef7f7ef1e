/// Bytes that are kept for good, under their SHA-256.
struct Blob: Sendable, Hashable {
  /// Lower-case hex.
  var sha256: String
  var bytes: Int
}
