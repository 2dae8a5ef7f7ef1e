import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Logging
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// The timers under the loop that runs them in the service, with a clock that is set.
struct SupplementClockTests {
  private func running(
    _ desk: SupplementDesk, _ broker: LocalBroker, _ clock: SetClock, _ body: () async throws -> Void
  ) async throws {
    let processor = Processor(
      service: .intake, subscriptions: [], router: EventRouter(), timers: desk.timers,
      kafka: KafkaConfiguration(bootstrapServers: broker.bootstrapServers, clientID: "intake-tests"), store: desk.store,
      clock: clock, logger: Logger(label: "intake-tests") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await processor.run() }
      try await body()
      group.cancelAll()
      while let _ = try? await group.next() {}
    }
  }

  @Test func timersThatFellDueInWeeksOfDowntimeFireAtTheNextStart() async throws {
    try await withLocalBroker(topics: [Topic.intakeEvents.name: 1]) { broker in
      try await SupplementDesk.open { desk in
        let clock = SetClock(SupplementDesk.start)
        var person = Candidate.sample()
        person.qualifications = .init()
        let candidate = try desk.recommend([person])[0]
        try desk.ask(candidate, ["N1.2"])
        try await running(desk, broker, clock) {
          // The next morning while it runs.
          clock.set(SupplementDesk.time(days: 1))
          _ = try await eventually { try desk.mails().count == 1 ? true : nil }
        }
        // The reminder fell due while nobody was there: it is sent after the start, and not before a mailing time.
        clock.set(SupplementDesk.time(days: 20))
        try await running(desk, broker, clock) {
          _ = try await eventually {
            try desk.read { try SupplementUnitTable(transaction: $0).get(unit: SupplementDesk.unit)?.mailDueAt }
          }
          #expect(try desk.mails().count == 1)
          clock.set(SupplementDesk.time(days: 21))
          _ = try await eventually { try desk.mails().count == 2 ? true : nil }
        }
        #expect(try desk.mails().map(\.kind) == [.supplementRequest, .reminder])
        // So did the end of the time.
        clock.set(SupplementDesk.time(days: 60))
        try await running(desk, broker, clock) {
          _ = try await eventually { try desk.requests().first?.state == .expired ? true : nil }
          _ = try await eventually { try desk.read { try $0.outbox.count() } == 0 ? true : nil }
        }
        #expect(try desk.mails().count == 2)
        #expect(try desk.read { try $0.timers.list(after: nil, limit: 10) }.isEmpty)
      }
    }
  }
}
