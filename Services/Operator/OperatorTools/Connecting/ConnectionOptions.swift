import ArgumentParser
import Foundation
import Kafka

/// How a command reaches Kafka, and as whom.
struct ConnectionOptions: ParsableArguments {
  @Option(
    name: [.customShort("b"), .long], help: "Kafka brokers, host:port, comma-separated (else KAFKA_BOOTSTRAP_SERVERS).")
  var broker: String?

  @Option(
    name: .customShort("X"),
    help: "Any librdkafka setting as NAME=VALUE; a secret as NAME=@FILE. Settings are also read from KAFKA_<SETTING>.")
  var setting: [String] = []

  @Option(help: "Who calls: names the reply topic (lower-case letters, digits, hyphens).")
  var caller = "accordctl"

  func validate() throws {
    for text in setting where !text.contains("=") {
      throw ValidationError("-X takes NAME=VALUE, not \(text)")
    }
    guard !caller.isEmpty, caller.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) || (97...122).contains($0) })
    else {
      throw ValidationError("--caller takes lower-case letters, digits and hyphens")
    }
  }

  func kafka() throws -> KafkaConfiguration {
    let environment = ProcessInfo.processInfo.environment
    guard let servers = broker ?? environment["KAFKA_BOOTSTRAP_SERVERS"], !servers.isEmpty else {
      throw ValidationError("Which broker? Give --broker HOST:PORT or set KAFKA_BOOTSTRAP_SERVERS.")
    }
    var settings: [String: String] = [:]
    for name in KafkaConfiguration.settingNames {
      let variable = "KAFKA_" + name.uppercased().replacing(".", with: "_")
      if name != "bootstrap.servers", let value = environment[variable] {
        settings[name] = value
      }
    }
    for text in setting {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      settings[parts[0]] = try parts[1].hasPrefix("@") ? Self.secret(in: String(parts[1].dropFirst())) : parts[1]
    }
    return KafkaConfiguration(bootstrapServers: servers, clientID: caller, settings: settings)
  }

  private static func secret(in path: String) throws -> String {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw ValidationError("-X names a file that cannot be read: \(path)")
    }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }
}
