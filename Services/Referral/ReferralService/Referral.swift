import ServiceRuntime

/// Registers those whom a society passed as Engineering Members, and refers them to the partner of the country where they
/// are needed (N3.2, A2.1, A2.2).
package enum Referral: ServiceDefinition {
  package static let executable = "referral"
  package static let summary = "Registers members, refers them to foreign partners and records the answers."
  package static let keys = Configuration.keys

  package static func plan(_ source: ConfigurationSource, runtime: RuntimeConfiguration) throws -> ServicePlan {
    build(Configuration(from: source))
  }
}
