import Foundation
import Kafka

/// Runs `body` with a broker's bootstrap servers: those of the environment's `ACCORD_TEST_BROKER` (`host:port`), else a
/// `LocalBroker` of its own, which ends with the call.
///
/// Suites may share a real broker, so take names from `uniqueTopic` and have `topics` created here.
///
/// - Parameter topics: name and number of partitions.
package func withBroker<R>(
  topics: [String: Int] = [:], isolation: isolated (any Actor)? = #isolation,
  _ body: (String) async throws -> R
) async throws -> R {
  if let bootstrap = sharedTestBroker {
    // It blocks, and the threads of tasks are as few as the cores: other tests' deadlines would pass meanwhile.
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try create(topics, on: bootstrap) }) }
    }
    return try await body(bootstrap)
  }
  return try await withLocalBroker(topics: topics) { broker in try await body(broker.bootstrapServers) }
}

private func create(_ topics: [String: Int], on bootstrap: String) throws {
  let admin = try KafkaAdmin(KafkaConfiguration(bootstrapServers: bootstrap, clientID: "accord-testing"))
  defer { admin.close() }
  for (partitions, names) in Dictionary(grouping: topics.keys, by: { topics[$0] ?? 1 }) {
    try admin.ensure(topics: names, partitions: partitions, timeout: .seconds(30))
  }
}

/// Runs `body` with a `LocalBroker`, whatever the environment says: for tests that need its faults.
package func withLocalBroker<R>(
  brokers: Int = 1, topics: [String: Int] = [:], isolation: isolated (any Actor)? = #isolation,
  _ body: (LocalBroker) async throws -> R
) async throws -> R {
  let broker = try LocalBroker(brokers: brokers, topics: topics)
  defer { broker.close() }
  return try await body(broker)
}

/// The broker that all suites are to use, where the environment names one.
package var sharedTestBroker: String? {
  ProcessInfo.processInfo.environment["ACCORD_TEST_BROKER"].flatMap { $0.isEmpty ? nil : $0 }
}

/// A topic name that no other test and no earlier run has used: `accord-test.<stem>.<random>`.
package func uniqueTopic(_ stem: String) -> String {
  let suffix = UInt64.random(in: .min ... .max)
  return "accord-test.\(stem).\(String(suffix, radix: 36))"
}
