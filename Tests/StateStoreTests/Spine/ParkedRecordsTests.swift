import AccordTesting
import StateStore
import Testing

@Suite struct ParkedRecordsTests {
  static let key = Array("k".utf8)

  @Test func aKeyIsParkedFromItsDeadLetterUntilItsLastRecordIsTaken() async throws {
    try await withStore { store in
      try store.write { transaction in
        let parked = transaction.parked
        let letters = transaction.deadLetters
        try #expect(transaction.parkingBays().isEmpty)
        try #expect(transaction.parkingBays()[Self.key] == nil)

        let first = try letters.insert(DeadLettersTests.record(1), reason: "r", message: "m", handler: "h", at: 0)
        try #expect(!transaction.parkingBays().isEmpty)
        try #expect(transaction.parkingBays()[Self.key] != nil)
        try #expect(transaction.parkingBays()[Array("other".utf8)] == nil)
        // Later records come from any topic of the key.
        let waiting = [
          DeadLettersTests.record(2), DeadLettersTests.record(1, topic: "accord.screening.events"),
          DeadLettersTests.record(3),
        ]
        for record in waiting { try parked.park(record, at: 5) }
        try #expect(parked.takeNext(Self.key) == nil)
        try #expect(parked.count(Self.key) == 3)

        _ = try letters.resolve(first, as: .discarded, at: 9)
        try #expect(transaction.parkingBays()[Self.key] != nil)
        try #expect(parked.takeNext(Self.key)?.record == waiting[0])

        // The second is refused too: it parks the key again, the third goes on waiting.
        let next = try #require(try parked.takeNext(Self.key)).record
        #expect(next == waiting[1])
        let second = try letters.insert(next, reason: "r", message: "m", handler: "h", at: 0)
        try #expect(parked.takeNext(Self.key) == nil)
        _ = try letters.resolve(second, as: .redriven, at: 9)
        try #expect(parked.takeNext(Self.key)?.record == waiting[2])
        try #expect(parked.takeNext(Self.key) == nil)
        try #expect(transaction.parkingBays()[Self.key] == nil)
        try #expect(transaction.parkingBays().isEmpty)
        try #expect(parked.count() == 0)
      }
    }
  }

  @Test func nothingWaitsBehindADeadLetterThatDoesNotPark() async throws {
    try await withStore { store in
      try store.write { transaction in
        let (parked, letters) = (transaction.parked, transaction.deadLetters)
        let foreign = try letters.insert(
          DeadLettersTests.record(1), parks: false, reason: "r", message: "m", handler: "h", at: 0)
        try #expect(letters.get(foreign)?.parks == false)
        try #expect(letters.pendingCount() == 1)
        try #expect(transaction.parkingBays()[Self.key] == nil)
        try #expect(transaction.parkingBays().isEmpty)
        try #expect(transaction.parkingBays().isEmpty)
        // It does not keep back what a parking one has released, either.
        let parking = try letters.insert(DeadLettersTests.record(2), reason: "r", message: "m", handler: "h", at: 0)
        try parked.park(DeadLettersTests.record(3), at: 0)
        _ = try letters.resolve(parking, as: .discarded, at: 1)
        try #expect(parked.takeNext(Self.key)?.record == DeadLettersTests.record(3))
      }
    }
  }

  @Test func twoDeadLettersOfAKeyBothHaveToBeResolved() async throws {
    try await withStore { store in
      try store.write { transaction in
        let ids = try (1...2).map {
          try transaction.deadLetters.insert(
            DeadLettersTests.record($0), reason: "r", message: "m", handler: "h", at: 0)
        }
        try transaction.parked.park(DeadLettersTests.record(3), at: 0)
        _ = try transaction.deadLetters.resolve(ids[0], as: .discarded, at: 1)
        try #expect(transaction.parked.takeNext(Self.key) == nil)
        _ = try transaction.deadLetters.resolve(ids[1], as: .discarded, at: 1)
        try #expect(transaction.parked.takeNext(Self.key)?.record == DeadLettersTests.record(3))
      }
    }
  }

  @Test func whetherTheInboxHoldsARecordIsKeptWithIt() async throws {
    try await withStore { store in
      try store.write { transaction in
        for isNoted in [true, false] {
          try transaction.parked.park(DeadLettersTests.record(1), isNoted: isNoted, at: 0)
          try #expect(transaction.parked.takeNext(Self.key)?.isNoted == isNoted)
          let id = try transaction.deadLetters.insert(
            DeadLettersTests.record(1), isNoted: isNoted, reason: "r", message: "m", handler: "h", at: 0)
          try #expect(transaction.deadLetters.get(id)?.isNoted == isNoted)
          _ = try transaction.deadLetters.resolve(id, as: .discarded, at: 1)
        }
      }
    }
  }

  @Test func aKeysBayIsWhatTheTablesHoldOfIt() async throws {
    try await withStore { store in
      try store.write { transaction in
        let id = try transaction.deadLetters.insert(
          DeadLettersTests.record(1), reason: "r", message: "m", handler: "h", at: 0)
        try transaction.deadLetters.insert(
          DeadLettersTests.record(2), parks: false, reason: "r", message: "m", handler: "h", at: 0)
        try transaction.parked.park(DeadLettersTests.record(3), at: 0)
        try #expect(transaction.parkingBay(Self.key) == (1, 1))
        try #expect(transaction.deadLetters.oldestPending(Self.key) == id)
        _ = try transaction.deadLetters.resolve(id, as: .discarded, at: 1)
        try #expect(transaction.parkingBay(Self.key) == (0, 1))
        try #expect(transaction.deadLetters.oldestPending(Self.key) == nil)
        try #expect(transaction.parkingBay(Array("other".utf8)) == (0, 0))
      }
    }
  }

  @Test func aRecordWithoutAKeyCannotWait() async throws {
    try await withStore { store in
      try store.write { transaction in
        try transaction.deadLetters.insert(
          DeadLettersTests.record(1, key: nil), reason: "undecodable", message: "m", handler: "h", at: 0)
        // It parks nobody: there is no key that could match.
        try #expect(transaction.parkingBays().isEmpty)
        let error = #expect(throws: StoreError.self) {
          try transaction.parked.park(DeadLettersTests.record(2, key: nil), at: 0)
        }
        #expect(error?.code == .constraint)
      }
    }
  }
}
