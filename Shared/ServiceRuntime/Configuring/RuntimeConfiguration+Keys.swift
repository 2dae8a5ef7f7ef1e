import Kafka

extension RuntimeConfiguration {
  package enum Keys {
    package static let bootstrapServers = ConfigurationKey(
      "kafka.bootstrap.servers", required: true, "Kafka brokers, host:port, comma-separated.")
    package static let dataDirectory = ConfigurationKey(
      "data.directory", required: true, "Folder of the store and its files; made where it is missing.")
    package static let storeURL = ConfigurationKey(
      "store.url", "sqlite:///path/to/file.db; a file in the data directory unless set.")
    package static let httpHost = ConfigurationKey(
      "http.host", default: "127.0.0.1", "Address that /health, /metrics and the service's own pages listen on.")
    package static let httpPort = ConfigurationKey(
      "http.port", default: "8080",
      "Port; 0 takes a free one, which is logged and written to http.port in the data directory.")
    package static let logLevel = ConfigurationKey(
      "log.level", default: "info", "trace, debug, info, notice, warning, error or critical.")
    package static let logFormat = ConfigurationKey(
      "log.format", default: "json", "json (one object a line) or text; on standard error.")
    package static let inboxMemory = ConfigurationKey(
      "inbox.memory.days", default: String(inboxMemoryDays),
      """
      How long an event that came is remembered, so that it does nothing when it comes again. Longer than the topics that \
      are read keep their records: 730 days in docker-compose.yml, and Kafka lets go of them some days late.
      """)
  }

  /// The default of `inbox.memory.days`.
  package static let inboxMemoryDays = 740

  /// The keys that all services have, as `--help` lists them.
  package static let keys = [
    Keys.bootstrapServers, Keys.dataDirectory, Keys.storeURL, Keys.httpHost, Keys.httpPort, Keys.logLevel,
    Keys.logFormat, Keys.inboxMemory,
  ]

  /// `kafka.<setting>` for every setting of librdkafka.
  package static let kafkaSettings: [ConfigurationKey] = KafkaConfiguration.settingNames.map { name in
    ConfigurationKey("kafka.\(name)", secret: KafkaConfiguration.isSecret(name), "librdkafka's \(name).")
  }
}
