import AccordTesting
import StateStore
import Testing

@Suite struct OutboxTests {
  static func row(_ text: String) -> OutboxRow {
    OutboxRow(topic: "accord.test", key: Array(text.utf8), value: Array("value of \(text)".utf8), headers: [1, 2])
  }

  @Test func rowsAreReadInTheOrderOfTheirInsertion() async throws {
    try await withStore { store in
      let tombstone = OutboxRow(topic: "accord.test", key: nil, value: nil, headers: [])
      let empty = OutboxRow(topic: "accord.test", key: [], value: [], headers: [])
      try #expect(store.write { try $0.outbox.insert([Self.row("a"), tombstone]) } == 1...2)
      try #expect(store.write { try $0.outbox.insert([]) } == nil)
      try #expect(store.write { try $0.outbox.insert([empty, Self.row("b")]) } == 3...4)
      try store.read { transaction in
        let rows = try transaction.outbox.rows(limit: 10)
        #expect(rows.map(\.seq) == [1, 2, 3, 4])
        #expect(rows.map(\.row) == [Self.row("a"), tombstone, empty, Self.row("b")])
        try #expect(transaction.outbox.rows(after: 2, limit: 1).map(\.seq) == [3])
      }
    }
  }

  @Test func aPageIsOfOneTopicAndBoundByRowsAndBytes() async throws {
    try await withStore { store in
      let weight = 100
      let rows = (0..<10).map { number in
        OutboxRow(topic: number % 2 == 0 ? "even" : "odd", key: nil, value: [UInt8](repeating: 0, count: weight))
      }
      try store.write { _ = try $0.outbox.insert(rows) }
      try store.read { transaction in
        func page(after: Int64, limit: Int, bytes: Int) throws -> ([Int64], Bool) {
          let page = try transaction.outbox.page(of: "even", after: after, limit: limit, bytes: bytes)
          return (page.rows.map(\.seq), page.isEnd)
        }
        try #expect(page(after: 0, limit: 100, bytes: .max) == ([1, 3, 5, 7, 9], true))
        try #expect(page(after: 3, limit: 2, bytes: .max) == ([5, 7], false))
        try #expect(page(after: 0, limit: 100, bytes: 3 * weight) == ([1, 3, 5], false))
        try #expect(page(after: 5, limit: 100, bytes: 2 * weight) == ([7, 9], true))
        // One goes whatever it weighs.
        try #expect(page(after: 0, limit: 100, bytes: 1) == ([1], false))
        try #expect(page(after: 9, limit: 100, bytes: .max) == ([], true))
        try #expect(transaction.outbox.counts() == ["even": 5, "odd": 5])
      }
    }
  }

  @Test func numbersAreNeverUsedAgain() async throws {
    try await withStoreURL { url in
      for expected in [1...2, 3...4] as [ClosedRange<Int64>] {
        let store = try StateStore(url: url, service: "test", migrations: [])
        let numbers = try store.write { try $0.outbox.insert([Self.row("a"), Self.row("b")]) }
        #expect(numbers == expected)
        try store.write { try $0.outbox.delete(1...100) }
        try store.close()
      }
    }
  }

  @Test func aRollbackTakesItsRowsAlong() async throws {
    struct Refused: Error {}
    try await withStore { store in
      try store.write { transaction in
        #expect(throws: Refused.self) {
          try transaction.savepoint {
            try transaction.outbox.insert([Self.row("a")])
            throw Refused()
          }
        }
        try transaction.outbox.insert([Self.row("b")])
      }
      try #expect(store.read { try $0.outbox.rows(limit: 10).map(\.row) } == [Self.row("b")])
    }
  }

  @Test(arguments: 0..<20)
  func deletingRemovesJustThoseNumbers(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int64.random(in: 1...60, using: &generator)
    let published = (1...count).filter { _ in Bool.random(using: &generator) }.shuffled(using: &generator)
    try await withStore { store in
      try store.write { transaction in
        try transaction.outbox.insert((1...count).map { Self.row("\($0)") })
        // Numbers that are gone, or named twice, do no harm.
        try #expect(transaction.outbox.delete(published + published + [count + 5]) == published.count)
        let left = try transaction.outbox.rows(limit: 100).map(\.seq)
        #expect(left == (1...count).filter { !published.contains($0) })
        try #expect(transaction.outbox.count() == left.count)
      }
    }
  }
}
