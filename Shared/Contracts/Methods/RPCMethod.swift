/// One unary method that a service offers over Kafka, declared once: the client, the server, `accordctl describe` and the
/// exported contracts all read it from here.
package protocol RPCMethod: Sendable {
  associatedtype Request: Codable & Sendable
  associatedtype Response: Codable & Sendable

  /// Fully qualified service, e.g. `accord.screening.v1.Screening`.
  static var service: String { get }
  /// e.g. `Decide`
  static var name: String { get }
  static var summary: String { get }
  /// A method that changes something keeps its reply under the call's idempotency key and replays it.
  static var isMutating: Bool { get }
}

extension RPCMethod {
  /// e.g. `accord.screening.v1.Screening/Decide`
  package static var fullName: String { "\(service)/\(name)" }
}
