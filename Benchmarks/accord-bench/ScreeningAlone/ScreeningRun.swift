import Contracts
import Foundation
import Kafka
import StateStore

/// One run of one side: a new broker, a new store, all candidates in, all outputs out.
struct ScreeningRun: Sendable {
  struct Outcome: Sendable {
    /// From the first record's sending to the last output's arrival.
    var seconds: Double
    /// Of the measured process.
    var processorSeconds: Double?
    /// From the sending of a candidate's record (or when it was due) to the arrival of the last of its outputs.
    var latencies: [Double]
    var outputs: [TopicReader.Arrival]
    var folder: String
  }

  let workbench: Workbench
  let candidates: [InventedCandidate]

  var expectedOutputs: Int { candidates.reduce(0) { $0 + $1.expectedOutputs } }

  /// The topics that screening puts out to.
  static let outputTopics = RunningBroker.topics.filter { topic, _ in
    topic == Topic.screeningEvents.name || topic.hasSuffix(".cases")
  }

  /// - Parameters:
  ///   - rate: candidates a second; absent: all at once.
  ///   - known: candidates that the store in the folder of this name has already.
  func screen(_ name: String, rate: Int? = nil, known: Int = 0) async throws -> Outcome {
    try await onBroker(name) { broker, folder in
      try RunningService.writeSocieties(to: folder)
      let service = try await RunningService(.screening, broker: broker.address, folder: folder)
      defer { service.process.kill() }
      let before = try await service.processorTime()
      var outcome = try await send(to: broker, folder: folder, rate: rate)
      if let before, let after = try await service.processorTime() { outcome.processorSeconds = after - before }
      try await service.process.stop()
      try verify(outcome, known: known)
      return outcome
    }
  }

  /// - Parameter template: what `screen` left and put out.
  func loop(_ name: String, template: Outcome, file: TemplateFile) async throws -> Outcome {
    try await onBroker(name) { broker, folder in
      let process = try bareLoop(broker, folder, template, file)
      defer { process.kill() }
      _ = try await process.wait(forFile: folder + "/ready")
      var outcome = try await send(to: broker, folder: folder, rate: nil)
      try await process.waitUntilEnded(seconds: 30)
      outcome.processorSeconds = try result(in: folder).processorSeconds
      return outcome
    }
  }

  /// The same without sending anything; its own clock counts.
  func loopWithoutPublishing(_ name: String, template: Outcome, file: TemplateFile) async throws -> BareLoop.Result {
    try await onBroker(name) { broker, folder in
      let process = try bareLoop(broker, folder, template, file, options: ["--no-publishing"])
      defer { process.kill() }
      _ = try await process.wait(forFile: folder + "/ready")
      try await send(to: broker)
      try await process.waitUntilEnded(seconds: 60)
      return try result(in: folder)
    }
  }

  private func bareLoop(
    _ broker: RunningBroker, _ folder: String, _ template: Outcome, _ file: TemplateFile, options: [String] = []
  ) throws -> ExecutableProcess {
    try ExecutableProcess(
      "accord-bench", name: "bare-loop",
      arguments: [
        "bare-loop", "--broker", broker.address, "--folder", folder, "--store",
        RunningService.store(in: template.folder, of: .screening), "--template", file.url,
        "--partitions", String(RunningBroker.topics[Topic.intakeEvents.name] ?? 1),
      ] + options, folder: folder)
  }

  private func result(in folder: String) throws -> BareLoop.Result {
    let result = try JSONDecoder().decode(
      BareLoop.Result.self, from: Data(contentsOf: URL(fileURLWithPath: folder + "/result.json")))
    guard result.synchronous == 2 else {
      throw BenchError.incorrect("the bare loop's store has synchronous=\(result.synchronous), not 2 (FULL)")
    }
    return result
  }

  private func onBroker<Result: Sendable>(
    _ name: String, _ body: (RunningBroker, String) async throws -> Result
  ) async throws -> Result {
    let folder = try workbench.folder(name)
    let broker = try await RunningBroker(folder: folder, topics: RunningBroker.topics)
    defer { broker.process.kill() }
    return try await body(broker, folder)
  }

