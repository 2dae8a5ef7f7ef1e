import Contracts
import Kafka
import Messaging
import StateStore
import Synchronization

/// What the loop of a service costs at the least: reads the same records, writes the same rows through the same store in
/// transactions of the same size, and sends the same records. It decodes nothing, decides nothing, hashes nothing, reads
/// nothing from the store, and has no savepoints.
///
/// It is no slower than it need be: a batch's outputs are on their way while the next batch is written.
final class BareLoop: Sendable {
  struct Result: Codable, Sendable {
    /// From the first record to the last commit.
    var seconds: Double
    var processorSeconds: Double
    /// What `PRAGMA synchronous` answers on the connection that writes; 2 is FULL.
    var synchronous: Int64
  }

  private let kafka: KafkaConfiguration
  private let templates: [[UInt8]: RowTemplate]
  private let store: StateStore
  private let producer: KafkaProducer?
  /// Numbers of outbox rows that the broker has.
  private let acknowledged = Mutex<[ClosedRange<Int64>]>([])
  private let failures = Atomic(0)
  private static let mark = [UInt8](repeating: 1, count: 16)

  init(kafka: KafkaConfiguration, store: StateStore, templates: [[UInt8]: RowTemplate], publishes: Bool) throws {
    self.kafka = kafka
    self.store = store
    self.templates = templates
    var sending = kafka
    sending.settings["linger.ms"] = "1"
    producer = publishes ? try KafkaProducer(sending) : nil
  }

  /// Blocks its thread until every template has been written, and every output is at the broker and out of the outbox.
  ///
  /// - Parameter ready: called when the partitions are being read.
  func run(partitions: Int, ready: () throws -> Void) throws -> Result {
    let consumer = try KafkaConsumer(kafka)
    defer { consumer.close() }
    var offsets: [TopicPartition: Int64] = [:]
    for number in 0..<Int32(partitions) {
      offsets[TopicPartition(topic: Topic.intakeEvents.name, partition: number)] = 0
    }
    let cluster = "bench"
    let synchronous = try store.write { transaction in
      for partition in offsets.keys {
        _ = try transaction.positions.advance(
          from: nil, to: Position(cluster: cluster, topic: partition.topic, partition: partition.partition, next: 0))
      }
      return try transaction.query("PRAGMA synchronous", []).first?.integer(0) ?? -1
    }
    try consumer.assignAndBegin(offsets, timeout: .seconds(5))
    try ready()

    let settings = ProcessorSettings()
    let processorTime = ProcessorTime.own()
    var began: ContinuousClock.Instant?
    var (done, historySeq, outboxSeq, settled) = (0, Int64(0), Int64(0), Int64(0))
    while done < templates.count || settled < outboxSeq {
      guard failures.load(ordering: .relaxed) == 0 else {
        throw BenchError.incorrect("the broker refused records of the bare loop")
      }
      // Once all is read, nothing but acknowledgements is waited for.
      let wait: Duration = done < templates.count ? .milliseconds(500) : .milliseconds(1)
      let polled = try consumer.poll(max: settings.batchSize, wait: wait, linger: settings.linger)
      let records = polled.compactMap { if case .record(let record) = $0 { record } else { nil } }
      let published = acknowledged.withLock { ranges in
        defer { ranges = [] }
        return ranges
      }
      if began == nil, !records.isEmpty { began = .now }
      if records.isEmpty, published.isEmpty { continue }
      let batch = records.compactMap { templates[$0.key ?? []] }
      let firstRow = outboxSeq + 1
      try store.write { transaction in
        for range in published { settled += Int64(try transaction.outbox.delete(range)) }
        for template in batch { try write(template, &historySeq, transaction) }
        outboxSeq += try insertOutputs(of: batch, transaction)
        for (partition, next) in Self.ends(records) {
          _ = try transaction.positions.advance(
            from: offsets[partition],
            to: Position(
              cluster: cluster, topic: partition.topic, partition: partition.partition, next: next, mark: Self.mark))
          offsets[partition] = next
        }
      }
      done += batch.count
      send(batch.flatMap(\.outputs), from: firstRow)
    }
    return Result(
      seconds: (began ?? .now).duration(to: .now).inSeconds, processorSeconds: ProcessorTime.own() - processorTime,
      synchronous: synchronous)
  }

  private func write(_ template: RowTemplate, _ seq: inout Int64, _ transaction: any SQLTransaction) throws {
    try transaction.execute(
      "INSERT INTO inbox (source, id, received) VALUES (?, ?, ?) ON CONFLICT (source, id) DO NOTHING", template.inbox)
    for row in template.rows { try transaction.execute(row.sql, row.values) }
    for entry in template.history {
      seq += 1
      try transaction.execute(
        """
        INSERT INTO history (seq, at, subject, actor, action, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """, [.integer(seq)] + entry)
      try transaction.execute("UPDATE history_head SET seq = ?, hash = ? WHERE id = 1", [.integer(seq), entry[6]])
    }
  }

  /// - Returns: how many rows.
  private func insertOutputs(of batch: [RowTemplate], _ transaction: any SQLTransaction) throws -> Int64 {
    let rows = batch.flatMap { template in
      zip(template.outputs, template.outputHeaders).map { record, headers in
        OutboxRow(topic: record.topic, key: record.key, value: record.value, headers: headers)
      }
    }
    return Int64(try transaction.outbox.insert(rows)?.count ?? 0)
  }

  private static func ends(_ records: [ConsumerRecord]) -> [TopicPartition: Int64] {
    var ends: [TopicPartition: Int64] = [:]
    for record in records {
      ends[TopicPartition(topic: record.topic, partition: record.partition)] = record.offset + 1
    }
    return ends
  }

  private func send(_ outputs: [ProducerRecord], from firstRow: Int64) {
    guard !outputs.isEmpty else { return }
    let rows = firstRow...(firstRow + Int64(outputs.count) - 1)
    guard let producer else { return acknowledged.withLock { $0.append(rows) } }
    Task {
      for case .failure in await producer.send(outputs) { failures.add(1, ordering: .relaxed) }
      acknowledged.withLock { $0.append(rows) }
    }
  }
}
