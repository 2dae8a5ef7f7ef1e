import CRdkafka
import Logging
import Synchronization

/// What librdkafka's callbacks need. librdkafka holds it as its opaque pointer; `ClientHandle` keeps it alive until the
/// handle has been destroyed and no callback can come any more.
final class ClientContext: Sendable {
  /// Called on the thread that polls or closes, with the client, what is asked of it, and the partitions.
  typealias Rebalance =
    @Sendable (OpaquePointer, rd_kafka_resp_err_t, UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) -> Void

  let configuration: KafkaConfiguration
  let rebalance: Rebalance?
  private let latestStatistics = Mutex<KafkaStatistics?>(nil)

  init(_ configuration: KafkaConfiguration, rebalance: Rebalance?) {
    self.configuration = configuration
    self.rebalance = rebalance
  }

  var statistics: KafkaStatistics? { latestStatistics.withLock { $0 } }

  /// - Parameter level: as in syslog, 0 (emergency) to 7 (debug).
  func log(level: Int32, facility: String, message: String) {
    // What librdkafka calls experimental was chosen on purpose; a warning at every start would only teach not to read them.
    let isChosen = facility == "CONFWARN" && message.contains("is experimental")
    let level: Logger.Level =
      switch level {
      case _ where isChosen: .debug
      case ...2: .critical
      case 3: .error
      case 4: .warning
      case 5: .notice
      case 6: .info
      default: .debug
      }
    configuration.logger.log(
      level: level, "\(configuration.redacting(message))",
      metadata: ["client": "\(configuration.clientID)", "facility": "\(facility)"])
  }

  func report(_ error: KafkaError) {
    configuration.logger.log(
      level: error.isFatal ? .critical : .warning, "\(configuration.redacting(error.message))",
      metadata: ["client": "\(configuration.clientID)", "error": "\(error.name)"])
  }

  func take(statistics json: UnsafeRawBufferPointer) {
    guard let statistics = KafkaStatistics(json: json) else { return }
    latestStatistics.withLock { $0 = statistics }
  }

  static func of(_ opaque: UnsafeMutableRawPointer?) -> ClientContext? {
    opaque.map { Unmanaged<ClientContext>.fromOpaque($0).takeUnretainedValue() }
  }
}
