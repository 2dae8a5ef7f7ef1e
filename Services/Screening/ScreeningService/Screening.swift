import ServiceRuntime

/// The committee's screening (A2.3): checks every recommended candidate against N1.1 to N1.3.3, asks officers where the
/// form is silent, and allocates who passes to a society of the field.
package enum Screening: ServiceDefinition {
  package static let executable = "screening"
  package static let summary = "Checks recommended candidates against the notice and allocates who passes to societies."
  package static let keys = Configuration.keys

  package static func plan(_ source: ConfigurationSource, runtime: RuntimeConfiguration) throws -> ServicePlan {
    build(Configuration(from: source))
  }
}
