/// Puts flags, environment and file together, and refuses flags and file keys that nobody reads.
struct ConfigurationLoader {
  private static let fileFlag = "--config"
  private static let fileVariable = "ACCORD_CONFIG"

  var keys: [ConfigurationKey]
  /// With the program's name.
  var arguments: [String]
  var environment: [String: String]

  /// - Returns: the source to read from, and what is wrong with flags and file themselves.
  func load() -> (source: ConfigurationSource, faults: [String]) {
    let flags = CommandLineFlags(
      arguments.dropFirst(),
      known: Set([Self.fileFlag] + keys.map { $0.isSecret ? $0.flag + "-file" : $0.flag }),
      secrets: Set(keys.filter(\.isSecret).map(\.flag)))
    var faults = flags.faults
    var file: [String: String] = [:]
    if let path = flags.values[Self.fileFlag] ?? environment[Self.fileVariable], !path.isEmpty {
      do throws(ConfigurationFault) {
        file = try ConfigurationFile(path: path).values
        faults += faultsOfFile(file, path: path)
      } catch {
        faults.append(error.message)
      }
    }
    return (ConfigurationSource(flags: flags.values, environment: environment, file: file), faults)
  }

  private func faultsOfFile(_ values: [String: String], path: String) -> [String] {
    let known = Set(keys.flatMap { $0.isSecret ? [$0.name, $0.name + ".file"] : [$0.name] })
    return values.keys.filter { !known.contains($0) }.sorted().map {
      "the key \($0) in \(path) is not known; see --help"
    }
  }
}
