import Kafka
import StateStore

/// What one run of screening read and put out, kept in a file for the bare loop to do the same.
struct TemplateFile {
  private static let migrations = [
    Migration(
      "bench-001-template",
      [
        "CREATE TABLE input (candidate TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL)",
        """
        CREATE TABLE output (
          candidate TEXT NOT NULL, number INTEGER NOT NULL, topic TEXT NOT NULL, value BLOB NOT NULL,
          PRIMARY KEY (candidate, number))
        """,
        """
        CREATE TABLE output_header (
          candidate TEXT NOT NULL, number INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, value BLOB NOT NULL,
          PRIMARY KEY (candidate, number, place))
        """,
      ])
  ]

  let url: String

  func write(_ candidates: [InventedCandidate], outputs: [TopicReader.Arrival]) throws {
    let store = try StateStore(url: url, service: "bench", migrations: Self.migrations)
    try store.write { transaction in
      for candidate in candidates {
        try transaction.execute(
          "INSERT INTO input (candidate, source, id) VALUES (?, ?, ?)",
          [.text(candidate.candidate.id), .text(InventedCandidate.source), .text(candidate.eventID)])
      }
      for (number, arrival) in outputs.enumerated() {
        let record = arrival.record
        let place: [SQLValue] = [.text(Self.text(record.key)), .integer(Int64(number))]
        try transaction.execute(
          "INSERT INTO output (candidate, number, topic, value) VALUES (?, ?, ?, ?)",
          place + [.text(record.topic), .blob(record.value ?? [])])
        for (index, header) in record.headers.enumerated() {
          try transaction.execute(
            "INSERT INTO output_header (candidate, number, place, name, value) VALUES (?, ?, ?, ?, ?)",
            place + [.integer(Int64(index)), .text(header.name), .blob(header.value)])
        }
      }
    }
    try store.close()
  }

  /// - Returns: for each candidate the source and id of the event, and the records that were put out, in order.
  func read() throws -> [String: (source: String, id: String, outputs: [ProducerRecord])] {
    let store = try StateStore(readingURL: url)
    return try store.read { transaction in
      var found: [String: (source: String, id: String, outputs: [ProducerRecord])] = [:]
      for row in try transaction.query("SELECT candidate, source, id FROM input", []) {
        found[row.text(0) ?? ""] = (row.text(1) ?? "", row.text(2) ?? "", [])
      }
      var headers: [Int64: [KafkaHeader]] = [:]
      for row in try transaction.query("SELECT number, name, value FROM output_header ORDER BY number, place", []) {
        headers[row.integer(0) ?? 0, default: []].append(KafkaHeader(row.text(1) ?? "", row.blob(2) ?? []))
      }
      for row in try transaction.query("SELECT candidate, number, topic, value FROM output ORDER BY number", []) {
        let candidate = row.text(0) ?? ""
        found[candidate]?.outputs.append(
          ProducerRecord(
            topic: row.text(2) ?? "", key: Array(candidate.utf8), value: row.blob(3),
            headers: headers[row.integer(1) ?? 0] ?? []))
      }
      return found
    }
  }

  static func text(_ bytes: [UInt8]?) -> String { String(decoding: bytes ?? [], as: UTF8.self) }
}
