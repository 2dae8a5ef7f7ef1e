import Foundation
import Kafka
import Logging

/// What every service is told, besides its own keys.
package struct RuntimeConfiguration: Sendable {
  package var kafka: KafkaConfiguration
  /// Absolute. Holds the store and, at intake, the blobs.
  package var dataDirectory: String
  package var storeURL: String
  package var httpHost: String
  /// 0: any free port; it is logged, and written to `http.port` in the data directory.
  package var httpPort: Int
  package var logLevel: Logger.Level
  package var logFormat: String
  /// How long the inbox remembers an event.
  package var inboxMemory: Duration

  package init(
    kafka: KafkaConfiguration, dataDirectory: String, storeURL: String, httpHost: String = "127.0.0.1",
    httpPort: Int = 0, logLevel: Logger.Level = .info, logFormat: String = "json",
    inboxMemory: Duration = .days(inboxMemoryDays)
  ) {
    self.kafka = kafka
    self.dataDirectory = dataDirectory
    self.storeURL = storeURL
    self.httpHost = httpHost
    self.httpPort = httpPort
    self.logLevel = logLevel
    self.logFormat = logFormat
    self.inboxMemory = inboxMemory
  }

  /// - Parameter executable: names the store's file and the Kafka client.
  package init(from source: ConfigurationSource, executable: String) {
    var settings: [String: String] = [:]
    for key in Self.kafkaSettings where key.name != Keys.bootstrapServers.name {
      if let value = source.string(key) {
        settings[String(key.name.dropFirst("kafka.".count))] = value
      }
    }
    let directory = source.text(Keys.dataDirectory)
    let absolute = directory.hasPrefix("/") ? directory : FileManager.default.currentDirectoryPath + "/" + directory
    let kafka = KafkaConfiguration(
      bootstrapServers: source.text(Keys.bootstrapServers), clientID: settings["client.id"] ?? executable,
      settings: settings)
    for (name, reason) in kafka.faultySettings {
      source.fault(ConfigurationKey("kafka.\(name)", ""), reason)
    }
    // A URL decodes percent signs, of which a folder's name may have its own.
    let store = URL(filePath: "\(absolute)/\(executable).db", directoryHint: .notDirectory).path(percentEncoded: true)
    self.init(
      kafka: kafka,
      dataDirectory: absolute,
      storeURL: source.string(Keys.storeURL) ?? "sqlite://\(store)",
      httpHost: source.text(Keys.httpHost),
      httpPort: source.int(Keys.httpPort, in: 0...65535) ?? 0,
      logLevel: source.choice(Keys.logLevel, of: Logger.Level.allCases.map(\.rawValue))
        .flatMap { Logger.Level(rawValue: $0) } ?? .info,
      logFormat: source.choice(Keys.logFormat, of: ["json", "text"]) ?? "json",
      inboxMemory: .days(source.int(Keys.inboxMemory, in: 1...36_500) ?? Self.inboxMemoryDays))
  }
}

extension Duration {
  package static func days(_ days: Int) -> Duration { .seconds(days * 86_400) }
}
