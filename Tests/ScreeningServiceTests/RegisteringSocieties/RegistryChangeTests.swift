import AccordTesting
import CloudEvents
import Kafka
import Logging
import Messaging
import Testing

@testable import ScreeningService

@Suite struct RegistryChangeTests {
  @Test(
    "A faulty registry is refused with its faults, and the one before goes on holding",
    arguments: ["societies: [{code: Garden, fields: landscape}]", "societies: [", "", "\u{FF}"])
  func faulty(_ content: String) async throws {
    let civil = SocietyRegistry([Society(code: "civil-a", name: "土木学会", fields: ["civil"])])
    try await withStore(service: "screening", migrations: Screening.migrations) { store in
      let registry = CurrentRegistry(civil)
      // It is never run: a faulty registry is refused before there is anything to do.
      let processor = Processor(
        service: .screening, subscriptions: [], router: EventRouter(), timers: TimerRouter(),
        kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:1", clientID: "screening-tests"), store: store,
        clock: SystemClock(), logger: Logger(label: "screening-tests"))
      let change = RegistryChange(registry: registry, processor: processor)
      await #expect(throws: RegistryFaults.self) { try await change.apply(Array(content.utf8)) }
      #expect(registry.file == civil)
    }
  }
}
