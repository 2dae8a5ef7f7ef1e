import ServiceRuntime

/// The secretariat's front desk: takes the recommending units' workbooks, by mail and by upload, makes a candidate of every
/// engineer in them, and knows where each stands.
package enum Intake: ServiceDefinition {
  package static let executable = "intake"
  package static let summary =
    "Takes recommending units' workbooks by mail and upload, and tells where each of their candidates stands."
  package static let keys = Configuration.keys

  package static func plan(_ source: ConfigurationSource, runtime: RuntimeConfiguration) throws -> ServicePlan {
    build(Configuration(from: source, runtime: runtime))
  }
}
