import AccordTesting
import CloudEvents
import Contracts
import Kafka
import Messaging
import StateStore
import Testing

/// What is not from whom it says it is has no effect, holds nobody up, and does not stand in the way of the true event.
@Suite(.serialized) struct ForeignEventTests {
  private static let candidate = "candidate-1"

  private static func report(
    _ id: String, of society: String, source: ServiceName, on topic: Topic
  ) throws
    -> ProducerRecord
  {
    let payload = StageAdvanced(
      caseID: "case-1", candidateID: candidate, society: society, stage: .assessment, officer: "officer-1")
    return try record(payload, id: id, source: source.source, on: topic)
  }

  private static func record(
    _ payload: some EventPayload, id: String, source: String, on topic: Topic
  ) throws
    -> ProducerRecord
  {
    let event = CloudEvent(
      id: id, source: source, type: type(of: payload).eventType, subject: candidate, data: try JSON.encode(payload))
    return ProducerRecord(
      topic: topic.name, key: Array(candidate.utf8), value: event.encoded(),
      headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)])
  }

  private static func keeper(_ store: StateStore, topics: [String], broker: String) -> NoteKeeper {
    var keeper = NoteKeeper(store, topics: topics, broker: broker)
    keeper.router.on(StageAdvanced.self) { report, _, work in try NoteKeeper.keep(1, report.society, work) }
    keeper.router.on(CandidateRecommended.self) { _, _, work in try NoteKeeper.keep(2, "forged", work) }
    return keeper
  }

  @Test
  func `A report in another's name, from another's source or on another's topic is a dead letter that parks nothing`()
    async throws
  {
    let (civil, marine) = (Topic.societyEvents("civil"), Topic.societyEvents("marine"))
    try await withLocalBroker(topics: [civil.name: 1, marine.name: 1]) { local in
      let broker = Broker(bootstrapServers: local.bootstrapServers)
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = Self.keeper(store, topics: [civil.name, marine.name], broker: local.bootstrapServers)
        try await broker.send([
          // The forged ones have the true one's id.
          Self.report("id-1", of: "civil", source: .society("civil"), on: marine),
          Self.report("id-1", of: "civil", source: .society("marine"), on: marine),
          Self.record(
            CandidateRecommended(candidate: .sample()), id: "id-2", source: ServiceName.intake.source, on: marine),
        ])
        try await keeper.running { processor in
          try await eventually("three dead letters") { processor.status.pendingDeadLetters == 3 }
          #expect(processor.status.parkedKeys == 0)
          try await broker.send([Self.report("id-1", of: "civil", source: .society("civil"), on: civil)])
          try await eventually("the true report") { try keeper.notes(key: "civil") == [1] }
        }
        let letters = try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }
        #expect(letters.map(\.reason) == ["foreignEvent", "foreignEvent", "foreignEvent"])
        #expect(try keeper.notes() == [1])

        // The same after a restart, and when one is tried again or given up.
        try await keeper.running { processor in
          try await eventually("the status") { processor.status.pendingDeadLetters == 3 }
          #expect(processor.status.parkedKeys == 0)
          let desk = DeadLetterDesk(service: .screening, router: keeper.router)
          let again = try await processor.perform(WorkInput(source: "/test/operator", id: "1")) { work in
            try desk.redrive(letters[0].id, actor: "ops", reason: "a try", execute: true, in: work)
          }
          guard case .refusedAgain = again else {
            Issue.record("it was \(again)")
            return
          }
          let given = try await processor.perform(WorkInput(source: "/test/operator", id: "2")) { work in
            try DeadLetterDesk.discard(letters[1].id, actor: "ops", reason: "forged", execute: true, in: work)
          }
          #expect(given == .discarded)
          try await eventually("one less") { processor.status.pendingDeadLetters == 2 }
          #expect(processor.status.parkedKeys == 0)
        }
      }
    }
  }
}
