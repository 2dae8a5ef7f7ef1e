import CloudEvents
import Contracts
import Kafka
import StateStore

extension OutboxRow {
  /// The headers that Accord reads. Any other may hold anything.
  private static let copiedHeaders: Set<String> = [
    "content-type", "traceparent", "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time",
    "ce_datacontenttype", "ce_dataschema", "ce_correlationid", "ce_causationid", "ce_traceparent",
  ]

  /// The copy of a dead letter for the topic `accord.<service>.dead-letters`: the record's own key, bytes and those of its
  /// headers that Accord knows (others may hold anything), and why it was refused, in headers without personal data.
  ///
  /// The bytes are left out where they are more than a record may have; the store keeps them.
  init(
    deadLetter id: Int64, _ record: StoredRecord, _ failure: PermanentFailure, handler: String,
    in scope: TransactionScope
  ) {
    var headers = HeaderList.decode(record.headers).filter { Self.copiedHeaders.contains($0.name.lowercased()) }
    headers += [
      KafkaHeader("accord-dead-letter-id", String(id)),
      KafkaHeader("accord-dead-letter-service", scope.service.name),
      KafkaHeader("accord-dead-letter-code", failure.code),
      KafkaHeader("accord-dead-letter-message", String(failure.message.prefix(1000))),
      KafkaHeader("accord-dead-letter-handler", handler),
      KafkaHeader("accord-dead-letter-topic", record.topic),
      KafkaHeader("accord-dead-letter-partition", String(record.partition)),
      KafkaHeader("accord-dead-letter-offset", String(record.offset)),
      KafkaHeader("accord-dead-letter-time", scope.now.description),
    ]
    let topic = scope.service.deadLetters.name
    self.init(topic: topic, key: record.key, value: record.value, headers: headers)
    if size > CloudEvent.maximumSize {
      headers = headers.filter { $0.name.hasPrefix("accord-") } + [KafkaHeader("accord-dead-letter-omitted", "value")]
      self.init(topic: topic, key: record.key.flatMap { $0.count > 1024 ? nil : $0 }, value: [], headers: headers)
    }
  }
}
