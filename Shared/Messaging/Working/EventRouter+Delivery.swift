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
      return .event(event, payload: try route.decode(event), handle: route.handle)
    } catch {
      return .unreadablePayload(
        event,
        PermanentFailure(
          code: "payloadUnreadable", message: "the payload of \(event.type) cannot be read: \(Self.explain(error))"))
    }
  }

  /// Says where a payload is wrong and never what stands there: it may be anybody's personal data.
  private static func explain(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "it is not the JSON of this type (\(type(of: error)))" }
    func path(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
      return path.isEmpty ? "data" : "data.\(path)"
    }
    return switch error {
    case .keyNotFound(let key, let context): "\(path(context)).\(key.stringValue) is missing"
    case .valueNotFound(_, let context): "\(path(context)) is null"
    case .typeMismatch(let type, let context): "\(path(context)) is no \(type)"
    case .dataCorrupted(let context): "\(path(context)) has a value that is not allowed"
    @unknown default: "it is not the JSON of this type"
    }
  }
}
