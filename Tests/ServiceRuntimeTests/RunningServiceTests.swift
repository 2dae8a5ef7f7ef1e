import Contracts
import Foundation
import Kafka
import KafkaRPC
import Logging
import Messaging
import Testing

@testable import ServiceRuntime

@Suite struct RunningServiceTests {
  /// The store, and at intake the kept files, are personal data.
  @Test func theDataFolderIsMadeForTheServiceAlone() async throws {
    let parent = FileManager.default.temporaryDirectory.appending(path: "accord-runtime-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: parent) }
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let folder = parent.appending(path: "100% 数据").path(percentEncoded: false)
    let runtime = RuntimeConfiguration(
      from: ConfigurationSource(file: ["data.directory": folder, "kafka.bootstrap.servers": "127.0.0.1:1"]),
      executable: "referral")
    let plan = ServicePlan(
      service: .referral, migrations: [], subscriptions: [], router: EventRouter(), methods: MethodRegistry())
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    _ = try await RunningService(plan: plan, runtime: runtime, registry: PrometheusRegistry(), logger: logger)
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
    #expect(FileManager.default.fileExists(atPath: folder + "/referral.db"))
  }
}
