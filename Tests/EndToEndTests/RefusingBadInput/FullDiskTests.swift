import AccordTesting
import Contracts
import Foundation
import Kafka
import Testing

@testable import OperatorTools

/// A disk without room: no file of the process may become longer than a limit, which a write meets as it meets a full disk.
@Suite(.serialized)
struct FullDiskTests {
  @Test func screeningHoldsOnWithAFullDiskAndLosesNothing() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
        let full = try ServiceUnderTest(.screening, broker: broker.bootstrapServers, in: folder, fileLimit: 1024)
        let ids = (0..<400).map { _ in UUID().uuidString.lowercased() }
        do {
          try await full.untilReady()
          try await topics.send(try ids.map(ProducerRecord.recommendation))
          _ = try await eventually("word of the full disk") {
            guard full.program.isRunning else {
              throw NotInTime(description: "it ended (\(String(describing: full.program.end))): \(full.log)")
            }
            return full.log.contains("a transaction failed and is tried again") ? true : nil
          }
          #expect(full.log.contains("check the store's disk"), "\(full.log)")
          #expect(try await full.get("/health/live").status == 200)
          full.program.send(SIGTERM)
          #expect(try await full.program.end(within: .seconds(15)) == .exit(0), "\(full.log)")
        } catch {
          await full.program.clear()
          throw error
        }
        // With room again, all of them pass, each once.
        try await withServices([.screening], broker: broker.bootstrapServers, in: folder) { services in
          let passed = try await topics.payloads(CandidatePassed.self, on: .screeningEvents, about: ids)
          #expect(passed.count == ids.count)
          let verified = try await Executable.run(
            "accordctl", ["history", "verify", "--store", try #require(services.first).store])
          #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        }
      }
    }
  }

  @Test func intakeRefusesWhatItCannotKeepAndTakesItLater() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let fixtures = ProjectFolder.root.appending(path: "Tests/IntakeServiceTests/Fixtures")
        let scan = folder.appending(path: "scan.pdf")
        try Data(repeating: 0x25, count: 3 << 20).write(to: scan)
        let full = try ServiceUnderTest(.intake, broker: broker.bootstrapServers, in: folder, fileLimit: 1024)
        do {
          let answer = try await full.upload(scan)
          #expect(answer.status == 507)
          #expect(String(decoding: answer.body, as: UTF8.self).contains("服务器暂时无法保存文件，请稍后重新上传。"))
          #expect(try await full.upload(fixtures.appending(path: "02-attached-table.xlsx")).status == 201)
          full.program.send(SIGTERM)
          #expect(try await full.program.end(within: .seconds(15)) == .exit(0), "\(full.log)")
        } catch {
          await full.program.clear()
          throw error
        }
        try await withServices([.intake], broker: broker.bootstrapServers, in: folder) { services in
          let intake = try #require(services.first)
          // Taken now, and refused for what it is.
          #expect(try await intake.upload(scan).status == 415)
          #expect(try await intake.upload(fixtures.appending(path: "02-attached-table.xlsx")).status == 200)
        }
      }
    }
  }
}
