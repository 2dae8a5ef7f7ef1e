import AccordTesting
import StateStore
import Testing

@Suite struct HistoryTests {
  static func entry(_ number: Int64) -> HistoryEntry {
    HistoryEntry(
      at: 1_000 + number, subject: "subject-\(number % 3)", actor: "officer", action: "decided",
      detail: #"{"number":\#(number)}"#)
  }

  static func fill(_ store: StateStore, _ count: Int64) throws {
    try store.write { transaction in
      for number in 1...count { try transaction.history.append(entry(number)) }
    }
  }

  /// Writes past the guards, as somebody with the file would.
  static func tamper(_ store: StateStore, _ statements: [String]) throws {
    try store.write { transaction in
      for trigger in [
        "history_is_not_updated", "history_is_not_deleted", "history_head_is_not_deleted", "history_head_goes_forward",
      ] {
        try transaction.execute("DROP TRIGGER \(trigger)", [])
      }
      for statement in statements { try transaction.execute(statement, []) }
    }
  }

  @Test func whatWasWrittenIsWhole() async throws {
    try await withStore { store in
      try #expect(store.read { try $0.history.verify() } == nil)
      // More than one page of the verification.
      try Self.fill(store, 1_203)
      try store.read { transaction in
        try #expect(transaction.history.verify() == nil)
        try #expect(transaction.history.head().seq == 1_203)
        let found = try transaction.history.entries(subject: "subject-1").prefix(2)
        #expect(found.map(\.seq) == [1, 4])
        #expect(found.map(\.entry) == [Self.entry(1), Self.entry(4)])
        try #expect(transaction.history.entries(after: 1_201, limit: 10).map(\.seq) == [1_202, 1_203])
      }
    }
  }

  @Test func theChainCanBeComputedByOthers() async throws {
    try await withStore { store in
      try store.write { transaction in
        try transaction.history.append(
          HistoryEntry(at: 1_744_767_000_123, subject: "s", actor: "a", action: "decided", detail: "{\"理由\":1}"))
      }
      // python3: sha256(bytes(32) + at.to_bytes(8) + for each text: len(utf8).to_bytes(8) + utf8)
      let hash = try store.read { try $0.history.head().hash }
      #expect(
        hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
          == "6df451fa34e27cad57d6148f987eaaf13329935785a0df244bc2bf87e3fa3f53")
    }
  }

  @Test func aRollbackLeavesTheChainWhole() async throws {
    struct Refused: Error {}
    try await withStore { store in
      try store.write { transaction in
        try transaction.history.append(Self.entry(1))
        try? transaction.savepoint {
          try transaction.history.append(Self.entry(2))
          throw Refused()
        }
        try #expect(transaction.history.append(Self.entry(3)) == 2)
      }
      try #expect(store.read { try $0.history.verify() } == nil)
    }
  }

  @Test(arguments: [
    "UPDATE history SET actor = 'nobody' WHERE seq = 2", "DELETE FROM history WHERE seq = 3",
    "INSERT OR REPLACE INTO history SELECT * FROM history WHERE seq = 2", "DELETE FROM history_head",
    "UPDATE history_head SET seq = 1",
  ])
  func theEngineRefusesToChangeIt(statement: String) async throws {
    try await withStore { store in
      try Self.fill(store, 3)
      let error = #expect(throws: StoreError.self) { try store.write { try $0.execute(statement, []) } }
      #expect(error?.code == .constraint)
      #expect(error?.message.contains("only ever appended") == true)
      try #expect(store.read { try $0.history.verify() } == nil)
    }
  }

  @Test(arguments: 0..<60)
  func anyTamperingShowsAtItsFirstRow(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let count = Int64.random(in: 4...40, using: &generator)
    let row = Int64.random(in: 2..<count, using: &generator)
    let kinds: [(String, [String], HistoryFault)] = [
      ("removed", ["DELETE FROM history WHERE seq = \(row)"], HistoryFault(seq: row, kind: .removed)),
      ("last removed", ["DELETE FROM history WHERE seq >= \(row)"], HistoryFault(seq: row, kind: .removed)),
      ("all removed", ["DELETE FROM history"], HistoryFault(seq: 1, kind: .removed)),
      (
        "removed and renumbered",
        [
          "DELETE FROM history WHERE seq = \(row)", "UPDATE history SET seq = -seq WHERE seq > \(row)",
          "UPDATE history SET seq = -seq - 1 WHERE seq < 0",
        ], HistoryFault(seq: row, kind: .reordered)
      ),
      (
        "exchanged",
        [
          "UPDATE history SET seq = -1 WHERE seq = \(row)", "UPDATE history SET seq = \(row) WHERE seq = \(row + 1)",
          "UPDATE history SET seq = \(row + 1) WHERE seq = -1",
        ], HistoryFault(seq: row, kind: .reordered)
      ),
      ("altered time", ["UPDATE history SET at = at + 1 WHERE seq = \(row)"], HistoryFault(seq: row, kind: .altered)),
      ("altered actor", ["UPDATE history SET actor = 'x' WHERE seq = \(row)"], HistoryFault(seq: row, kind: .altered)),
      (
        "moved a letter between fields",
        ["UPDATE history SET actor = 'office', action = 'rdecided' WHERE seq = \(row)"],
        HistoryFault(seq: row, kind: .altered)
      ),
      (
        "altered detail", ["UPDATE history SET detail = '{}' WHERE seq = \(row)"],
        HistoryFault(seq: row, kind: .altered)
      ),
      (
        "altered hash", ["UPDATE history SET hash = zeroblob(32) WHERE seq = \(row)"],
        HistoryFault(seq: row, kind: .altered)
      ),
      (
        "appended past the head",
        [
          """
          INSERT INTO history SELECT \(count + 1), at, subject, actor, action, detail, previous, hash
          FROM history WHERE seq = \(count)
          """
        ], HistoryFault(seq: count + 1, kind: .reordered)
      ),
      (
        "head set back", ["UPDATE history_head SET seq = \(count - 1)"], HistoryFault(seq: count, kind: .reordered)
      ),
      ("head altered", ["UPDATE history_head SET hash = zeroblob(32)"], HistoryFault(seq: count, kind: .altered)),
    ]
    let (name, statements, fault) = kinds[Int(seed) % kinds.count]
    try await withStore { store in
      try Self.fill(store, count)
      try Self.tamper(store, statements)
      try #expect(store.read { try $0.history.verify() } == fault, "\(name)")
    }
  }
}
