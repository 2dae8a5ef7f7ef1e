import Configuration

/// Reads the keys of a service and keeps every fault that it meets, so that a person mends them all at once.
package final class ConfigurationSource {
  private let reader: ConfigReader
  /// What is wrong, each with its key and how to mend it. Values of secrets never appear.
  package private(set) var faults: [String] = []

  package init(reader: ConfigReader) {
    self.reader = reader
  }

  /// The value, else the key's default; absent and required is a fault.
  package func string(_ key: ConfigurationKey) -> String? {
    if let value = value(of: key) { return value }
    if key.isRequired {
      fault(key, "is required: \(key.meaning)")
    }
    return key.defaultValue
  }

  /// For a required key, or one with a default: an empty text stands in for a value whose absence is already a fault.
  package func text(_ key: ConfigurationKey) -> String {
    string(key) ?? ""
  }

  /// A whole number within `range`; anything else is a fault, and the default stands in.
  package func int(_ key: ConfigurationKey, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    guard let text = string(key) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      fault(key, "takes a whole number from \(range.lowerBound) to \(range.upperBound)")
      return key.defaultValue.flatMap { Int($0) }
    }
    return number
  }

  package func bool(_ key: ConfigurationKey) -> Bool {
    switch string(key)?.lowercased() {
    case "true", "yes", "1", "on": return true
    case "false", "no", "0", "off", nil: return false
    default:
      fault(key, "takes true or false")
      return false
    }
  }

  /// One of the listed words.
  package func choice(_ key: ConfigurationKey, of words: [String]) -> String? {
    guard let text = string(key) else { return nil }
    guard words.contains(text) else {
      fault(key, "takes one of: \(words.joined(separator: ", "))")
      return key.defaultValue
    }
    return text
  }

  package func fault(_ key: ConfigurationKey, _ message: String) {
    faults.append("\(key.name) (\(key.flag), \(key.variable)) \(message)")
  }

  /// Looked up as text first, then as what a file may hold instead. Secrets may stand in a file of their own.
  private func value(of key: ConfigurationKey) -> String? {
    let configKey = ConfigKey(key.name)
    if let text = reader.string(forKey: configKey, isSecret: key.isSecret) { return text }
    guard key.isSecret, let path = reader.string(forKey: ConfigKey(key.name + ".file")) else { return nil }
    do {
      return try ConfigurationFile.secret(at: path)
    } catch {
      fault(key, "names a file that cannot be read: \(path)")
      return nil
    }
  }
}
