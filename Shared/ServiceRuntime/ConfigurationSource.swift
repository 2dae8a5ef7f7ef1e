import Configuration

/// Reads the keys of a service and keeps every fault that it meets, so that a person mends them all at once.
package final class ConfigurationSource {
  private let reader: ConfigReader
  /// What is wrong, each with its key, the value's fault and how to mend it. Values of secrets never appear.
  package private(set) var faults: [String] = []

  package init(reader: ConfigReader) {
    self.reader = reader
  }

  package func string(_ key: ConfigurationKey) -> String? {
    reader.string(forKey: Configuration.ConfigKey(key.name)) ?? key.defaultValue
  }

  package func int(_ key: ConfigurationKey) -> Int? { nil }

  package func fault(_ key: ConfigurationKey, _ message: String) {
    faults.append("\(key.name): \(message)")
  }
}
