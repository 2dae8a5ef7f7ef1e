import Kafka

extension KafkaConsumer {
  /// Reads until `count` records are there; throws a partition's error, and fewer come back when the time is over.
  func read(_ count: Int, within limit: Duration) throws -> [ConsumerRecord] {
    let deadline = ContinuousClock.now + limit
    var records: [ConsumerRecord] = []
    while records.count < count, ContinuousClock.now < deadline {
      for element in try poll(max: count - records.count, wait: deadline - .now, linger: .milliseconds(5)) {
        switch element {
        case .record(let record): records.append(record)
        case .partitionError(_, let error): throw error
        }
      }
    }
    return records
  }
}
