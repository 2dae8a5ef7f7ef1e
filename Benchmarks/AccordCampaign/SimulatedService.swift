import CloudEvents
import Contracts
import Kafka
import KafkaRPC
import Logging
import Messaging
import ServiceRuntime
import StateStore

/// A service as it is laid out for its process, on a store of its own, worked by hand. It can be stopped and started anew.
final class SimulatedService {
  let name: ServiceName
  let url: String
  let plan: ServicePlan
  /// What it reads, in the order in which it does.
  private(set) var topics: [String]
  private let clock: SimulatedClock
  private var processor: SteppedProcessor?
  private var inbox: [String: SimulatedTopic] = [:]
  private var calls = 0
  private(set) var refused = 0

  init(_ plan: ServicePlan, folder: String, topics: [String], clock: SimulatedClock) throws {
    name = plan.service
    url = "sqlite://\(folder)/\(plan.service.name).db"
    self.plan = plan
    self.topics = topics
    self.clock = clock
    for topic in topics { inbox[topic] = SimulatedTopic(name: topic) }
    try start()
  }

  // MARK: Running

  var isRunning: Bool { processor != nil }

  func start() throws {
    guard processor == nil else { return }
    let store = try StateStore(url: url, service: name.name, migrations: plan.migrations)
    processor = try SteppedProcessor(
      service: name, router: plan.router, timers: plan.timers, store: store, clock: clock, logger: Self.logger)
  }

  /// The process ends; all that is left of it is the store.
  func stop() throws {
    guard let running = processor else { return }
    processor = nil
    try running.store.close()
  }

  private static let logger: Logger = {
    var logger = Logger(label: "campaign")
    logger.logLevel = .error
    return logger
  }()

  // MARK: Records

  /// - Returns: false where the service does not read the topic.
  func deliver(_ record: ProducerRecord) -> Bool {
    guard inbox[record.topic] != nil else { return false }
    inbox[record.topic]?.append(record)
    return true
  }

  /// Works off everything that lies on its topics.
  ///
  /// - Parameter handled: each record after the transaction that it was in, which is the order of the service's own.
  func work(batch: Int, handled: ([ConsumerRecord]) throws -> Void) throws {
    guard let processor else { return }
    for topic in topics where inbox[topic]?.isEmpty == false {
      while true {
        let position = try processor.position(of: topic)
        let records = inbox[topic]?.next(from: position, limit: batch) ?? []
        if records.isEmpty { break }
        try processor.work(records)
        try handled(records)
      }
    }
  }

  func fireTimers() throws {
    guard let processor, let due = processor.nextTimer, due <= clock.now() else { return }
    try processor.fireTimers()
  }

  func publish(_ take: (ProducerRecord) throws -> Void) throws {
    try processor?.publish(take)
  }

  func settle() throws { try processor?.settle() }

  func read<Result>(_ body: (any SQLTransaction) throws -> Result) throws -> Result {
    guard let processor else { throw CampaignError.notRunning(name.name) }
    return try processor.store.read(body)
  }

  // MARK: Commands

  /// Officers' commands, each in a savepoint of its own. One that the service refuses has no effect, no answer, and is counted.
  func perform(_ commands: [SimulatedCommand]) throws -> [SimulatedCommand.Answer?] {
    guard let processor else { throw CampaignError.notRunning(name.name) }
    let methods = plan.methods
    let units = commands.map { command in
      calls += 1
      let input = WorkInput(source: "/accord/campaign", id: "\(name.name)-\(calls)")
      let body: @Sendable (UnitOfWork) throws -> SimulatedCommand.Answer = { try command.body(methods, $0) }
      return (input: input, body: body)
    }
    return try processor.perform(units).map { outcome in
      switch outcome {
      case .success(let answer): return answer
      case .failure(let error):
        // A store that fails is no refusal.
        if error is StoreError { throw error }
        refused += 1
        return nil
      }
    }
  }
}
