/// The event types and extension attributes of calls. CloudEvents allows lower-case letters and digits in a name.
enum EnvelopeAttribute {
  static let requestType = "accord.rpc.request.v1"
  static let replyType = "accord.rpc.reply.v1"

  /// Full method name, e.g. `accord.intake.v1.Intake/GetCandidate`.
  static let method = "rpcmethod"
  /// RFC 3339: from then on nobody waits for the answer any more.
  static let deadline = "rpcdeadline"
  /// The caller's own reply topic at this service.
  static let replyTopic = "rpcreplyto"
  /// An opaque id of the calling process, sent back with the reply.
  static let instance = "rpcinstance"
  /// The canonical gRPC status code as a decimal number; 0 is OK.
  static let status = "grpcstatus"

  /// Prefixes of the record headers that carry gRPC metadata: headers may repeat and hold any bytes, as metadata may,
  /// and attributes may not. What callers put there must not be personal data.
  static let metadataHeader = "rpc-metadata-"
  static let trailerHeader = "rpc-trailer-"
}
