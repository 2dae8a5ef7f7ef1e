/// Tells whether a service does its work, as gRPC's health protocol has it. Every service answers it.
package enum HealthCheck: RPCMethod {
  package static let service = "grpc.health.v1.Health"
  package static let name = "Check"
  package static let summary = "Tells whether a service does its work."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Full name, e.g. `accord.intake.v1.Intake`; absent or empty: the process as a whole. `notFound` where it is not served.
    package var service: String?

    package init(service: String? = nil) {
      self.service = service
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var status: ServingStatus

    package init(status: ServingStatus) {
      self.status = status
    }
  }
}
