import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import KafkaRPC
import Logging
import ServiceRuntime

@testable import ScreeningService

/// The whole service on a local broker, with a client that calls it.
struct RunningScreening {
  let client: RPCClient
  let kafka: KafkaConfiguration
  let societiesFile: String
  /// There only where it was asked for.
  let rulesFile: String

  func recommend(_ candidates: [Candidate]) async throws {
    let producer = try KafkaProducer(kafka)
    let records = try candidates.map { candidate in
      let event = CloudEvent(
        id: "recommend-\(candidate.id)", source: ServiceName.intake.source, type: CandidateRecommended.eventType,
        subject: candidate.id, data: try JSON.encode(CandidateRecommended(candidate: candidate)))
      return ProducerRecord(
        topic: Topic.intakeEvents.name, key: Array(candidate.id.utf8), value: event.encoded(),
        headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)])
    }
    let results = await producer.send(records)
    await producer.close(timeout: .seconds(5))
    for result in results { try result.get() }
  }

  func call<Method: RPCMethod>(
    _ method: Method.Type, _ request: Method.Request, key: String? = nil
  ) async throws -> Method.Response {
    try await client.call(method, of: .screening, request, timeout: .seconds(20), idempotencyKey: key)
  }

  func write(rules yaml: String) throws {
    try Data(yaml.utf8).write(to: URL(filePath: rulesFile), options: .atomic)
  }

  func write(societies yaml: String) throws {
    try Data(yaml.utf8).write(to: URL(filePath: societiesFile), options: .atomic)
  }

  /// The cases that a society's topic holds, once there are `count`.
  func cases(of society: String, count: Int) async throws -> [CaseAllocated] {
    try await events(on: .societyCases(society), count: count).map {
      try JSON.decode(CaseAllocated.self, from: $0.data)
    }
  }

  /// What a topic of one partition holds, once there is so much.
  func events(on topic: Topic, count: Int) async throws -> [CloudEvent] {
    let kafka = kafka
    let records = try await Task.detached {
      let consumer = try KafkaConsumer(kafka)
      defer { consumer.close() }
      try consumer.assign([TopicPartition(topic: topic.name, partition: 0): KafkaConsumer.beginning])
      var records: [ConsumerRecord] = []
      let end = ContinuousClock.now + .seconds(20)
      while records.count < count, ContinuousClock.now < end {
        for polled in try consumer.poll(max: count, wait: .milliseconds(200), linger: .zero) {
          if case .record(let record) = polled { records.append(record) }
        }
      }
      return records
    }.value
    return try records.map { record in
      try CloudEvent(headers: record.headers.map { ($0.name, $0.value) }, value: record.value)
    }
  }
}

/// Runs the service on a broker of its own with these societies, in a temporary folder.
///
/// - Parameter rules: what `rules.file` holds; absent: there is none.
func withRunningScreening(
  societies yaml: String, rules: String? = nil, _ body: (RunningScreening) async throws -> Void
) async throws {
  let topics = Dictionary(
    uniqueKeysWithValues: [
      Topic.intakeEvents, .screeningEvents, .societies, .societyCases("civil-a"), .societyEvents("civil-a"),
      .societyCases("garden"), .societyEvents("garden"), ServiceName.screening.requests,
    ].map { ($0.name, 1) })
  try await withLocalBroker(topics: topics) { broker in
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-screening-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.path(percentEncoded: false)
    let file = path + "/societies.yaml"
    try Data(yaml.utf8).write(to: URL(filePath: file))
    var configuration = Configuration(societiesFile: file, registry: try SocietyRegistry(yaml: yaml))
    if let rules {
      configuration.rulesFile = path + "/rules.yaml"
      configuration.rules = RuleBook(.notice2025, later: [try RuleSet(yaml: rules)])
      try Data(rules.utf8).write(to: URL(filePath: configuration.rulesFile))
    }
    let kafka = KafkaConfiguration(bootstrapServers: broker.bootstrapServers, clientID: "screening-tests")
    var logger = Logger(label: "screening-tests")
    logger.logLevel = .critical
    let running = try await RunningService(
      plan: Screening.build(configuration),
      runtime: RuntimeConfiguration(kafka: kafka, dataDirectory: path, storeURL: "sqlite://\(path)/screening.db"),
      registry: PrometheusRegistry(), logger: logger)
    let client = RPCClient(caller: "screening-tests", kafka: kafka, logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try? await running.run() }
      group.addTask { try? await client.run() }
      defer { group.cancelAll() }
      try await body(
        RunningScreening(client: client, kafka: kafka, societiesFile: file, rulesFile: configuration.rulesFile))
    }
  }
}
