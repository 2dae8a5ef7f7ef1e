import CloudEvents
import Contracts
import GRPCCore
import Kafka

/// One call on its way to a service: a CloudEvent of type `accord.rpc.request.v1` whose data is the request message.
struct RequestEnvelope: Sendable, Hashable {
  var address: ReturnAddress
  var method: MethodDescriptor
  var deadline: Timestamp
  var replyTopic: String
  var traceparent: String?
  var metadata: Metadata
  /// UTF-8 JSON.
  var message: [UInt8]

  /// - Parameter sent: becomes the event's `time`.
  func record(to topic: Topic, sent: Timestamp) -> ProducerRecord {
    let event = CloudEvent(
      id: address.callID, source: address.caller.source, type: CallEnvelope.requestType, time: sent,
      correlationID: address.callID, traceparent: traceparent,
      extensions: [
        CallEnvelope.method: method.fullyQualifiedMethod,
        CallEnvelope.deadline: deadline.description,
        CallEnvelope.replyTopic: replyTopic,
        CallEnvelope.instance: address.instance,
      ], data: message)
    var headers = [KafkaHeader("content-type", CloudEvent.structuredContentType)]
    if let traceparent { headers.append(KafkaHeader("traceparent", traceparent)) }
    headers += metadata.headers(prefix: CallEnvelope.metadataHeader)
    return ProducerRecord(
      topic: topic.name, key: Array(address.callID.utf8), value: event.encoded(), headers: headers)
  }
}
