/// How calls look on the wire: CloudEvents of two types with extension attributes of their own.
package enum CallEnvelope {
  package static let requestType = "accord.rpc.request.v1"
  package static let replyType = "accord.rpc.reply.v1"

  /// Full method name, e.g. `accord.intake.v1.Intake/GetCandidate`.
  package static let method = "rpcmethod"
  /// RFC 3339: from then on nobody waits for the answer any more.
  package static let deadline = "rpcdeadline"
  /// The caller's own reply topic at this service.
  package static let replyTopic = "rpcreplyto"
  /// An opaque id of the calling process, sent back with the reply.
  package static let instance = "rpcinstance"
  /// The canonical gRPC status code as a decimal number; 0 is OK.
  package static let status = "grpcstatus"

  /// Prefixes of the record headers that carry gRPC metadata: headers may repeat and hold any bytes, as metadata may,
  /// and attributes may not. What callers put there must not be personal data.
  package static let metadataHeader = "rpc-metadata-"
  package static let trailerHeader = "rpc-trailer-"
}
