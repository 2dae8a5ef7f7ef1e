import Kafka
import StateStore

extension OutboxRow: Relayed {
  init(topic: String, key: [UInt8]?, value: [UInt8]?, headers: [KafkaHeader]) {
    self.init(topic: topic, key: key, value: value, headers: HeaderList.encode(headers))
  }

  var producerRecord: ProducerRecord {
    ProducerRecord(topic: topic, key: key, value: value, headers: HeaderList.decode(headers))
  }

  /// What it weighs in bytes, near enough to how a broker counts.
  var size: Int { (key?.count ?? 0) + (value?.count ?? 0) + headers.count }
}
