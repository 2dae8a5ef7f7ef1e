/// The record of all that people did and rules decided. It is only ever appended; each row holds the hash of the one
/// before, and the head row holds that of the last, so that a row that was removed, altered or moved shows.
///
/// Who can write the file can also compute all hashes anew: note the head elsewhere (`head`) to notice that.
package struct History {
  let transaction: any SQLTransaction

  init(_ transaction: any SQLTransaction) {
    self.transaction = transaction
  }

  /// The number and the hash of the last row; 0 and 32 zero bytes where there is none.
  package func head() throws(StoreError) -> (seq: Int64, hash: [UInt8]) {
    let row = try transaction.query("SELECT seq, hash FROM history_head WHERE id = 1", []).first
    guard let seq = row?.integer(0), let hash = row?.blob(1) else {
      throw StoreError(.unusable, "the history has lost its head; restore the store from a copy")
    }
    return (seq, hash)
  }

  /// - Returns: the row's number, one more than that of the row before.
  @discardableResult
  package func append(_ entry: HistoryEntry) throws(StoreError) -> Int64 {
    let (last, previous) = try head()
    let seq = last + 1
    let hash = SQLValue.blob(entry.hash(after: previous))
    try transaction.execute(
      """
      INSERT INTO history (seq, at, subject, actor, action, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(seq), .integer(entry.at), .text(entry.subject), .text(entry.actor), .text(entry.action),
        .text(entry.detail), .blob(previous), hash,
      ])
    try transaction.execute("UPDATE history_head SET seq = ?, hash = ? WHERE id = 1", [.integer(seq), hash])
    return seq
  }

  /// All that was done about a subject, oldest first.
  package func entries(subject: String) throws(StoreError) -> [(seq: Int64, entry: HistoryEntry)] {
    try transaction.query(
      "SELECT seq, at, subject, actor, action, detail FROM history WHERE subject = ? ORDER BY seq", [.text(subject)]
    ).map(Self.entry)
  }

  /// Up to `limit` rows after the number `seq`, oldest first.
  package func entries(after seq: Int64 = 0, limit: Int) throws(StoreError) -> [(seq: Int64, entry: HistoryEntry)] {
    try transaction.query(
      "SELECT seq, at, subject, actor, action, detail FROM history WHERE seq > ? ORDER BY seq LIMIT ?",
      [.integer(seq), .integer(Int64(limit))]
    ).map(Self.entry)
  }

  static func entry(_ row: SQLRow) -> (seq: Int64, entry: HistoryEntry) {
    (
      row.integer(0) ?? 0,
      HistoryEntry(
        at: row.integer(1) ?? 0, subject: row.text(2) ?? "", actor: row.text(3) ?? "", action: row.text(4) ?? "",
        detail: row.text(5) ?? "")
    )
  }
}

extension SQLTransaction {
  package var history: History { History(self) }
}
