import CloudEvents
import Contracts
import GRPCCore
import Kafka
import Messaging

/// What a record of a request topic turned out to be.
enum RequestArrival: Sendable {
  case call(RequestEnvelope)
  /// It says who calls, so it is answered; but it is not executed.
  case refused(ReturnAddress, RPCError)
  /// Nobody can be told; the reason names attributes, never values.
  case unanswerable(String)

  /// - Parameter service: whose request topic the record came from.
  init(_ record: ConsumerRecord, to service: ServiceName) {
    let event: CloudEvent
    do throws(CloudEventError) {
      event = try CloudEvent(headers: record.headers.map { ($0.name, $0.value) }, value: record.value)
    } catch {
      self = .unanswerable(error.description)
      return
    }
    guard event.type == CallEnvelope.requestType else {
      self = .unanswerable("the event's type is not \(CallEnvelope.requestType)")
      return
    }
    guard let caller = Caller(source: event.source) else {
      self = .unanswerable("the attribute source names no caller")
      return
    }
    guard event.id.utf8.count <= 128, let instance = event.extensions[CallEnvelope.instance],
      (1...128).contains(instance.utf8.count)
    else {
      self = .unanswerable("the attributes id and \(CallEnvelope.instance) must have 1 to 128 bytes")
      return
    }
    let address = ReturnAddress(caller: caller, callID: event.id, instance: instance)
    do throws(RPCError) {
      self = .call(try Self.envelope(of: event, address, record, service))
    } catch {
      self = .refused(address, error)
    }
  }

  private static func envelope(
    of event: CloudEvent, _ address: ReturnAddress, _ record: ConsumerRecord, _ service: ServiceName
  ) throws(RPCError) -> RequestEnvelope {
    // The answer to a foreign topic would let one caller write into another's: it is refused on the caller's own.
    guard event.extensions[CallEnvelope.replyTopic] == service.replies(to: address.caller.name).name else {
      throw RPCError(
        code: .permissionDenied,
        message: "the reply topic is not the caller's own; it must be \(service.replies(to: address.caller.name))")
    }
    guard let name = event.extensions[CallEnvelope.method], let method = MethodDescriptor(fullName: name) else {
      throw RPCError(
        code: .invalidArgument, message: "the attribute \(CallEnvelope.method) is no full method name")
    }
    guard let text = event.extensions[CallEnvelope.deadline], let deadline = Timestamp(rfc3339: text) else {
      throw RPCError(
        code: .invalidArgument, message: "the attribute \(CallEnvelope.deadline) is no RFC 3339 time")
    }
    guard event.hasJSONData else {
      throw RPCError(code: .invalidArgument, message: "the request's datacontenttype is not JSON")
    }
    return RequestEnvelope(
      address: address, method: method, deadline: deadline,
      replyTopic: service.replies(to: address.caller.name).name,
      traceparent: event.traceparent.flatMap { TraceContext($0) }?.header,
      metadata: Metadata(headers: record.headers, prefix: CallEnvelope.metadataHeader),
      // gRPC sends an empty message as no bytes; in JSON that is the empty object.
      message: event.data.isEmpty ? Array("{}".utf8) : event.data)
  }
}
