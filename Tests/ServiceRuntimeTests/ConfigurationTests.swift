import AccordTesting
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

  /// What `--help` recommends for several brokers, and what paths and lists of ciphers may hold.
  @Test(arguments: ["a:9092,b:9092", "/a,b/c", "a=b", "-1", "a b", "x,"])
  func aFlagsValueIsTakenAsItIs(value: String) {
    for arguments in [["--society", value], ["--society=\(value)"]] {
      let (source, faults) = load(arguments + ["--http-port", "1"])
      #expect(source.string(Self.society) == value)
      #expect(source.int(Self.port) == 1)
      #expect(faults.isEmpty && source.faults.isEmpty)
    }
  }

  @Test func everyFaultOfTheFlagsIsReportedAtOnce() {
    let (source, faults) = load([
      "--http-port", "--society", "a", "--society=b", "stray", "--sociaty", "--dry=", "--kafka-sasl-password", "hush",
      "--config",
    ])
    #expect(
      faults.map { String($0.prefix { $0 != ";" && $0 != ":" }) } == [
        "--http-port has no value", "--society is given twice", "\"stray\" is no flag and belongs to none",
        "--sociaty is not known", "--dry has no value", "--kafka-sasl-password is a secret", "--config has no value",
      ])
    #expect(source.string(Self.society) == "a")
    // The missing value is told once: the default stands in.
    #expect(source.int(Self.port) == 8080)
    #expect(source.faults.isEmpty)
  }

  @Test func aValueThatBeginsLikeAFlagIsWrittenWithAnEqualsSign() {
    #expect(load(["--society=--odd"]).source.string(Self.society) == "--odd")
  }

  @Test func anEmptyValueIsNone() throws {
    #expect(load([], ["HTTP_PORT": "", "SOCIETY": ""]).source.int(Self.port) == 8080)
    let (source, _) = load([], ["SOCIETY": ""])
    #expect(source.string(Self.society) == nil)
    #expect(source.faults.count == 1)
    try withFile("a.yaml", "http:\n  port: 7\n") { path in
      #expect(load(["--config", path], ["HTTP_PORT": ""]).source.int(Self.port) == 7)
    }
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
    for (text, secret) in [("hush\n", "hush"), ("hush\r\n", "hush"), ("hush", "hush"), ("hush\n\n", "hush\n")] {
      try withFile("secret", text) { path in
        let (source, faults) = load(["--kafka-sasl-password-file", path])
        #expect(faults.isEmpty)
        #expect(source.string(Self.password) == secret)
      }
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

  private func runtime(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) -> (configuration: RuntimeConfiguration, faults: [String]) {
    let (source, faults) = ConfigurationLoader(
      keys: RuntimeConfiguration.keys + RuntimeConfiguration.kafkaSettings, arguments: ["service"] + arguments,
      environment: environment
    ).load()
    let configuration = RuntimeConfiguration(from: source, executable: "screening")
    return (configuration, faults + source.faults)
  }

  @Test func whatLibrdkafkaDoesNotTakeIsReportedWithTheRest() {
    let (_, faults) = runtime(
      [
        "--kafka-security-protocol", "carrier-pigeon", "--kafka-linger-ms", "soon", "--log-level", "loud",
        "--kafka-auto-offset-reset", "latest",
      ],
      ["KAFKA_SSL_KEY_PEM": "hush", "KAFKA_SASL_MECHANISM": "PLAIN"])
    for name in [
      "kafka.security.protocol", "kafka.linger.ms", "kafka.auto.offset.reset", "log.level", "kafka.bootstrap.servers",
    ] {
      #expect(faults.contains { $0.hasPrefix("\(name) (--") }, "\(name)")
    }
    #expect(faults.contains { $0.contains("KAFKA_SECURITY_PROTOCOL") })
    #expect(faults.allSatisfy { !$0.contains("pigeon") && !$0.contains("hush") && !$0.contains("soon") })
    #expect(!faults.contains { $0.contains("sasl.mechanism") })
  }

  @Test(arguments: ["/tmp/100%", "/tmp/a b", "/tmp/%41", "/tmp/数据", "/tmp/a?b#c"])
  func theStoreLiesInTheDataDirectoryWhateverItsName(directory: String) throws {
    let (configuration, faults) = runtime(["--kafka-bootstrap-servers", "b:9092", "--data-directory", directory])
    #expect(faults.isEmpty)
    #expect(configuration.dataDirectory == directory)
    // As the store reads its URL.
    let path = configuration.storeURL.dropFirst("sqlite://".count)
    #expect(String(path).removingPercentEncoding == "\(directory)/screening.db")
  }

  @Test func theInboxRemembersLongerThanTheTopicsKeep() throws {
    let needed = ["--kafka-bootstrap-servers", "b:9092", "--data-directory", "/tmp/x"]
    #expect(runtime(needed + ["--inbox-memory-days", "30"]).configuration.inboxMemory == .seconds(30 * 86_400))
    #expect(runtime(needed + ["--inbox-memory-days", "0"]).faults.count == 1)
    // Kafka's own clean-up, a segment at a time, may come a week late (segment.ms).
    let compose = try String(contentsOf: ProjectFolder.root.appending(path: "docker-compose.yml"), encoding: .utf8)
    let hours = try #require(compose.firstMatch(of: /KAFKA_LOG_RETENTION_HOURS: (\d+)/).flatMap { Int($0.1) })
    #expect(runtime(needed).configuration.inboxMemory > .seconds(hours * 3600 + 7 * 86_400))
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
