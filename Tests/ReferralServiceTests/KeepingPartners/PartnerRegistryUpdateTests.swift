import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Logging
import Messaging
import ServiceLifecycle
import StateStore
import Testing

@testable import ReferralService

@Suite(.timeLimit(.minutes(2))) struct PartnerRegistryUpdateTests {
  /// A partner in Indonesia whose topics no other test uses.
  let partner = Partner(
    code: "p" + String(UInt64.random(in: .min ... .max), radix: 36), name: "示例机构", nameEn: "Sample Body", country: "ID")

  var quiet: Logger {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }

  var extended: PartnerRegistry { PartnerRegistry(partners: PartnerRegistry.notice.partners + [partner]) }

  /// Runs the loop on the desk's store until `body` has ended and what it sends is published.
  func running(
    _ desk: ReferralDesk, servers: String, _ body: @escaping @Sendable (Processor) async throws -> Void
  ) async throws {
    let processor = Processor(
      service: .referral, subscriptions: [], router: EventRouter(), timers: TimerRouter(),
      kafka: KafkaConfiguration(bootstrapServers: servers, clientID: "referral-tests", logger: quiet),
      store: desk.store, clock: SystemClock(), logger: quiet)
    let group = ServiceGroup(services: [processor], logger: quiet)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await body(processor)
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  /// The events that the partner finds on its topic, at least `count` of them within 20 seconds.
  func referrals(servers: String, count: Int) async throws -> [CloudEvent] {
    let topic = Topic.partnerReferrals(partner.code).name
    let configuration = KafkaConfiguration(bootstrapServers: servers, clientID: "partner", logger: quiet)
    return try await Task.detached {
      let consumer = try KafkaConsumer(configuration)
      defer { consumer.close() }
      try consumer.assign([TopicPartition(topic: topic, partition: 0): KafkaConsumer.beginning])
      var events: [CloudEvent] = []
      let end = ContinuousClock.now + .seconds(20)
      while events.count < count, ContinuousClock.now < end {
        for polled in try consumer.poll(max: 10, wait: .milliseconds(200), linger: .zero) {
          if case .record(let record) = polled { events.append(try CloudEvent(structured: record.value ?? [])) }
        }
      }
      return events
    }.value
  }

  @Test func whoWaitedIsReferredOnceAPartnerIsThere() async throws {
    let topic = Topic.partnerReferrals(partner.code).name
    try await withBroker(topics: [topic: 1]) { servers in
      try await ReferralDesk.open { desk in
        let many = 120
        for index in 0..<many {
          try desk.conclude(
            .sample(caseID: "case-\(index)", candidate: .numbered(index, country: index < 110 ? "ID" : "FR")))
        }
        try await running(desk, servers: servers) { processor in
          let update = PartnerRegistryUpdate(processor: processor)
          try await update.apply(extended)
          try await update.apply(extended)
        }
        #expect(try desk.members(.init(status: .referred, limit: 1000)).count == 110)
        #expect(try desk.members(.init(status: .waitingForPartner, limit: 1000)).count == 10, "nobody is there for FR")
        let events = try await referrals(servers: servers, count: 110)
        #expect(Set(events.map(\.id)).count == 110)
        #expect(Set(events.compactMap(\.subject)) == Set((0..<110).map { Candidate.numbered($0).id }))
        #expect(try desk.store.actions(on: "partner-registry").count == 2, "the same registry is put in force once")
      }
    }
  }

  /// The registry goes back and forth: what is referred at the second time is no repetition of the first.
  @Test func aRegistryThatReturnsMakesNewEvents() async throws {
    let topic = Topic.partnerReferrals(partner.code).name
    try await withBroker(topics: [topic: 1]) { servers in
      try await ReferralDesk.open { desk in
        try await running(desk, servers: servers) { processor in
          let update = PartnerRegistryUpdate(processor: processor)
          for index in 0..<2 {
            try await update.apply(.notice)
            try desk.conclude(.sample(caseID: "case-\(index)", candidate: .numbered(index, country: "ID")))
            try await update.apply(extended)
          }
        }
        let events = try await referrals(servers: servers, count: 2)
        #expect(Set(events.map(\.id)).count == 2)
        #expect(events.compactMap(\.subject) == [Candidate.numbered(0).id, Candidate.numbered(1).id])
      }
    }
  }

  /// Cut off between putting the registry in force and referring who waits, the same update ends the work.
  @Test func anUpdateThatWasCutOffIsFinishedLater() async throws {
    let topic = Topic.partnerReferrals(partner.code).name
    try await withBroker(topics: [topic: 1]) { servers in
      try await ReferralDesk.open { desk in
        try desk.conclude(.sample(candidate: .numbered(0, country: "ID")))
        try desk.replace(extended, revision: 2)
        #expect(try desk.members().map(\.referral.status) == [.waitingForPartner])
        try await running(desk, servers: servers) { processor in
          try await PartnerRegistryUpdate(processor: processor).apply(extended)
        }
        #expect(try desk.members().map(\.referral.status) == [.referred])
        #expect(try desk.members().first?.referral.partner == partner.code)
      }
    }
  }
}
