import CloudEvents
import Contracts
import GRPCCore
import Kafka
import Messaging

/// The answer to one call: a CloudEvent of type `accord.rpc.reply.v1`.
///
/// Where the status is OK the data is the response message; else it is a `google.rpc.Status` in JSON. The status text
/// stands in the data, since it is written for people and attributes are for machines.
struct ReplyEnvelope: Sendable, Hashable {
  var address: ReturnAddress
  var status: Status
  /// UTF-8 JSON, where the status is OK.
  var message: [UInt8]
  var metadata: Metadata = [:]
  var trailers: Metadata = [:]
  /// The trace that the call began.
  var traceparent: String?

  private struct StatusData: Codable {
    var code: Int
    var message: String
  }

  /// The reply has the call's id, so that a reply that is sent again is the same event.
  ///
  /// - Parameters:
  ///   - sent: becomes the event's `time`.
  ///   - hop: the reply's own step in the trace; it is the record's header.
  func record(from service: ServiceName, sent: Timestamp, hop: TraceContext? = nil) -> ProducerRecord {
    let data: [UInt8]
    if status.code == .ok {
      data = message
    } else {
      // Two plain members always encode; without them the code alone still tells the caller.
      data = (try? JSON.encode(StatusData(code: status.code.rawValue, message: status.message))) ?? []
    }
    let event = CloudEvent(
      id: address.callID, source: service.source, type: CallEnvelope.replyType, time: sent,
      correlationID: address.callID, causationID: address.callID, traceparent: traceparent,
      extensions: [
        CallEnvelope.instance: address.instance,
        CallEnvelope.status: String(status.code.rawValue),
      ], data: data)
    var headers = [KafkaHeader("content-type", CloudEvent.structuredContentType)]
    if let hop { headers.append(KafkaHeader("traceparent", hop.header)) }
    headers += metadata.headers(prefix: CallEnvelope.metadataHeader)
    headers += trailers.headers(prefix: CallEnvelope.trailerHeader)
    return ProducerRecord(
      topic: service.replies(to: address.caller.name).name, partition: Self.partition,
      key: Array(address.callID.utf8), value: event.encoded(), headers: headers)
  }

  /// All replies go to one partition: a caller has one position to look up before its first call, and partitions that are
  /// added while it runs make it miss nothing.
  static let partition: Int32 = 0

  /// - Returns: nil where the record is no reply at all.
  init?(_ record: ConsumerRecord, caller: Caller) {
    guard let event = try? CloudEvent(headers: record.headers.map { ($0.name, $0.value) }, value: record.value),
      event.type == CallEnvelope.replyType, let callID = event.correlationID,
      let instance = event.extensions[CallEnvelope.instance]
    else { return nil }
    let code = event.extensions[CallEnvelope.status].flatMap { Int($0) }.flatMap { Status.Code(rawValue: $0) }
    // gRPC: a status that this side does not know is UNKNOWN.
    if code == .ok {
      status = Status(code: .ok, message: "")
    } else {
      let told = try? JSON.decode(StatusData.self, from: event.data)
      status = Status(code: code ?? .unknown, message: told?.message ?? "the service gave no reason")
    }
    address = ReturnAddress(caller: caller, callID: callID, instance: instance)
    message = event.data.isEmpty ? Array("{}".utf8) : event.data
    metadata = Metadata(headers: record.headers, prefix: CallEnvelope.metadataHeader)
    trailers = Metadata(headers: record.headers, prefix: CallEnvelope.trailerHeader)
    traceparent = event.traceparent
  }

  init(
    address: ReturnAddress, status: Status, message: [UInt8], metadata: Metadata = [:], trailers: Metadata = [:],
    traceparent: String? = nil
  ) {
    self.address = address
    self.status = status
    self.message = message
    self.metadata = metadata
    self.trailers = trailers
    self.traceparent = traceparent
  }
}
