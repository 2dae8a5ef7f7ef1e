import AccordTesting
import Contracts
import StateStore

@testable import ScreeningService

/// Runs `body` at a desk whose store was made before this migration, changed by `damage`, and then opened by this version.
func withUpgradedDesk(
  before migration: String, _ societies: [Society] = [Society(code: "civil-a", name: "土木学会甲", fields: ["civil"])],
  damaging damage: (ScreeningDesk) throws -> Void, _ body: (ScreeningDesk) throws -> Void
) async throws {
  let registry = CurrentRegistry(SocietyRegistry(societies))
  try await withStoreURL { url in
    // Those after it stand before it here: today's handlers need their tables.
    let before = Screening.migrations.filter { $0.name != migration }
    let old = try StateStore(url: url, service: "screening", migrations: before)
    // This version's handlers ask tables that were made later: they are there meanwhile, and empty again afterwards.
    let later = Screening.migrations.dropFirst(before.count + 1).flatMap(\.statements).filter {
      $0.hasPrefix("CREATE TABLE")
    }
    try old.write { transaction in
      for statement in later { try transaction.execute(statement, []) }
    }
    try damage(ScreeningDesk(store: old, registry: registry))
    try old.write { transaction in
      for statement in later.reversed() {
        let name = statement.split(separator: " ")[2]
        try transaction.execute("DROP TABLE \(name)", [])
      }
    }
    try old.close()
    let store = try StateStore(
      url: url, service: "screening", migrations: before + Screening.migrations.filter { $0.name == migration })
    try body(ScreeningDesk(store: store, registry: registry))
    try store.close()
  }
}
