import CloudEvents
import Kafka
import StateStore

extension StoredRecord {
  init(_ record: ConsumerRecord) {
    self.init(
      topic: record.topic, partition: record.partition, offset: record.offset, key: record.key, value: record.value,
      headers: HeaderList.encode(record.headers))
  }

  init(timer: DurableTimer) {
    self.init(
      topic: InputHandler.timerPrefix + timer.kind, partition: -1, offset: timer.due, key: Array(timer.subject.utf8),
      value: nil)
  }

  init(refused row: OutboxRow, sequence: Int64) {
    self.init(
      topic: InputHandler.outboxPrefix + row.topic, partition: -1, offset: sequence, key: row.key, value: row.value,
      headers: row.headers)
  }

  /// What can wait behind it. An empty key is none.
  var parkingKey: [UInt8]? { key.flatMap { $0.isEmpty ? nil : $0 } }
}

extension DeadLetter {
  /// What waits behind it.
  var parkingKey: [UInt8]? { parks ? record.parkingKey : nil }
}

extension ConsumerRecord {
  init(_ record: StoredRecord) {
    self.init(
      topic: record.topic, partition: record.partition, offset: record.offset, key: record.key, value: record.value,
      headers: HeaderList.decode(record.headers))
  }
}
