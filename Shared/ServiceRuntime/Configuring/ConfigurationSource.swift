/// Reads the keys of a service and keeps every fault that it meets, so that a person mends them all at once.
package final class ConfigurationSource {
  private let flags: [String: String]
  private let environment: [String: String]
  private let file: [String: String]
  /// What is wrong, each with its key and how to mend it. Values of secrets never appear.
  package private(set) var faults: [String] = []

  /// - Parameters:
  ///   - flags: by flag, e.g. `--http-port`; they win over the environment.
  ///   - environment: by variable, e.g. `HTTP_PORT`; it wins over the file.
  ///   - file: by key, e.g. `http.port`.
  package init(flags: [String: String] = [:], environment: [String: String] = [:], file: [String: String] = [:]) {
    self.flags = flags
    self.environment = environment
    self.file = file
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

  /// A secret may stand in a file of its own.
  private func value(of key: ConfigurationKey) -> String? {
    if let text = given(key) { return text }
    guard key.isSecret, let path = given(ConfigurationKey(key.name + ".file", key.meaning)) else { return nil }
    do {
      return try ConfigurationFile.secret(at: path)
    } catch {
      fault(key, "names a file that cannot be read: \(path)")
      return nil
    }
  }

  /// An empty value is none: that is how variables are unset in many a place.
  private func given(_ key: ConfigurationKey) -> String? {
    [flags[key.flag], environment[key.variable], file[key.name]].lazy.compactMap(\.self).first { !$0.isEmpty }
  }
}
