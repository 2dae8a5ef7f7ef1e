import Foundation
import Testing

@testable import ServiceRuntime

struct ConfigurationTests {
  private static let port = ConfigurationKey("http.port", default: "8080", "Port.")
  private static let society = ConfigurationKey("society", required: true, "Code of the society.")
  private static let password = ConfigurationKey("kafka.sasl.password", secret: true, "Password.")
  private static let dry = ConfigurationKey("dry", "Whether nothing is done.")

  private func load(
    _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) -> (source: ConfigurationSource, faults: [String]) {
    ConfigurationLoader(
      keys: [Self.port, Self.society, Self.password, Self.dry], arguments: ["service"] + arguments,
      environment: environment
    ).load()
  }

  private func withFile<Result>(_ name: String, _ text: String, _ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString)-\(name)").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  @Test func aFlagWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws {
    try withFile("a.yaml", "http:\n  port: 1\nsociety: from-file\n") { path in
      #expect(load(["--config", path]).source.int(Self.port) == 1)
      #expect(load(["--config", path], ["HTTP_PORT": "2"]).source.int(Self.port) == 2)
      #expect(load(["--config", path, "--http-port", "3"], ["HTTP_PORT": "2"]).source.int(Self.port) == 3)
      #expect(load(["--config", path]).source.string(Self.society) == "from-file")
    }
  }

  @Test func jsonIsReadLikeYAML() throws {
    try withFile("a.json", #"{"http": {"port": 4}, "society": "civil", "dry": true}"#) { path in
      let (source, faults) = load(["--config=\(path)"])
      #expect(faults.isEmpty)
      #expect(source.int(Self.port) == 4)
      #expect(source.bool(Self.dry))
    }
  }

  @Test func theDefaultStandsInForWhatNobodySet() {
    let (source, faults) = load()
    #expect(source.int(Self.port) == 8080)
    #expect(faults.isEmpty && source.faults.isEmpty)
  }

  @Test func everyFaultIsReportedAtOnce() throws {
    try withFile("a.yaml", "httpp:\n  port: 1\n") { path in
      let (source, faults) = load(["--config", path, "--sociaty", "civil", "--http-port", "many", "--dry", "perhaps"])
      _ = source.int(Self.port)
      _ = source.string(Self.society)
      _ = source.bool(Self.dry)
      #expect(faults.count == 2)
      #expect(faults.contains { $0.contains("--sociaty") })
      #expect(faults.contains { $0.contains("httpp.port") })
      #expect(source.faults.count == 3)
      #expect(source.faults.contains { $0.contains("SOCIETY") && $0.contains("is required") })
    }
  }

  @Test func aSecretIsRefusedAsAFlagAndReadFromItsFile() throws {
    let refused = load(["--kafka-sasl-password", "hush"])
    #expect(refused.faults.count == 1)
    #expect(refused.faults.allSatisfy { !$0.contains("hush") })
    try withFile("secret", "hush\n") { path in
      let (source, faults) = load(["--kafka-sasl-password-file", path])
      #expect(faults.isEmpty)
      #expect(source.string(Self.password) == "hush")
    }
    #expect(load([], ["KAFKA_SASL_PASSWORD": "hush"]).source.string(Self.password) == "hush")
  }

  @Test(arguments: ["- a\n- b\n", "a: [1, 2]\n", "{ not: yaml"])
  func aFileOfTheWrongShapeIsAFault(text: String) throws {
    try withFile("bad.yaml", text) { path in
      #expect(!load(["--config", path]).faults.isEmpty)
    }
  }

  @Test func aMissingFileIsAFault() {
    #expect(load(["--config", "/nowhere/accord.yaml"]).faults.count == 1)
  }

  @Test func everySettingOfLibrdkafkaPassesThrough() {
    let keys = RuntimeConfiguration.kafkaSettings
    #expect(keys.count > 100)
    for name in ["security.protocol", "sasl.mechanism", "sasl.username", "ssl.ca.location", "linger.ms"] {
      #expect(keys.contains { $0.name == "kafka.\(name)" && !$0.isSecret }, "\(name)")
    }
    for name in ["sasl.password", "ssl.key.password", "ssl.key.pem"] {
      #expect(keys.contains { $0.name == "kafka.\(name)" && $0.isSecret }, "\(name)")
    }
    let source = ConfigurationLoader(
      keys: RuntimeConfiguration.keys + keys,
      arguments: [
        "service", "--kafka-bootstrap-servers", "b:9092", "--data-directory", "/tmp/x", "--kafka-linger-ms", "7",
      ],
      environment: ["KAFKA_SECURITY_PROTOCOL": "SASL_SSL"]
    ).load().source
    let runtime = RuntimeConfiguration(from: source, executable: "screening")
    #expect(runtime.kafka.bootstrapServers == "b:9092")
    #expect(runtime.kafka.settings["linger.ms"] == "7")
    #expect(runtime.kafka.settings["security.protocol"] == "SASL_SSL")
    #expect(runtime.storeURL == "sqlite:///tmp/x/screening.db")
    #expect(source.faults.isEmpty)
  }

  @Test func helpListsEveryKeyWithDefaultAndMeaning() {
    let help = HelpText(
      executable: "screening", summary: "Screens.",
      keys: [Self.port, Self.society, Self.password] + RuntimeConfiguration.keys
    ).description
    for key in [Self.port, Self.society] + RuntimeConfiguration.keys {
      #expect(help.contains(key.flag) && help.contains(key.variable) && help.contains(key.meaning), "\(key.name)")
    }
    #expect(help.contains("default: 8080"))
    #expect(help.contains("--kafka-sasl-password-file"))
    #expect(!help.contains("--kafka-sasl-password "))
  }
}
