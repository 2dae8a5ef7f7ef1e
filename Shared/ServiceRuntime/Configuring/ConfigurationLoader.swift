import Configuration
import Kafka

/// Puts flags, environment and file together, and refuses flags and file keys that nobody reads.
struct ConfigurationLoader {
  var keys: [ConfigurationKey]
  var arguments: [String]
  var environment: [String: String]

  /// - Returns: the source to read from, and what is wrong with flags and file themselves.
  func load() -> (source: ConfigurationSource, faults: [String]) {
    var faults: [String] = []
    var providers: [any ConfigProvider] = [
      CommandLineArgumentsProvider(arguments: arguments),
      EnvironmentVariablesProvider(environmentVariables: environment),
    ]
    faults += faultsOfFlags()
    if let path = path() {
      do throws(ConfigurationFault) {
        let file = try ConfigurationFile(path: path)
        faults += faultsOfFile(file, path: path)
        providers.append(file.provider)
      } catch {
        faults.append(error.message)
      }
    }
    return (ConfigurationSource(reader: ConfigReader(providers: providers)), faults)
  }

  private func path() -> String? {
    guard let index = arguments.firstIndex(of: "--config"), index + 1 < arguments.count else {
      return arguments.first { $0.hasPrefix("--config=") }.map { String($0.dropFirst("--config=".count)) }
        ?? environment["ACCORD_CONFIG"]
    }
    return arguments[index + 1]
  }

  private func faultsOfFlags() -> [String] {
    var known: Set<String> = ["--config"]
    var secrets: Set<String> = []
    for key in keys {
      if key.isSecret {
        secrets.insert(key.flag)
        known.insert(key.flag + "-file")
      } else {
        known.insert(key.flag)
      }
    }
    var faults: [String] = []
    var expectsValue = false
    for argument in arguments.dropFirst() {
      if expectsValue, !argument.hasPrefix("--") {
        expectsValue = false
        continue
      }
      guard argument.hasPrefix("--") else {
        faults.append("\"\(argument)\" is no flag; see --help")
        continue
      }
      let flag = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
      if secrets.contains(flag) {
        faults.append("\(flag) is a secret: give it by environment, by file, or by \(flag)-file PATH")
      } else if !known.contains(flag) {
        faults.append("\(flag) is not known; see --help")
      }
      expectsValue = !argument.contains("=")
    }
    return faults
  }

  private func faultsOfFile(_ file: ConfigurationFile, path: String) -> [String] {
    let known = Set(keys.flatMap { $0.isSecret ? [$0.name, $0.name + ".file"] : [$0.name] })
    return file.values.keys.filter { !known.contains($0) }.sorted().map {
      "the key \($0) in \(path) is not known; see --help"
    }
  }
}
