import CloudEvents
import Contracts
import Foundation
import Kafka
import KafkaRPC
import Logging

/// Workbooks through intake, screening, a society for each field, and referral: fifteen services and a broker.
struct WholeWay {
  let workbench: Workbench
  let count: Int

  private static let workbookSize = 1000
  /// Cases and reviews that officers work on at the same time.
  private static let movesAtOnce = 256
  private static let handful = 24

  func measure() async throws -> [BenchReport.Section] {
    var inventor = CandidateInventor()
    let many = inventor.invent(count).map(\.candidate)
    let few = inventor.invent(Self.handful).map(\.candidate)
    let folder = try workbench.folder("way")
    let broker = try await RunningBroker(folder: folder, topics: RunningBroker.topics)
    defer { broker.process.kill() }
    var services: [RunningService] = []
    defer { for service in services { service.process.kill() } }
    for service in [ServiceName.intake, .screening, .referral] + Taxonomy.attachment1.fields.map({ .society($0.code) })
    {
      let data = try workbench.folder("way/\(service.name)")
      try RunningService.writeSocieties(to: data)
      services.append(
        try await RunningService(
          service, arguments: RunningBroker.promptFetches, broker: broker.address, folder: data))
    }

    let journal = WayJournal()
    let reader = try TopicReader(broker.kafka, topics: Self.topics, onArrival: journal.note)
    defer { reader.close() }
    let figures = try await withOfficers(broker, journal) {
      let burst = try await upload(many, in: Self.workbookSize, to: services[0], journal, seconds: 60 + count / 20)
      let quiet = try await upload(few, in: few.count, to: services[0], journal, seconds: 30)
      return (burst, quiet)
    }
    try verify(journal, broker)
    for service in services { try await service.process.stop() }
    services = []
    return sections(figures.0, figures.1, journal)
  }

  private static var topics: [String: Int] {
    RunningBroker.topics.filter { topic, _ in
      topic.hasPrefix("accord.") && topic.hasSuffix(".events")
    }
  }

  private struct Batch: Sendable {
    var takenIn: Double
    var ended: Double
    var acceptance: [Double]
    var whole: [Double]
  }

  /// Uploads workbooks and waits until everybody in them has come to an end.
  private func upload(
    _ candidates: [Candidate], in size: Int, to intake: RunningService, _ journal: WayJournal, seconds: Int
  ) async throws -> Batch {
    let before = Set(journal.times.compactMap(\.endedAt))
    let known = journal.times.count
    let began = ContinuousClock.now
    for start in stride(from: 0, to: candidates.count, by: size) {
      let part = Array(candidates[start..<min(start + size, candidates.count)])
      let answer = try await HTTP.upload(
        Data(WorkbookWriter().write(part)), name: "bench-\(known + start).xlsx", withScan: Data("%PDF-1.4\n".utf8),
        to: intake.address + "/submissions")
      let view = try? JSON.decode(SubmissionView.self, from: [UInt8](answer.body))
      guard let view, view.candidates == part.count, view.rowErrors.isEmpty else {
        throw BenchError.incorrect(
          "intake took \(view?.candidates ?? 0) of \(part.count) engineers of a workbook, with status \(answer.status) and "
            + "\(view?.rowErrors.count ?? 0) row errors")
      }
    }
    let takenIn = began.duration(to: .now).inSeconds
    let deadline = began + .seconds(seconds)
    while journal.endedCount < known + candidates.count {
      if let fault = journal.fault { throw BenchError.incorrect(fault) }
      guard ContinuousClock.now < deadline else {
        throw BenchError.incorrect(
          "\(journal.endedCount - known) of \(candidates.count) candidates came to an end within \(seconds) s")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    let times = journal.times.filter { times in times.endedAt.map { !before.contains($0) } ?? false }
    return Batch(
      takenIn: takenIn, ended: began.duration(to: times.compactMap(\.endedAt).max() ?? .now).inSeconds,
      acceptance: times.compactMap { Self.seconds(from: $0.recommended, to: $0.accepted) },
      whole: times.compactMap { Self.seconds(from: $0.recommended, to: $0.ended) })
  }

  private static func seconds(from start: Timestamp?, to end: Timestamp?) -> Double? {
    guard let start, let end else { return nil }
    return Double(end.milliseconds - start.milliseconds) / 1000
  }

  /// Runs `body` while officers do what the journal asks for.
  private func withOfficers<Result: Sendable>(
    _ broker: RunningBroker, _ journal: WayJournal, _ body: () async throws -> Result
  ) async throws -> Result {
    var logger = Logger(label: "bench") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .error
    var kafka = broker.kafka
    kafka.settings["fetch.wait.max.ms"] = "10"
    let client = RPCClient(caller: "bench", kafka: kafka, logger: logger)
    let moves = CaseMoves(client: client)
    let running = Task { try await client.run() }
    let officers = Task {
      try await withThrowingDiscardingTaskGroup { group in
        for _ in 0..<Self.movesAtOnce {
          group.addTask {
            for await move in journal.moves {
              switch move {
              case .decide(let review): try await moves.decide(review)
              case .conclude(let accepted): try await moves.conclude(accepted)
              }
            }
          }
        }
      }
    }
    defer {
      officers.cancel()
      running.cancel()
    }
    return try await body()
  }

  private func verify(_ journal: WayJournal, _ broker: RunningBroker) throws {
    let (members, numbers) = journal.members
    guard members == numbers, members > 0 else {
      throw BenchError.incorrect("\(members) members were registered under \(numbers) numbers")
    }
    let admin = try KafkaAdmin(broker.kafka)
    defer { admin.close() }
    for (topic, partitions) in try admin.topics(timeout: .seconds(10)) where topic.hasSuffix(".dead-letters") {
      for number in 0..<Int32(partitions) {
        let records = try admin.watermarks(.init(topic: topic, partition: number), timeout: .seconds(10))
        guard records.isEmpty else { throw BenchError.incorrect("\(topic) holds \(records.count) dead letters") }
      }
    }
  }

  private func sections(_ burst: Batch, _ quiet: Batch, _ journal: WayJournal) -> [BenchReport.Section] {
    [
      BenchReport.Section(
        title: "The whole way, \(count) engineers in workbooks of \(Self.workbookSize), 12 societies",
        figures: [
          ("taken in by intake", "\(Int(Double(count) / burst.takenIn)) candidates/s"),
          (
            "all at an end",
            "\(Int(Double(count) / burst.ended)) candidates/s, after \(burst.ended.formatted(decimals: 1)) s"
          ),
          ("recommended → accepted, while all wait", Percentiles(burst.acceptance).summary),
          ("recommended → end, while all wait", Percentiles(burst.whole).summary),
          ("recommended → accepted, \(Self.handful) alone", Percentiles(quiet.acceptance).summary),
          ("recommended → end, \(Self.handful) alone", Percentiles(quiet.whole).summary),
        ],
        notes: [
          "an end: rejected, asked for more, or registered and referred (or waiting for a partner); officers are a script: "
            + "four calls over Kafka for every case, one for every review, \(Self.movesAtOnce) at a time",
          "asserted: everybody came to an end; \(journal.members.count) members, each with a number of their own; no dead letter",
        ])
    ]
  }
}
