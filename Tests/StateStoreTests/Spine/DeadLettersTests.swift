import AccordTesting
import StateStore
import Testing

@Suite struct DeadLettersTests {
  static func record(_ offset: Int64, key: String? = "k", topic: String = "accord.intake.events") -> StoredRecord {
    StoredRecord(
      topic: topic, partition: 3, offset: offset, key: key.map { Array($0.utf8) }, value: [0, 1, 255],
      headers: Array("content-type".utf8))
  }

  @Test func theRecordIsKeptByteForByteWithItsReason() async throws {
    try await withStore { store in
      let bare = StoredRecord(topic: "t", partition: 0, offset: 1, key: nil, value: nil)
      try store.write { transaction in
        let id = try transaction.deadLetters.insert(
          Self.record(7), reason: "unknownField", message: "field 13 is none of the twelve", handler: "screening",
          at: 99)
        let letter = try #require(try transaction.deadLetters.get(id))
        #expect(letter.record == Self.record(7))
        #expect(letter.reason == "unknownField")
        #expect(letter.message == "field 13 is none of the twelve")
        #expect(letter.handler == "screening")
        #expect(letter.at == 99)
        #expect(letter.attempts == 1)
        #expect(letter.status == .pending)
        #expect(letter.resolvedAt == nil)
        let other = try transaction.deadLetters.insert(bare, reason: "r", message: "m", handler: "h", at: 1)
        try #expect(transaction.deadLetters.get(other)?.record == bare)
        try #expect(transaction.deadLetters.get(other + 1) == nil)
      }
    }
  }

  @Test func oneIsResolvedOnceAndListedByItsStatus() async throws {
    try await withStore { store in
      try store.write { transaction in
        let letters = transaction.deadLetters
        let ids = try (1...4).map {
          try letters.insert(Self.record($0), reason: "r", message: "m", handler: "h", at: $0)
        }
        try #expect(letters.resolve(ids[0], as: .redriven, at: 50))
        try #expect(!letters.resolve(ids[0], as: .discarded, at: 51))
        try #expect(letters.resolve(ids[1], as: .discarded, at: 60))
        try #expect(!letters.resolve(999, as: .discarded, at: 60))
        try #expect(letters.refuseAgain(ids[2], reason: "still", message: "again", at: 70))
        try #expect(!letters.refuseAgain(ids[0], reason: "still", message: "again", at: 70))

        try #expect(letters.list(limit: 10).map(\.id) == [ids[2], ids[3]])
        try #expect(letters.list(limit: 1).map(\.id) == [ids[2]])
        try #expect(letters.list(after: ids[2], limit: 10).map(\.id) == [ids[3]])
        try #expect(letters.list(status: .redriven, limit: 10).map(\.id) == [ids[0]])
        try #expect(letters.list(status: nil, limit: 10).map(\.id) == ids)
        try #expect(letters.pendingCount() == 2)
        try #expect(letters.get(ids[0])?.resolvedAt == 50)
        let again = try #require(try letters.get(ids[2]))
        #expect(again.attempts == 2 && again.reason == "still" && again.message == "again" && again.at == 70)
      }
    }
  }

  @Test func pruningForgetsOnlyWhatIsResolved() async throws {
    try await withStore { store in
      try store.write { transaction in
        let letters = transaction.deadLetters
        let ids = try (1...4).map {
          try letters.insert(Self.record($0), reason: "r", message: "m", handler: "h", at: 0)
        }
        for (time, id) in zip(Int64(10)..., ids.dropLast()) {
          _ = try letters.resolve(id, as: .redriven, at: time)
        }
        try #expect(letters.prune(resolvedBefore: 12, limit: 1) == 1)
        try #expect(letters.prune(resolvedBefore: 12, limit: 9) == 1)
        try #expect(letters.prune(resolvedBefore: 1_000, limit: 9) == 1)
        try #expect(letters.list(status: nil, limit: 10).map(\.id) == [ids[3]])
      }
    }
  }
}
