import Logging

/// How to reach a cluster.
package struct KafkaConfiguration: Sendable {
  /// `host:port`, comma-separated.
  package var bootstrapServers: String
  /// Shown in the broker's logs and quotas.
  package var clientID: String
  /// Any librdkafka setting by its own name (`security.protocol`, `sasl.mechanism`, `ssl.ca.location`, …); they win over
  /// this client's defaults. Values may be secrets and are never printed.
  package var settings: [String: String]
  /// Gets what librdkafka logs; nothing goes to standard error.
  package var logger: Logger

  package init(
    bootstrapServers: String, clientID: String, settings: [String: String] = [:],
    logger: Logger = Logger(label: "accord.kafka")
  ) {
    self.bootstrapServers = bootstrapServers
    self.clientID = clientID
    self.settings = settings
    self.logger = logger
  }
}

extension KafkaConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Names the settings that are passed through and shows none of their values.
  package var description: String {
    let names = settings.keys.sorted().joined(separator: ", ")
    return "Kafka at \(bootstrapServers) as \(clientID), settings: [\(names)]"
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror {
    let names: Any = settings.keys.sorted()
    return Mirror(self, children: ["bootstrapServers": bootstrapServers, "clientID": clientID, "settings": names])
  }
}

extension KafkaConfiguration {
  /// `text` without the value of any setting that holds a secret: librdkafka's own words may quote a setting.
  func redacting(_ text: String) -> String {
    var text = text
    for (name, value) in settings where Self.isSecret(name) && !value.isEmpty {
      text = text.split(separator: value, omittingEmptySubsequences: false).joined(separator: "[redacted]")
    }
    return text
  }

  /// Whether the value of this setting of librdkafka is never to be shown.
  package static func isSecret(_ name: String) -> Bool {
    ["password", "passphrase", "secret", "ssl.key.pem", "oauthbearer.config"].contains { name.contains($0) }
  }
}