  private func send(to broker: RunningBroker) async throws {
    let producer = try KafkaProducer(broker.kafka)
    for case .failure(let error) in await producer.send(try candidates.map { try $0.record() }) { throw error }
    await producer.close(timeout: .seconds(5))
  }

  private func send(to broker: RunningBroker, folder: String, rate: Int?) async throws -> Outcome {
    let records = try candidates.map { try $0.record() }
    let reader = try TopicReader(broker.kafka, topics: Self.outputTopics)
    defer { reader.close() }
    let producer = try KafkaProducer(broker.kafka)
    // A producer's first record asks for an id and for the partitions: that is not screening's time.
    for case .failure(let error) in await producer.send([
      ProducerRecord(topic: ServiceName.intake.deadLetters.name, key: nil, value: [])
    ]) { throw error }

    let began = ContinuousClock.now
    var sent: [[UInt8]: ContinuousClock.Instant] = [:]
    if let rate {
      for (index, record) in records.enumerated() {
        let due = began + .seconds(Double(index) / Double(rate))
        if due > .now { try await Task.sleep(until: due, clock: .continuous) }
        // From when it was due, not from when this loop got round to it.
        sent[record.key ?? []] = due
        Task { await producer.send([record]) }
      }
    } else {
      for record in records { sent[record.key ?? []] = began }
      for case .failure(let error) in await producer.send(records) { throw error }
    }
    let arrivals = try await reader.wait(for: expectedOutputs, seconds: 120)
    await producer.close(timeout: .seconds(5))
    var last: [[UInt8]: ContinuousClock.Instant] = [:]
    for arrival in arrivals { last[arrival.record.key ?? []] = arrival.at }
    return Outcome(
      seconds: began.duration(to: arrivals.last?.at ?? .now).inSeconds,
      latencies: last.compactMap { key, at in sent[key].map { $0.duration(to: at).inSeconds } }, outputs: arrivals,
      folder: folder)
  }

  /// Every candidate was decided as the notice has it, each once, and nothing is left over; and the store reads back as
  /// `synchronous=FULL`.
  private func verify(_ outcome: Outcome, known: Int) throws {
    guard outcome.outputs.count == expectedOutputs else {
      throw BenchError.incorrect("screening put out \(outcome.outputs.count) events, not \(expectedOutputs)")
    }
    let store = try StateStore(
      maintainingURL: RunningService.store(in: outcome.folder, of: .screening))
    let (decided, count, left, letters, inputs, synchronous) = try store.write { transaction in
      (
        try candidates.map { candidate in
          try transaction.query("SELECT outcome FROM candidate WHERE id = ?", [.text(candidate.candidate.id)]).first?
            .text(0)
        },
        try transaction.query("SELECT count(*) FROM candidate", []).first?.integer(0),
        try transaction.outbox.count(),
        try transaction.deadLetters.pendingCount(),
        // Timers that rang are inputs, too.
        try transaction.query("SELECT count(*) FROM inbox WHERE source = ?", [.text(InventedCandidate.source)])
          .first?.integer(0),
        try transaction.query("PRAGMA synchronous", []).first?.integer(0)
      )
    }
    try store.close()
    let wrong = zip(candidates, decided).count { $0.expected.rawValue != $1 }
    let expected = Int64(candidates.count + known)
    guard wrong == 0, count == expected else {
      throw BenchError.incorrect("\(wrong) candidates are missing or were not decided as expected")
    }
    guard left == 0, letters == 0, inputs == expected else {
      throw BenchError.incorrect(
        "screening's store holds \(left) outbox rows, \(letters) dead letters and \(inputs ?? 0) inbox rows")
    }
    guard synchronous == 2 else {
      throw BenchError.incorrect("screening's store has synchronous=\(synchronous ?? -1), not 2 (FULL)")
    }
  }
}
