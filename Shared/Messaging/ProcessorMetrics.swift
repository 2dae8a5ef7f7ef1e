import CoreMetrics
import Kafka

/// What the loop counts. Every counter is there from the start, at zero; none has an id in a label.
struct ProcessorMetrics: Sendable {
  /// Records by what became of them.
  let handled: Counter
  let duplicates: Counter
  let unknownTypes: Counter
  let deadLettered: Counter
  let parked: Counter

  let batchDuration: CoreMetrics.Timer
  let transactionRetries: Counter
  let units: Counter
  let timersFired: Counter
  let published: Counter
  let publishRetries: Counter
  let refused: Counter

  let outboxDepth: Meter
  /// Topics that the broker does not take although it takes others.
  let heldTopics: Meter
  let parkedKeys: Meter
  let haltedPartitions: Meter

  private let factory: any MetricsFactory

  init(_ factory: any MetricsFactory) {
    func counter(_ label: String, _ dimensions: [(String, String)] = []) -> Counter {
      let counter = Counter(label: label, dimensions: dimensions, factory: factory)
      counter.increment(by: 0)
      return counter
    }
    func records(_ result: String) -> Counter {
      counter("accord_messaging_records_total", [("result", result)])
    }
    func gauge(_ label: String) -> Meter {
      let meter = Meter(label: label, factory: factory)
      meter.set(0)
      return meter
    }
    self.factory = factory
    handled = records("handled")
    duplicates = records("duplicate")
    unknownTypes = records("unknown_type")
    deadLettered = records("dead_lettered")
    parked = records("parked")
    batchDuration = CoreMetrics.Timer(label: "accord_messaging_batch_duration_seconds", factory: factory)
    transactionRetries = counter("accord_messaging_transaction_retries_total")
    units = counter("accord_messaging_units_total")
    timersFired = counter("accord_messaging_timers_fired_total")
    published = counter("accord_messaging_published_total")
    publishRetries = counter("accord_messaging_publish_retries_total")
    refused = counter("accord_messaging_publish_refused_total")
    outboxDepth = gauge("accord_outbox_records")
    heldTopics = gauge("accord_held_topics")
    parkedKeys = gauge("accord_parked_keys")
    haltedPartitions = gauge("accord_halted_partitions")
  }

  /// Records between a partition's position in the store and its end.
  func lag(_ partition: TopicPartition, _ records: Int64) {
    let dimensions = [("topic", partition.topic), ("partition", String(partition.partition))]
    Meter(label: "accord_consumer_lag_records", dimensions: dimensions, factory: factory).set(records)
  }
}
