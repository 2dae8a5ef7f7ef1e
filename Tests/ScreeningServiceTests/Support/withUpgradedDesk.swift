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
    let before = Array(Screening.migrations.prefix { $0.name != migration })
    let old = try StateStore(url: url, service: "screening", migrations: before)
    try damage(ScreeningDesk(store: old, registry: registry))
    try old.close()
    let store = try StateStore(url: url, service: "screening", migrations: Screening.migrations)
    try body(ScreeningDesk(store: store, registry: registry))
    try store.close()
  }
}
