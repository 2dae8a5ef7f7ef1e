import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka

@testable import OperatorTools

/// Writes to and reads from topics as a service of somebody else would.
struct TestTopics: Sendable {
  let bootstrapServers: String

  static var ofAccord: [String: Int] {
    DemoTopics.all.merging([
      ServiceName.society("hydraulic").deadLetters.name: 1, ServiceName.society("hydraulic").requests.name: 1,
    ]) { $1 }
  }

  private var configuration: KafkaConfiguration {
    KafkaConfiguration(bootstrapServers: bootstrapServers, clientID: "end-to-end-tests")
  }

  func send(_ records: [ProducerRecord]) async throws {
    let producer = try KafkaProducer(configuration)
    let results = await producer.send(records)
    await producer.close(timeout: .seconds(5))
    for result in results { try result.get() }
  }

  /// All that a topic holds now, oldest first in each partition.
  func records(of topic: Topic) async throws -> [ConsumerRecord] {
    let configuration = configuration
    // Consumers block the thread that pulls.
    return try await Task.detached {
      let admin = try KafkaAdmin(configuration)
      defer { admin.close() }
      var ends: [TopicPartition: Range<Int64>] = [:]
      for number in 0..<Int32(try admin.topics(timeout: .seconds(10))[topic.name] ?? 0) {
        let partition = TopicPartition(topic: topic.name, partition: number)
        ends[partition] = try admin.watermarks(partition, timeout: .seconds(10))
      }
      var open = ends.filter { !$0.value.isEmpty }
      let consumer = try KafkaConsumer(configuration)
      defer { consumer.close() }
      try consumer.assign(open.mapValues(\.lowerBound))
      var found: [ConsumerRecord] = []
      let deadline = ContinuousClock.now + .seconds(20)
      while !open.isEmpty {
        guard ContinuousClock.now < deadline else { throw NotInTime(description: "the records of \(topic)") }
        for case .record(let record) in try consumer.poll(max: 1000, wait: .milliseconds(100), linger: .zero) {
          let partition = TopicPartition(topic: record.topic, partition: record.partition)
          guard let end = ends[partition]?.upperBound, record.offset < end else { continue }
          found.append(record)
          if record.offset == end - 1 { open[partition] = nil }
        }
      }
      return found
    }.value
  }

  func events(of topic: Topic) async throws -> [CloudEvent] {
    try await records(of: topic).compactMap { record in
      try? CloudEvent(headers: record.headers.map { ($0.name, $0.value) }, value: record.value)
    }
  }

  /// The payloads of one type about these subjects, once there is one for each.
  func payloads<Payload: EventPayload>(
    _ type: Payload.Type, on topic: Topic, about subjects: some Collection<String>
  ) async throws -> [Payload] {
    try await eventually("\(Payload.eventType) of \(subjects.count) candidates") {
      let found = try await events(of: topic).filter { event in
        event.type == Payload.eventType && subjects.contains(event.subject ?? "")
      }
      guard Set(found.compactMap(\.subject)).count == Set(subjects).count else { return nil }
      return try found.map { try JSON.decode(Payload.self, from: $0.data) }
    }
  }
}

extension ProducerRecord {
  /// An event as its service would send it.
  static func event<Payload: EventPayload>(
    _ payload: Payload, about subject: String, from service: ServiceName, to topic: Topic
  ) throws -> ProducerRecord {
    let event = CloudEvent(
      id: UUID().uuidString, source: service.source, type: Payload.eventType, subject: subject,
      data: try JSON.encode(payload))
    return ProducerRecord(
      topic: topic.name, key: Array(subject.utf8), value: event.encoded(),
      headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)])
  }

  /// Somebody whom screening passes and allocates to the hydraulic society.
  static func recommendation(of id: String) throws -> ProducerRecord {
    var candidate = Candidate.sample(id: id)
    candidate.qualifications.degree = "学士"
    candidate.qualifications.discipline = "水利水电工程"
    return try event(CandidateRecommended(candidate: candidate), about: id, from: .intake, to: .intakeEvents)
  }
}
