import CloudEvents
import Contracts

/// Which handler works off which event type. Handlers are synchronous and run on the store's thread.
package struct EventRouter: Sendable {
  package typealias Handler =
    @Sendable (_ event: CloudEvent, _ payload: any EventPayload, _ work: UnitOfWork) throws -> Void
  package typealias Decode = @Sendable (_ event: CloudEvent) throws -> any EventPayload

  package struct Route: Sendable {
    /// Where events of the type belong; absent for a type that is not in the catalogue.
    package let origin: EventOrigin?
    package let decode: Decode
    package let handle: Handler
  }

  package private(set) var routes: [String: Route] = [:]

  package init() {}

  /// - Parameter handler: throws `PermanentFailure` for what no retry can mend; a transient `StoreError` has the whole batch tried again.
  package mutating func on<Payload: EventPayload>(
    _ type: Payload.Type, _ handler: @escaping @Sendable (Payload, CloudEvent, UnitOfWork) throws -> Void
  ) {
    routes[Payload.eventType] = Route(
      origin: ContractCatalogue.event(ofType: Payload.eventType).map(EventOrigin.init),
      decode: { event in try JSON.decode(Payload.self, from: event.data) },
      handle: { event, payload, work in
        guard let payload = payload as? Payload else { return }
        try handler(payload, event, work)
      }
    )
  }
}
