/// How to reach a cluster.
package struct KafkaConfiguration: Sendable {
  /// `host:port`, comma-separated.
  package var bootstrapServers: String
  /// Shown in the broker's logs and quotas.
  package var clientID: String
  /// Any librdkafka setting by its own name (`security.protocol`, `sasl.mechanism`, `ssl.ca.location`, …); they win over
  /// this client's defaults. Values may be secrets and are never printed.
  package var settings: [String: String]

  package init(bootstrapServers: String, clientID: String, settings: [String: String] = [:]) {
    self.bootstrapServers = bootstrapServers
    self.clientID = clientID
    self.settings = settings
  }
}
