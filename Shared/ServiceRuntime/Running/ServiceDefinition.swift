/// What an executable's `main` names: how a service is called, what it can be told, and how it is built.
package protocol ServiceDefinition: Sendable {
  /// The executable's name, e.g. `society-routing`.
  static var executable: String { get }
  /// One sentence for `--help`.
  static var summary: String { get }
  /// The service's own keys, besides those that all services have (`RuntimeConfiguration.keys`).
  static var keys: [ConfigurationKey] { get }

  /// Reads the service's own configuration, puts faults into `source`, and lays out the service.
  static func plan(_ source: ConfigurationSource, runtime: RuntimeConfiguration) throws -> ServicePlan
}
