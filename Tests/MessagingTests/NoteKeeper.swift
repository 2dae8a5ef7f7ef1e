import CloudEvents
import Contracts
import CoreMetrics
import Foundation
import Kafka
import Logging
import Messaging
import ServiceLifecycle
import StateStore

/// The service of the suites: it keeps each note as a row in the order of arrival, refuses or passes on what asks for it.
struct NoteKeeper {
  static let migrations = [
    Migration(
      "notes-001",
      ["CREATE TABLE note (seq INTEGER PRIMARY KEY, key TEXT NOT NULL, number INTEGER NOT NULL)"])
  ]

  let store: StateStore
  var topics: [String]
  var kafka: KafkaConfiguration
  var clock: any AccordClock = SystemClock()
  var settings = Self.settings
  var router = Self.router
  var timers = TimerRouter()
  var metrics: any MetricsFactory = NOOPMetricsHandler.instance

  init(_ store: StateStore, topics: [String], broker: String) {
    self.store = store
    self.topics = topics
    var logger = Logger(label: "messaging-tests")
    logger.logLevel = ProcessInfo.processInfo.environment["ACCORD_TEST_LOG"] == nil ? .critical : .debug
    kafka = KafkaConfiguration(bootstrapServers: broker, clientID: "note-keeper", logger: logger)
  }

  static var settings: ProcessorSettings {
    var settings = ProcessorSettings()
    settings.metadataInterval = .milliseconds(100)
    settings.idleFlush = .milliseconds(20)
    settings.backOff = BackOff(first: .milliseconds(20), cap: .milliseconds(200))
    return settings
  }

  static var router: EventRouter {
    var router = EventRouter()
    router.on(Note.self) { note, event, work in
      let key = event.subject ?? ""
      switch note.wish {
      case .refuse where try work.transaction.query("SELECT 1 FROM note WHERE number = -1", []).isEmpty:
        // A note of number -1 mends what is wrong, for the tests of redriving.
        throw PermanentFailure(code: "refused", message: "the note asks to be refused")
      case .keep, .refuse: try keep(note.number, key, work)
      case .pass:
        try keep(note.number, key, work)
        try work.emit(Note(number: note.number), to: output, subject: key)
      }
    }
    return router
  }

  static let output = Topic("accord.test.output")

  static func keep(_ number: Int, _ key: String, _ work: UnitOfWork) throws {
    try work.transaction.execute(
      "INSERT INTO note (key, number) VALUES (?, ?)", [.text(key), .integer(Int64(number))])
  }

  static func notes(in store: StateStore, key: String? = nil) throws -> [Int] {
    try store.read { transaction in
      try transaction.query("SELECT number, key FROM note ORDER BY seq", [])
        .filter { key == nil || $0.text(1) == key }.compactMap { $0.integer(0).map(Int.init) }
    }
  }

  func notes(key: String? = nil) throws -> [Int] { try Self.notes(in: store, key: key) }

  func makeProcessor() -> Processor {
    Processor(
      service: .screening, subscriptions: topics.map { .topic(Topic($0)) }, router: router, timers: timers,
      kafka: kafka,
      store: store, clock: clock, logger: kafka.logger, settings: settings, metrics: metrics)
  }

  /// Runs a processor as a service group would, while `body` runs; then stops it gracefully.
  func running<Result: Sendable>(_ body: @Sendable (Processor) async throws -> Result) async throws -> Result {
    let processor = makeProcessor()
    let group = ServiceGroup(
      configuration: .init(services: [.init(service: processor)], gracefulShutdownSignals: [], logger: kafka.logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let result: Swift.Result<Result, any Error>
      do {
        result = .success(try await body(processor))
      } catch {
        result = .failure(error)
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      return try result.get()
    }
  }
}
