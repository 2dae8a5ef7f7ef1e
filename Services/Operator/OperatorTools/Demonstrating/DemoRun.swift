import CloudEvents
import Contracts
import Foundation
import GRPCCore
import Kafka
import KafkaRPC
import Logging

/// One demo from the first process to the report.
struct DemoRun: Sendable {
  var inputs: [String]
  var folder: DemoFolder
  var fleet: ServiceFleet
  /// `127.0.0.1:PORT`
  var broker: String
  var timeout: Duration

  func run() async throws -> DemoReport {
    let client = RPCClient(
      caller: "demo",
      kafka: KafkaConfiguration(bootstrapServers: broker, clientID: "demo", settings: ["fetch.wait.max.ms": "10"]),
      logger: Logger(label: "demo"))
    return try await withThrowingTaskGroup(of: DemoReport?.self) { group in
      group.addTask {
        try await client.run()
        return nil
      }
      group.addTask { [fleet] in
        try await fleet.supervise()
        return nil
      }
      group.addTask { try await goAllTheWay(DemoCalls(client: client, giveUp: .now + timeout)) }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result { return result }
      }
      throw DemoError.interrupted
    }
  }

  private func goAllTheWay(_ calls: DemoCalls) async throws -> DemoReport {
    let start = ContinuousClock.now
    let progress = DemoProgress()
    progress.say("broker \(broker); starting intake, screening and referral")
    try await fleet.start([.intake, .screening, .referral])
    let submitter = DemoSubmitter(calls: calls, fleet: fleet, folder: folder)
    var submissions: [DemoSubmission] = []
    for input in inputs {
      let submission = try await submitter.submit(input)
      progress.say("submitted \(submission.file): \(submission.view.candidates) candidates")
      submissions.append(submission)
    }
    let expected = Dictionary(submissions.map { ($0.view.id, $0.view.candidates) }) { $1 }.values.reduce(0, +)

    let deadline = start + timeout
    var candidates: [CandidateSummary] = []
    while true {
      candidates = try await list(calls)
      progress.show(candidates)
      if candidates.count == expected, candidates.allSatisfy({ DemoScript.isSettled($0.progress) }) { break }
      if ContinuousClock.now > deadline {
        progress.say("gave up after \(timeout): somebody is neither at an end nor at a stated wait")
        break
      }
      try await startSocieties(of: candidates, progress)
      try await play(calls)
      try await Task.sleep(for: .milliseconds(50))
    }
    progress.finish()

    let elapsed = ContinuousClock.now - start
    return DemoReport(
      submissions: submissions,
      candidates: try await inOrderOfTheForms(candidates, submissions, calls).map(DemoCandidate.init),
      deadLetters: try await deadLetters(),
      elapsedSeconds: Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18,
      broker: broker, http: await fleet.addresses)
  }

  private func list(_ calls: DemoCalls) async throws -> [CandidateSummary] {
    var all: [CandidateSummary] = []
    var token: String?
    repeat {
      let page = try await calls.call(
        ListCandidates.self, of: .intake, .init(limit: 1000, pageToken: token))
      all += page.candidates
      token = page.nextPageToken
    } while token != nil
    return all
  }

  /// As a person reads them: submission by submission, row by row.
  private func inOrderOfTheForms(
    _ candidates: [CandidateSummary], _ submissions: [DemoSubmission], _ calls: DemoCalls
  ) async throws -> [CandidateSummary] {
    let ids = submissions.map(\.view.id)
    var placed: [(place: (submission: Int, sheet: String, row: Int), summary: CandidateSummary)] = []
    for summary in candidates {
      let origin = try await calls.call(GetCandidate.self, of: .intake, .init(id: summary.id)).candidate.origin
      placed.append(((ids.firstIndex(of: summary.submissionID) ?? ids.count, origin.sheet, origin.row), summary))
    }
    return placed.sorted { $0.place < $1.place }.map(\.summary)
  }

  /// A society's process starts when its first case is on the way; the case waits for it in Kafka.
  private func startSocieties(of candidates: [CandidateSummary], _ progress: DemoProgress) async throws {
    let running = await fleet.societies
    let new = Set(candidates.compactMap(\.progress.society)).subtracting(running).sorted()
    guard !new.isEmpty else { return }
    progress.say("starting society-routing for \(new.joined(separator: ", "))")
    try await fleet.start(new.map(ServiceName.society))
  }

  /// One round of what officers and partners do.
  private func play(_ calls: DemoCalls) async throws {
    let lacking = try await calls.call(ListSubmissions.self, of: .intake, .init(incomplete: true)).submissions
    for submission in lacking {
      try await act {
        if let waiver = DemoScript.waiver(of: submission) {
          _ = try await calls.call(WaiveScan.self, of: .intake, waiver)
        }
        if let unit = DemoScript.unit(of: submission) {
          _ = try await calls.call(SettleUnit.self, of: .intake, unit)
        }
      }
    }
    let reviews = try await calls.call(ListReviews.self, of: .screening, .init()).reviews
    for review in reviews {
      try await act {
        _ = try await calls.call(
          Decide.self, of: .screening, DemoScript.decision(on: review))
      }
    }
    for code in await fleet.societies {
      let society = ServiceName.society(code)
      let cases = try await calls.call(ListCases.self, of: society, .init(open: true)).cases
      for seen in cases {
        try await act {
          switch DemoScript.move(for: seen) {
          case .advance(let stage):
            _ = try await calls.call(
              Advance.self, of: society, .init(id: seen.id, to: stage, officer: DemoScript.officer))
          case .conclude:
            _ = try await calls.call(
              Conclude.self, of: society, .init(id: seen.id, conclusion: .passed, officer: DemoScript.officer))
          case nil:
            break
          }
        }
      }
    }
    let members = try await calls.call(ListMembers.self, of: .referral, .init(status: .referred)).members
    for member in members {
      guard let answer = DemoScript.answer(to: member) else { continue }
      try await act {
        _ = try await calls.call(RecordAnswer.self, of: .referral, answer)
      }
    }
  }

  /// A move that has meanwhile become impossible is no fault: the next round looks again.
  private func act(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let error as RPCError where error.code == .failedPrecondition {}
  }

  private func deadLetters() async throws -> Int {
    let kafka = KafkaConfiguration(bootstrapServers: broker, clientID: "demo")
    let admin = try KafkaAdmin(kafka)
    defer { admin.close() }
    var count = 0
    for (topic, partitions) in try admin.topics(timeout: .seconds(10)) where topic.hasSuffix(".dead-letters") {
      for partition in 0..<partitions {
        let range = try admin.watermarks(.init(topic: topic, partition: Int32(partition)), timeout: .seconds(10))
        count += range.count
      }
    }
    return count
  }
}
