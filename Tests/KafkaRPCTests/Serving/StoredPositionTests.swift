import AccordTesting
import Kafka
import StateStore
import Testing

@testable import KafkaRPC

@Suite struct StoredPositionTests {
  @Test func readingGoesOnAtTheStoredPosition() {
    let stored = StoredPosition(cluster: "c", next: 7)
    #expect(StoredPosition.start(from: stored, cluster: "c", available: 3..<9) == 7)
    #expect(StoredPosition.start(from: stored, cluster: "c", available: 3..<7) == 7)
  }

  @Test(arguments: [
    (StoredPosition?.none, "no position yet"), (StoredPosition(cluster: "other", next: 5), "another cluster"),
    (StoredPosition(cluster: "c", next: 2), "dropped by the broker"),
    (StoredPosition(cluster: "c", next: 10), "a new topic of the same name"),
  ])
  func elseItBeginsAtTheOldestRequest(stored: StoredPosition?, why: String) {
    #expect(StoredPosition.start(from: stored, cluster: "c", available: 3..<9) == 3, "\(why)")
  }

  @Test func thePositionIsKeptInTheStore() async throws {
    try await withStore(migrations: RPCServer.migrations) { store in
      let partition = TopicPartition(topic: "t", partition: 1)
      #expect(try store.read { try StoredPosition.load(partition, $0) } == nil)
      for next in [5, 9] as [Int64] {
        try store.write { try StoredPosition(cluster: "c", next: next).save(partition, $0) }
      }
      #expect(try store.read { try StoredPosition.load(partition, $0) } == StoredPosition(cluster: "c", next: 9))
    }
  }
}
