import Kafka

/// One topic of one partition with one reader: what was read is forgotten.
struct SimulatedTopic {
  let name: String
  private var records: [ConsumerRecord] = []
  private var first: Int64 = 0

  init(name: String) {
    self.name = name
  }

  mutating func append(_ record: ProducerRecord) {
    records.append(
      ConsumerRecord(
        topic: name, partition: 0, offset: first + Int64(records.count), key: record.key, value: record.value,
        headers: record.headers))
  }

  /// Forgets what lies before `position`.
  mutating func next(from position: Int64, limit: Int) -> [ConsumerRecord] {
    records.removeFirst(Int(position - first))
    first = position
    return Array(records.prefix(limit))
  }

  var isEmpty: Bool { records.isEmpty }
}
