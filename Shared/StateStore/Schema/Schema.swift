/// The tables that a store has to have, and how a store gets them.
struct Schema {
  let service: String
  /// By the library's name; none is called `spine` or `service`.
  let libraries: [String: [Migration]]
  let migrations: [Migration]

  func bringUpToDate(_ transaction: any SQLTransaction) throws {
    try identify(transaction)
    try run(Spine.migrations, of: "spine", transaction)
    for (library, migrations) in libraries.sorted(by: { $0.key < $1.key }) {
      try handOver(migrations, to: library, transaction)
      try run(migrations, of: library, transaction)
    }
    try run(migrations, of: "service", transaction)
    try refuseLooseTables(transaction)
  }

  /// An empty file becomes this service's; any other has to be it already.
  private func identify(_ transaction: any SQLTransaction) throws {
    let tables = try transaction.query("SELECT name FROM sqlite_schema WHERE type = 'table'", []).map { $0.text(0) }
    guard !tables.isEmpty else {
      try transaction.execute("CREATE TABLE store_identity (service TEXT NOT NULL) STRICT", [])
      try transaction.execute(
        """
        CREATE TABLE store_migration (
          component TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL,
          PRIMARY KEY (component, number)) STRICT
        """, [])
      try transaction.execute("INSERT INTO store_identity (service) VALUES (?)", [.text(service)])
      return
    }
    let owner = try Self.owner(transaction)
    guard owner == service else {
      throw StoreError(.unusable, "this is the store of \(owner), not of \(service); correct store.url")
    }
  }

  /// Whose store it is, for the tools that know the spine but no service.
  ///
  /// - Throws: `unusable` where the spine is not that of this version.
  static func ownerOfCurrentSchema(_ transaction: any SQLTransaction) throws -> String {
    let owner = try owner(transaction)
    guard try check(Spine.migrations, of: "spine", transaction) == Spine.migrations.count else {
      throw StoreError(
        .unusable,
        "the store was written by an older version; start \(owner) of this version once, which brings it up to date")
    }
    return owner
  }

  private static func owner(_ transaction: any SQLTransaction) throws -> String {
    let found = try transaction.query("SELECT 1 FROM sqlite_schema WHERE name = 'store_identity'", [])
    guard !found.isEmpty,
      let owner = try transaction.query("SELECT service FROM store_identity", []).first?.text(0)
    else {
      throw StoreError(.unusable, "this SQLite file is no store of Accord; correct store.url")
    }
    return owner
  }

  /// Before libraries had lists of their own, their migrations stood first in the service's: such a store has them entered
  /// under the library's name.
  private func handOver(
    _ migrations: [Migration], to library: String, _ transaction: any SQLTransaction
  ) throws {
    let done = try transaction.query(
      "SELECT name FROM store_migration WHERE component = 'service' ORDER BY number", []
    ).map { $0.text(0) ?? "" }
    let names = Set(migrations.map(\.name))
    let count = done.prefix { names.contains($0) }.count
    guard count > 0 else { return }
    try transaction.execute(
      "UPDATE store_migration SET component = ? WHERE component = 'service' AND number < ?",
      [.text(library), .integer(Int64(count))])
    // One after the other from below, so that no number is taken twice meanwhile.
    for number in count..<done.count {
      try transaction.execute(
        "UPDATE store_migration SET number = ? WHERE component = 'service' AND number = ?",
        [.integer(Int64(number - count)), .integer(Int64(number))])
    }
  }

  /// Runs those of `migrations` that have not run yet, after those that have are seen to be the same.
  private func run(_ migrations: [Migration], of component: String, _ transaction: any SQLTransaction) throws {
    let done = try Self.check(migrations, of: component, transaction)
    for (number, migration) in migrations.enumerated().dropFirst(done) {
      for statement in migration.statements {
        try transaction.execute(SQLiteDialect.strict(statement), [])
      }
      try transaction.execute(
        "INSERT INTO store_migration (component, number, name, checksum) VALUES (?, ?, ?, ?)",
        [.text(component), .integer(Int64(number)), .text(migration.name), .text(migration.checksum)])
    }
  }

  /// How many of `migrations` have run.
  ///
  /// - Throws: `unusable` where the store has run one that differs, or more than there are.
  private static func check(
    _ migrations: [Migration], of component: String, _ transaction: any SQLTransaction
  ) throws -> Int {
    guard Set(migrations.map(\.name)).count == migrations.count else {
      throw StoreError(.statement, "two migrations of the \(component) have the same name; give each its own")
    }
    let done = try transaction.query(
      "SELECT name, checksum FROM store_migration WHERE component = ? ORDER BY number", [.text(component)])
    for (row, migration) in zip(done, migrations) {
      let name = row.text(0) ?? ""
      guard name == migration.name else {
        throw StoreError(
          .unusable,
          """
          the store has run the migration \(name) where this version has \(migration.name); migrations are only ever \
          appended: put it back in its place
          """)
      }
      guard row.text(1) == migration.checksum else {
        throw StoreError(
          .unusable,
          "the migration \(name) has changed since the store ran it; put its text back and append a new migration")
      }
    }
    guard done.count <= migrations.count else {
      let newer = done.dropFirst(migrations.count).compactMap { $0.text(0) }.joined(separator: ", ")
      throw StoreError(
        .unusable, "the store was written by a newer version (it has \(newer)); start that version, or a later one")
    }
    return done.count
  }

  private func refuseLooseTables(_ transaction: any SQLTransaction) throws {
    let loose = try transaction.query(
      """
      SELECT name FROM pragma_table_list
      WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      """, [])
    if let name = loose.first?.text(0) {
      throw StoreError(.statement, "the table \(name) is not STRICT; create it with CREATE TABLE \(name) (…)")
    }
  }
}
