import Foundation
import Kafka
import Testing

@testable import OperatorTools

/// Every service is killed (SIGKILL, by itself, at a named point of its loop) while the fixtures go all the way, and is
/// started again: the result is the same as without it.
@Suite(.serialized)
struct KillTests {
  /// `name:nth`; a later pass hits the point with work of another kind.
  static let failPoints = ["beforeCommit", "afterCommit", "afterPublish", "beforeDelete"].flatMap {
    ["\($0):1", "\($0):3"]
  }

  @Test(.timeLimit(.minutes(4)), arguments: failPoints)
  func everybodyArrivesOnceWhoeverIsKilledAt(failPoint: String) async throws {
    let folder = try DemoFolder(path: nil)
    defer { try? FileManager.default.removeItem(atPath: folder.path) }
    let broker = try LocalBroker(topics: DemoTopics.all)
    defer { broker.close() }
    let killed = ["intake", "screening", "society-hydraulic", "referral"]
    let fleet = ServiceFleet(
      folder: folder, bootstrapServers: broker.bootstrapServers,
      failPoints: Dictionary(uniqueKeysWithValues: killed.map { ($0, failPoint) }))
    let run = DemoRun(
      inputs: try folder.writeFixtures(), folder: folder, fleet: fleet, broker: broker.bootstrapServers,
      timeout: .seconds(90))
    let report: DemoReport
    do {
      report = try await run.run()
    } catch {
      _ = await fleet.stop()
      throw error
    }
    let restarts = await fleet.restarts
    _ = await fleet.stop()
    #expect(restarts == killed.count, "each of \(killed) died once at \(failPoint)")
    let written = try JSONDecoder().decode(WrittenReport.self, from: report.encoded())
    try ReportComparison(report: written, expected: .fixtures()).check()
  }
}
