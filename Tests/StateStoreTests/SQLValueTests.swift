import AccordTesting
import StateStore
import Testing

/// What goes in comes out, and the store says plainly when a statement is wrong.
@Suite struct SQLValueTests {
  @Test func everyValueComesBackAsItWas() async throws {
    let values: [SQLValue] = [
      .null, .integer(0), .integer(.min), .integer(.max), .real(0.1), .real(-.infinity), .text(""), .text("土木工程"),
      .text("before\0after"), .text("👩🏽‍🔬"), .blob([]), .blob([0, 255, 0]), .blob([UInt8](repeating: 7, count: 300_000)),
    ]
    try await withStore(migrations: [Migration("test-001", ["CREATE TABLE thing (n INTEGER, value ANY)"])]) { store in
      try store.write { transaction in
        for (index, value) in values.enumerated() {
          try transaction.execute("INSERT INTO thing (n, value) VALUES (?, ?)", [.integer(Int64(index)), value])
        }
      }
      let found = try store.read { try $0.query("SELECT value FROM thing ORDER BY n", []).map { $0.values[0] } }
      #expect(found == values)
    }
  }

  @Test func wrongStatementsAreErrorsOfTheProgram() async throws {
    try await withStore { store in
      let attempts: [(String, [SQLValue])] = [
        ("SELECT nonsense FROM nowhere", []), ("SELECT ?", []), ("SELECT ?", [.null, .null]), ("", []),
        ("SELECT 1; SELECT 2", []), ("SELEC 1", []),
      ]
      for (sql, arguments) in attempts {
        let error = #expect(throws: StoreError.self) { try store.read { try $0.query(sql, arguments) } }
        #expect(error?.code == .statement, "\(sql)")
      }
    }
  }
}
