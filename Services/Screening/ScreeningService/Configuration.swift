import Foundation
import ServiceRuntime

/// What screening is told besides what every service is told.
///
/// - `societies.file`: the registry of societies.
struct Configuration: Sendable {
  static let societiesFile = ConfigurationKey(
    "societies.file", required: true,
    """
    Registry of the societies that cases are allocated to (YAML; deploy/secretariat/societies.yaml is an example). It is \
    watched: a change holds at once, without a restart.
    """)

  static let keys = [societiesFile]

  var societiesFile: String
  var registry: SocietyRegistry

  init(societiesFile: String, registry: SocietyRegistry) {
    self.societiesFile = societiesFile
    self.registry = registry
  }

  /// Every fault of the registry is a fault of the configuration.
  init(from source: ConfigurationSource) {
    let path = source.text(Self.societiesFile)
    var registry = SocietyRegistry([])
    if !path.isEmpty {
      do {
        registry = try SocietyRegistry(content: try FileContent.read(path))
      } catch let error as RegistryFaults {
        for fault in error.faults { source.fault(Self.societiesFile, "\(path): \(fault)") }
      } catch {
        source.fault(Self.societiesFile, "\(error)")
      }
    }
    self.init(societiesFile: path, registry: registry)
  }
}
