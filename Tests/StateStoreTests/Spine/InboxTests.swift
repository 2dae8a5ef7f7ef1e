import AccordTesting
import StateStore
import Testing

@Suite struct InboxTests {
  @Test func anEventIsTakenOnce() async throws {
    try await withStore { store in
      try store.write { transaction in
        let inbox = transaction.inbox
        try #expect(inbox.insert(source: "/accord/intake", id: "1", at: 5))
        try #expect(!inbox.insert(source: "/accord/intake", id: "1", at: 6))
        try #expect(inbox.insert(source: "/accord/screening", id: "1", at: 7))
      }
    }
  }

  @Test func pruningForgetsTheOldestSomeAtATime() async throws {
    try await withStore { store in
      try store.write { transaction in
        for time in Int64(1)...10 {
          _ = try transaction.inbox.insert(source: "/accord/intake", id: "\(time)", at: time)
        }
        try #expect(transaction.inbox.prune(receivedBefore: 8, limit: 5) == 5)
        try #expect(transaction.inbox.prune(receivedBefore: 8, limit: 5) == 2)
        try #expect(transaction.inbox.prune(receivedBefore: 8, limit: 5) == 0)
        // What is forgotten would be taken again, what is younger not.
        try #expect(!transaction.inbox.insert(source: "/accord/intake", id: "8", at: 11))
        try #expect(transaction.inbox.insert(source: "/accord/intake", id: "7", at: 11))
      }
    }
  }
}
