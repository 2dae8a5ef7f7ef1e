import AccordTesting
import Foundation
import StateStore
import Testing

/// A process that is killed leaves whole transactions, and all that it was told were committed.
@Suite struct KillTests {
  static let perTransaction: Int64 = 20

  @Test func onlyWholeTransactionsAreLeft() async throws {
    try await withStoreURL { url in
      // Each run goes on with what the one before it left behind.
      for seed in UInt64(1)...6 {
        await #expect(processExitsWith: .signal(SIGKILL)) { [url = url as String, seed = seed as UInt64] in
          try Self.writeUntilKilled(url: url, seed: seed)
        }
        let store = try StateStore(url: url, service: "test", migrations: [])
        try store.read { transaction in
          let next = try transaction.positions.next(cluster: "c", topic: "t", partition: 0) ?? 0
          let rows = try transaction.outbox.rows(limit: 1_000_000)
          let inbox = try transaction.query("SELECT count(*) FROM inbox", []).first?.integer(0)
          #expect(next % Self.perTransaction == 0)
          #expect(rows.count == Int(next))
          #expect(inbox == next)
          try #expect(transaction.history.head().seq == next / Self.perTransaction)
          try #expect(transaction.history.verify() == nil)
          try #expect(transaction.query("PRAGMA integrity_check", []).first?.text(0) == "ok")
          let told = try Self.told(url)
          #expect(told > 0)
          #expect(next >= told)
        }
        try store.close()
      }
    }
  }

  /// Writes transaction after transaction; a second thread kills the process at a moment that the seed chooses.
  static func writeUntilKilled(url: String, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let transactions = Int.random(in: 3...40, using: &generator)
    let spins = Int.random(in: 0...200_000, using: &generator)
    let timeToDie = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      timeToDie.wait()
      var spun = 0
      while spun < spins { spun += 1 }
      kill(getpid(), SIGKILL)
    }
    let store = try StateStore(url: url, service: "test", migrations: [])
    var next = try store.read { try $0.positions.next(cluster: "c", topic: "t", partition: 0) } ?? 0
    var written = 0
    while true {
      if written == transactions { timeToDie.signal() }
      let old = next == 0 ? nil : next
      next = try store.write { transaction in
        let start = old ?? 0
        for number in start..<start + perTransaction {
          _ = try transaction.inbox.insert(source: "/test", id: "\(number)", at: number)
          try transaction.outbox.insert([
            OutboxRow(topic: "t", key: nil, value: [UInt8](repeating: 1, count: 2_000))
          ])
        }
        try transaction.history.append(
          HistoryEntry(at: start, subject: "s", actor: "a", action: "wrote", detail: "{}"))
        let position = Position(cluster: "c", topic: "t", partition: 0, next: start + perTransaction)
        guard try transaction.positions.advance(from: old, to: position) else { exit(1) }
        return position.next
      }
      try Data("\(next)".utf8).write(to: toldFile(url), options: .atomic)
      written += 1
    }
  }

  /// The position of the last transaction whose `write` had returned.
  static func told(_ url: String) throws -> Int64 {
    Int64(try String(contentsOf: toldFile(url), encoding: .utf8)) ?? 0
  }

  static func toldFile(_ url: String) -> URL {
    URL(filePath: String(url.dropFirst("sqlite://".count))).deletingLastPathComponent().appending(path: "told")
  }
}
