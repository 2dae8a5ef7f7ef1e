import Foundation
import StateStore

/// Runs `body` with a new store in a temporary folder; both are gone afterwards, also when it throws.
@discardableResult
package func withStore<Result>(
  service: String = "test", migrations: [Migration] = [], isolation: isolated (any Actor)? = #isolation,
  _ body: (StateStore) async throws -> Result
) async throws -> Result {
  try await withStoreURL { url in
    let store = try StateStore(url: url, service: service, migrations: migrations)
    let result: Result
    do {
      result = try await body(store)
    } catch {
      try? store.close()
      throw error
    }
    try store.close()
    return result
  }
}

/// Runs `body` with the URL of a store that does not exist yet, for a test that opens it itself, or more than once.
@discardableResult
package func withStoreURL<Result>(
  isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "accord-store-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body("sqlite://\(folder.path(percentEncoded: true))/store.db")
}
