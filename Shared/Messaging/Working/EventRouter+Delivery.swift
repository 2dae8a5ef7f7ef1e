import CloudEvents
import Kafka

extension EventRouter {
  /// Reads a record and finds its handler.
  func delivery(of record: ConsumerRecord) -> Delivery {
    Delivery(record: record, content: content(of: record))
  }

  private func content(of record: ConsumerRecord) -> Delivery.Content {
    let event: CloudEvent
    do {
      event = try CloudEvent(headers: record.headers.map { ($0.name, $0.value) }, value: record.value)
    } catch .tooLarge(let bytes) {
      return .unreadable(
        PermanentFailure(code: "recordTooLarge", message: CloudEventError.tooLarge(bytes: bytes).description))
    } catch {
      return .unreadable(PermanentFailure(code: "notACloudEvent", message: error.description))
    }
    guard let route = routes[event.type] else { return .unknownType }
    do {
      let payload = try route.decode(event)
      if let fault = route.origin?.fault(of: event, carrying: payload, on: record.topic) {
        return .foreign(
          PermanentFailure(
            code: "foreignEvent",
            message: "\(fault); see who may write the topic, ask the sender, and discard the record"))
      }
      return .event(event, payload: payload, handle: route.handle)
    } catch {
      return .unreadablePayload(
        event,
        PermanentFailure(
          code: "payloadUnreadable", message: "the payload of \(event.type) cannot be read: \(Self.explain(error))"))
    }
  }

  /// Says where a payload is wrong and never what stands there: it may be anybody's personal data.
  private static func explain(_ error: any Error) -> String {
    (error as? JSONError)?.description ?? "it is not the JSON of this type (\(type(of: error)))"
  }
}
