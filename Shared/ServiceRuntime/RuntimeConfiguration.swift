import Kafka
import Logging

/// What every service is told.
package struct RuntimeConfiguration: Sendable {
  package var kafka: KafkaConfiguration
  /// Holds the store and, at intake, the blobs.
  package var dataDirectory: String
  /// `sqlite:///…/<service>.db` in the data directory unless set.
  package var storeURL: String
  package var httpHost: String
  /// 0: any free port; the port is logged, and written to `<data>/http.port`.
  package var httpPort: Int
  package var logLevel: Logger.Level

  package init(
    kafka: KafkaConfiguration, dataDirectory: String, storeURL: String, httpHost: String, httpPort: Int,
    logLevel: Logger.Level
  ) {
    self.kafka = kafka
    self.dataDirectory = dataDirectory
    self.storeURL = storeURL
    self.httpHost = httpHost
    self.httpPort = httpPort
    self.logLevel = logLevel
  }
}
