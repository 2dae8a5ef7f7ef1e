import CRdkafka
import Synchronization

/// Clients by which offsets are stored for groups other than the consumer's own: librdkafka ties a client to one group.
final class OffsetMirrors: Sendable {
  private let configuration: KafkaConfiguration
  private let handles = Mutex<[String: ClientHandle]>([:])

  init(_ configuration: KafkaConfiguration) {
    self.configuration = configuration
  }

  func handle(group: String) throws(KafkaError) -> ClientHandle {
    let result: Result<ClientHandle, KafkaError> = handles.withLock { handles in
      Result { () throws(KafkaError) in
        if let handle = handles[group] {
          handle.serve()
          return handle
        }
        var configuration = configuration
        configuration.settings["group.id"] = group
        configuration.settings["statistics.interval.ms"] = "0"
        let handle = try ClientHandle(
          RD_KAFKA_CONSUMER, configuration, defaults: ConsumerSettings.defaults, required: ConsumerSettings.required)
        handles[group] = handle
        return handle
      }
    }
    return try result.get()
  }

  func close() {
    let handles = handles.withLock { handles in
      defer { handles = [:] }
      return handles
    }
    for handle in handles.values { rd_kafka_consumer_close(handle.pointer) }
  }

  static func commit(_ nextOffsets: [TopicPartition: Int64], with handle: ClientHandle) throws(KafkaError) {
    let list = PartitionList(nextOffsets)
    let code = rd_kafka_commit(handle.pointer, list.pointer, 1)
    if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw handle.error(code, subject: "mirrored offsets") }
  }
}
