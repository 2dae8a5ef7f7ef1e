import AccordTesting
import Contracts
import Foundation
import ServiceRuntime
import Testing

@testable import OperatorTools

/// What a service says when it cannot start.
@Suite(.serialized)
struct StartingTests {
  private static let executables = ["intake", "screening", "society-routing", "referral"]

  @Test func aSecondProcessOnAStoreIsToldWhoHasIt() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices([.referral], broker: broker.bootstrapServers, in: folder) { services in
          let first = try #require(services.first)
          let second = try await Executable.run(
            "referral",
            [
              "--kafka-bootstrap-servers", broker.bootstrapServers, "--data-directory", first.data.path(),
              "--http-port", "0",
            ])
          #expect(second.status == 75)
          #expect(second.errors.contains("referral (process \(first.program.identifier))"), "\(second.errors)")
          #expect(try await first.get("/health/ready").status == 200)
        }
        // The lock goes with its holder.
        try await withServices([.referral], broker: broker.bootstrapServers, in: folder) { _ in }
      }
    }
  }

  @Test func everyFaultOfTheConfigurationIsNamedAtOnce() async throws {
    try await withFolder { folder in
      let file = folder.appending(path: "settings.yaml")
      try Data("http: {hots: 127.0.0.1}\n".utf8).write(to: file)
      let outcome = try await Executable.run(
        "society-routing",
        [
          "--config", file.path(), "--society", "Wasser Bau", "--http-port", "99999", "--log-level", "loud",
          "--no-such-thing", "1", "--kafka-sasl-password", "hunter2",
        ], environment: ["LOG_FORMAT": "xml"])
      #expect(outcome.status == 64)
      for fault in [
        "society (--society, SOCIETY)", "http.port (--http-port, HTTP_PORT)", "log.level (--log-level, LOG_LEVEL)",
        "log.format (--log-format, LOG_FORMAT)", "--no-such-thing is not known", "http.hots",
        "kafka.bootstrap.servers (--kafka-bootstrap-servers, KAFKA_BOOTSTRAP_SERVERS) is required",
        "data.directory (--data-directory, DATA_DIRECTORY) is required", "--kafka-sasl-password is a secret",
      ] {
        #expect(outcome.errors.contains(fault), "\(fault) in \(outcome.errors)")
      }
      #expect(!outcome.errors.contains("hunter2"))
    }
  }

  @Test func aSettingThatLibrdkafkaRefusesIsNamed() async throws {
    try await withFolder { folder in
      let outcome = try await Executable.run(
        "referral",
        [
          "--kafka-bootstrap-servers", "127.0.0.1:1", "--data-directory", folder.path(), "--http-port", "0",
          "--kafka-security-protocol", "carrier-pigeon", "--kafka-linger-ms", "soon", "--log-level",
        ])
      #expect(outcome.status == 64)
      for fault in ["kafka.security.protocol (", "kafka.linger.ms (", "--log-level has no value"] {
        #expect(outcome.errors.contains(fault), "\(fault) in \(outcome.errors)")
      }
    }
  }

  @Test func settingsThatLibrdkafkaRefusesTogetherAreAFaultOfTheConfiguration() async throws {
    try await withFolder { folder in
      let outcome = try await Executable.run(
        "referral",
        [
          "--kafka-bootstrap-servers", "127.0.0.1:1", "--data-directory", folder.path(), "--http-port", "0",
          "--kafka-security-protocol", "ssl", "--kafka-ssl-ca-location", "/nowhere/a,b.pem",
        ])
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("/nowhere/a,b.pem"), "\(outcome.errors)")
    }
  }

  /// As --help recommends it.
  @Test func severalBrokersAreAList() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices([.referral], broker: "127.0.0.1:1,\(broker.bootstrapServers)", in: folder) { services in
          let referral = try #require(services.first)
          #expect(try await referral.get("/health/ready").status == 200)
        }
      }
    }
  }

  @Test func aPortThatIsTakenIsNamed() async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        try await withServices([.referral], broker: broker.bootstrapServers, in: folder) { services in
          let port = try #require(try await services.first?.address.split(separator: ":").last)
          let second = try await Executable.run(
            "intake",
            [
              "--kafka-bootstrap-servers", broker.bootstrapServers, "--data-directory",
              folder.appending(path: "second").path(), "--http-port", String(port),
            ])
          #expect(second.status == 69)
          #expect(
            second.errors.contains("cannot listen on 127.0.0.1:\(port): Address already in use"), "\(second.errors)")
        }
      }
    }
  }

  @Test(arguments: zip(executables, ["maildir", "societies.file", "society", "data.directory"]))
  func helpListsEveryKey(executable: String, own: String) async throws {
    let help = try await Executable.run(executable, ["--help"])
    #expect(help.status == 0)
    let key = ConfigurationKey(own, "")
    #expect(help.output.contains("\(key.flag)   \(key.variable)   ("))
    for key in RuntimeConfiguration.keys {
      #expect(help.output.contains("\(key.flag)   \(key.variable)   ("), "\(key.name)")
      if let value = key.defaultValue { #expect(help.output.contains("(default: \(value)")) }
      #expect(help.output.contains(key.meaning))
    }
    #expect(help.output.contains("--kafka-<setting>"))
    #expect(help.output.contains("ACCORD_CONFIG"))
  }
}
