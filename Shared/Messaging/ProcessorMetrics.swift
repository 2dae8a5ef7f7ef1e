import CoreMetrics
import Kafka

/// What the loop counts. Every counter is there from the start, at zero; none has an id in a label.
struct ProcessorMetrics: Sendable {
  /// Records by what became of them.
  let handled = Self.records("handled")
  let duplicates = Self.records("duplicate")
  let unknownTypes = Self.records("unknown_type")
  let deadLettered = Self.records("dead_lettered")
  let parked = Self.records("parked")

  let batchDuration = CoreMetrics.Timer(label: "accord_messaging_batch_duration_seconds")
  let transactionRetries = Self.counter("accord_messaging_transaction_retries_total")
  let units = Self.counter("accord_messaging_units_total")
  let timersFired = Self.counter("accord_messaging_timers_fired_total")
  let published = Self.counter("accord_messaging_published_total")
  let publishRetries = Self.counter("accord_messaging_publish_retries_total")
  let refused = Self.counter("accord_messaging_publish_refused_total")

  let outboxDepth = Self.gauge("accord_outbox_records")
  let parkedKeys = Self.gauge("accord_parked_keys")
  let haltedPartitions = Self.gauge("accord_halted_partitions")

  /// Records between a partition's position in the store and its end.
  func lag(_ partition: TopicPartition, _ records: Int64) {
    let dimensions = [("topic", partition.topic), ("partition", String(partition.partition))]
    Meter(label: "accord_consumer_lag_records", dimensions: dimensions).set(records)
  }

  private static func records(_ result: String) -> Counter {
    counter("accord_messaging_records_total", [("result", result)])
  }

  private static func counter(_ label: String, _ dimensions: [(String, String)] = []) -> Counter {
    let counter = Counter(label: label, dimensions: dimensions)
    counter.increment(by: 0)
    return counter
  }

  private static func gauge(_ label: String) -> Meter {
    let meter = Meter(label: label)
    meter.set(0)
    return meter
  }
}
