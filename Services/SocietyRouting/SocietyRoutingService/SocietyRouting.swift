import ServiceRuntime

/// One society's own desk: it receives the cases that screening allocates to the society, gives each to a panel, and
/// carries it through the stages of N2.3 as the society's officers decide.
///
/// It needs the broker's address, the society's code and a folder; it reads and writes only topics with that code.
package enum SocietyRouting: ServiceDefinition {
  package static let executable = "society-routing"
  package static let summary =
    "Receives one society's cases, routes them to its panels and carries them to a conclusion."
  package static let keys = Configuration.keys

  package static func plan(_ source: ConfigurationSource, runtime: RuntimeConfiguration) throws -> ServicePlan {
    build(Configuration(from: source))
  }
}
