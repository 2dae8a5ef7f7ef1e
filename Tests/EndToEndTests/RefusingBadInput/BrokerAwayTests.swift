import AccordTesting
import Contracts
import Foundation
import Kafka
import Testing

@testable import OperatorTools

/// A broker that cannot be reached is a state that passes, not an end.
@Suite(.serialized)
struct BrokerAwayTests {
  private let silent = "127.0.0.1:1"

  @Test func aServiceThatStartsWithoutABrokerSaysSoAndGoesOnWhenItComes() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
        let id = UUID().uuidString.lowercased()
        try await topics.send([.recommendation(of: id)])
        try broker.setDown()
        let screening = try ServiceUnderTest(.screening, broker: broker.bootstrapServers, in: folder)
        do {
          #expect(try await screening.get("/health/live").status == 200)
          _ = try await eventually("word of the missing broker") {
            screening.log.contains("topics could not be looked up, it is tried again") ? true : nil
          }
          #expect(try await screening.get("/health/ready").status == 503)
          #expect(screening.program.isRunning)
          try broker.setUp()
          try await screening.untilReady()
          _ = try await topics.payloads(CandidatePassed.self, on: .screeningEvents, about: [id])
          // It goes away once more; what is done meanwhile is published when it is back.
          try broker.setDown()
          #expect(try await screening.get("/health/live").status == 200)
          try broker.setUp()
          let later = UUID().uuidString.lowercased()
          try await topics.send([.recommendation(of: later)])
          let passed = try await topics.payloads(CandidatePassed.self, on: .screeningEvents, about: [id, later])
          #expect(passed.count == 2)
          await screening.program.clear()
          #expect(screening.program.end == .exit(0), "\(screening.log)")
        } catch {
          await screening.program.clear()
          throw error
        }
      }
    }
  }

  @Test func aServiceWithoutABrokerStopsWhenItIsAsked() async throws {
    try await withFolder { folder in
      let intake = try ServiceUnderTest(.intake, broker: silent, in: folder)
      _ = try await intake.address
      intake.program.send(SIGTERM)
      let end = try? await intake.program.end(within: .seconds(10))
      await intake.program.clear()
      #expect(end == .exit(0), "\(intake.log)")
    }
  }

  /// Taken in while there is nobody to tell; told when there is.
  @Test func anUploadIsTakenWithoutABrokerAndPublishedLater() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try broker.setDown()
        let intake = try ServiceUnderTest(.intake, broker: broker.bootstrapServers, in: folder)
        do {
          let file = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures/02-attached-table.xlsx")
          #expect(try await intake.upload(file).status == 201)
          intake.program.send(SIGKILL)
          #expect(try await intake.program.end(within: .seconds(10)) == .signal(SIGKILL))
        } catch {
          await intake.program.clear()
          throw error
        }
        try broker.setUp()
        try await withServices([.intake], broker: broker.bootstrapServers, in: folder) { _ in
          let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
          let told = try await eventually("the five of the workbook") {
            let events = try await topics.events(of: .intakeEvents)
            return events.count { $0.type == CandidateRecommended.eventType } < 5 ? nil : events
          }
          #expect(Set(told.compactMap(\.subject)).count == 5)
        }
      }
    }
  }

  @Test(arguments: ["1", "2.5"])
  func aCallWithoutABrokerEndsInItsTime(seconds: String) async throws {
    try await withFolder { folder in
      let call = try Program(
        path: Executable.folder + "/accordctl",
        ["call", "--broker", silent, "--max-time", seconds, "accord.intake.v1.Intake/ListCandidates"],
        output: folder.appending(path: "call"))
      // Starting takes a while on a busy machine; the default of --max-time, 10 s, would still be over this.
      let end = try? await call.end(within: .seconds(8))
      await call.clear()
      let unavailable = Program.End.exit(64 + 14)
      let deadline = Program.End.exit(64 + 4)
      #expect(end == unavailable || end == deadline, "\(call.complaints)")
      #expect(call.complaints.contains("accordctl: ") && call.written.isEmpty)
    }
  }

  @Test func aCommandWithoutABrokersAddressSaysWhatItNeeds() async throws {
    let outcome = try await Executable.run(
      "accordctl", ["call", "accord.intake.v1.Intake/ListCandidates"], environment: ["KAFKA_BOOTSTRAP_SERVERS": ""])
    #expect(outcome.status == 64, "\(outcome.errors)")
    #expect(outcome.errors.contains("--broker HOST:PORT"))
  }
}
