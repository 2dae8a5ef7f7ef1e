import CRdkafka
import Logging
import Synchronization

/// librdkafka's mock cluster as a broker for development, demos and tests.
///
/// Its limits: in memory, gone when closed; on loopback, on random ports; 5 MB (compressed) or 100,000 batches a partition,
/// after which the oldest batches are dropped; no admin API, no transactions, no search by time; the first member of a
/// group waits 3 s, later rebalances the session's timeout less 1 s.
package final class LocalBroker: Sendable {
  /// `@unchecked Sendable`: librdkafka locks the cluster itself; the pointers never change and are destroyed once, by
  /// whoever takes the cluster out of the mutex.
  struct Cluster: @unchecked Sendable {
    let client: OpaquePointer
    let mock: OpaquePointer
    let context: ClientContext
  }

  /// `127.0.0.1:PORT`, comma-separated where there are several brokers.
  package let bootstrapServers: String
  private let cluster: Mutex<Cluster?>

  /// - Parameters:
  ///   - brokers: their ids are 1, 2, …
  ///   - topics: name and number of partitions of topics to create at once; others are created when first asked for, with 4.
  package init(
    brokers: Int = 1, topics: [String: Int] = [:], logger: Logger = Logger(label: "accord.kafka.local-broker")
  ) throws(KafkaError) {
    let subject = "local broker"
    let context = ClientContext(
      KafkaConfiguration(bootstrapServers: "", clientID: "local-broker", logger: logger), rebalance: nil)
    let settings = rd_kafka_conf_new()
    if let settings {
      // It says at a lower level that its own client knows no broker, which is as it should be.
      rd_kafka_conf_set(settings, "log_level", "4", nil, 0)
      // Without it an answer waits up to 40 ms for the client's acknowledgement of the one before.
      rd_kafka_conf_set(settings, "socket.nagle.disable", "true", nil, 0)
      rd_kafka_conf_set_opaque(settings, Unmanaged.passUnretained(context).toOpaque())
      ClientHandle.setCallbacks(settings, events: 0, rebalances: false)
    }
    var reason = [CChar](repeating: 0, count: 512)
    guard let client = rd_kafka_new(RD_KAFKA_PRODUCER, settings, &reason, reason.count) else {
      let code = rd_kafka_last_error()
      rd_kafka_conf_destroy(settings)
      throw KafkaError(code, subject: subject, detail: String(reason))
    }
    guard let mock = rd_kafka_mock_cluster_new(client, Int32(brokers)) else {
      rd_kafka_destroy(client)
      throw KafkaError(
        RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, subject: subject, detail: "it can open no port on 127.0.0.1")
    }
    bootstrapServers = String(cString: rd_kafka_mock_cluster_bootstraps(mock))
    cluster = Mutex(Cluster(client: client, mock: mock, context: context))
    do throws(KafkaError) {
      for (name, partitions) in topics { try createTopic(name, partitions: partitions) }
    } catch {
      close()
      throw error
    }
  }

  deinit {
    close()
  }

  /// Creates a topic; one that exists keeps its number of partitions.
  package func createTopic(_ name: String, partitions: Int) throws(KafkaError) {
    try call("topic \(name)") { rd_kafka_mock_topic_create($0.mock, name, Int32(partitions), 1) }
  }

  /// Ends the broker: its clients lose their connections, its records are gone.
  package func close() {
    guard
      let cluster = cluster.withLock({ cluster in
        defer { cluster = nil }
        return cluster
      })
    else { return }
    rd_kafka_mock_cluster_destroy(cluster.mock)
    rd_kafka_destroy(cluster.client)
    withExtendedLifetime(cluster.context) {}
  }

  /// Runs `body` on the cluster, which stays open for as long.
  func call(_ subject: String, _ body: (Cluster) -> rd_kafka_resp_err_t) throws(KafkaError) {
    let code = cluster.withLock { cluster in cluster.map(body) }
    guard let code else { throw .closed("local broker") }
    if code != RD_KAFKA_RESP_ERR_NO_ERROR { throw KafkaError(code, subject: "local broker: \(subject)") }
  }
}
