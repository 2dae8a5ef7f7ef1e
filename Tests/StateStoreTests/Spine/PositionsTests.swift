import AccordTesting
import StateStore
import Testing

@Suite struct PositionsTests {
  static func position(_ next: Int64, partition: Int32 = 0, cluster: String = "c1") -> Position {
    Position(cluster: cluster, topic: "accord.intake.events", partition: partition, next: next)
  }

  @Test func onlyWhoKnowsTheOldPositionMovesIt() async throws {
    try await withStore { store in
      try store.write { transaction in
        let positions = transaction.positions
        try #expect(!positions.advance(from: 0, to: Self.position(5)))
        try #expect(positions.advance(from: nil, to: Self.position(5)))
        try #expect(!positions.advance(from: nil, to: Self.position(9)))
        try #expect(!positions.advance(from: 4, to: Self.position(9)))
        try #expect(positions.next(cluster: "c1", topic: "accord.intake.events", partition: 0) == 5)
        try #expect(positions.advance(from: 5, to: Self.position(9)))
        // Another partition, and another cluster, are other places.
        try #expect(positions.advance(from: nil, to: Self.position(1, partition: 1)))
        try #expect(positions.advance(from: nil, to: Self.position(2, cluster: "c2")))
        try #expect(
          positions.all() == [Self.position(9), Self.position(1, partition: 1), Self.position(2, cluster: "c2")])
        try #expect(positions.next(cluster: "c3", topic: "accord.intake.events", partition: 0) == nil)
      }
    }
  }

  @Test func anOperatorSetsItWhateverItWas() async throws {
    try await withStore { store in
      try store.write { transaction in
        try transaction.positions.set(Self.position(5))
        try transaction.positions.set(Self.position(3))
        try #expect(transaction.positions.all() == [Self.position(3)])
      }
    }
  }
}
