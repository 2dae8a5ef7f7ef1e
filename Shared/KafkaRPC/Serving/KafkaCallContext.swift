import CloudEvents
import GRPCCore

/// What the Kafka transport tells interceptors and methods about one call.
struct KafkaCallContext: ServerContext.TransportSpecific {
  var address: ReturnAddress
  var deadline: Timestamp
  var traceparent: String?

  /// - Throws: `internalError` where the call did not come over Kafka.
  init(of context: ServerContext) throws(RPCError) {
    guard let own = context.transportSpecific as? KafkaCallContext else {
      throw RPCError(code: .internalError, message: "the call did not come over Kafka")
    }
    self = own
  }

  init(of envelope: RequestEnvelope) {
    address = envelope.address
    deadline = envelope.deadline
    traceparent = envelope.traceparent
  }
}
