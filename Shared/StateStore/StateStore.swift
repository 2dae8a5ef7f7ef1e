/// A service's store. One writer at a time; reads do not wait for it.
package final class StateStore: Sendable {
  /// Opens (and creates) the store and brings its schema up to date: the spine's own tables (inbox, outbox, positions,
  /// dead letters, timers, history), then `migrations`.
  ///
  /// - Parameter url: `sqlite:///absolute/path/to/file.db`.
  package init(url: String, migrations: [Migration]) throws(StoreError) {
    throw StoreError(.unusable, "not built yet")
  }

  /// Runs `body` in one transaction on the writer, which blocks the calling thread: commits when it returns, rolls back when it throws.
  ///
  /// - Parameter committed: runs on the writer right after the commit and before the next transaction begins, so that what
  ///   it hands on keeps the order of the commits.
  package func write<Result>(
    committed: (Result) -> Void = { (_: Result) in }, _ body: (any SQLTransaction) throws -> Result
  ) throws -> Result {
    throw StoreError(.unusable, "not built yet")
  }

  /// Reads a consistent snapshot.
  package func read<Result>(_ body: (any SQLTransaction) throws -> Result) throws -> Result {
    throw StoreError(.unusable, "not built yet")
  }

  package func close() throws(StoreError) {}
}
