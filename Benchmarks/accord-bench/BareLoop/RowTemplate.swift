import Kafka
import StateStore

/// All that screening wrote for one candidate, ready to be bound.
struct RowTemplate: Sendable {
  /// Source and id of the event, and when it was received.
  var inbox: [SQLValue]
  /// Statements of whole rows, and the tally of the society.
  var rows: [(sql: String, values: [SQLValue])] = []
  /// at, subject, actor, action, detail, previous, hash
  var history: [[SQLValue]] = []
  var outputs: [ProducerRecord]
  /// As long as the real ones.
  var outputHeaders: [[UInt8]]

  /// By the record's key.
  ///
  /// - Parameter url: the store that screening left.
  static func read(store url: String, _ file: TemplateFile) throws -> [[UInt8]: RowTemplate] {
    var templates = try file.read().mapValues { found in
      RowTemplate(
        inbox: [.text(found.source), .text(found.id), .integer(1_744_767_000_000)], outputs: found.outputs,
        outputHeaders: found.outputs.map { record in
          [UInt8](repeating: 1, count: record.headers.reduce(0) { $0 + 6 + $1.name.utf8.count + $1.value.count })
        })
    }
    let store = try StateStore(readingURL: url)
    try store.read { transaction in
      // The candidate's id is the first column of each; the first table is the one that the others refer to.
      for table in ["candidate", "decision", "review", "hold", "allocation"] {
        for row in try transaction.query("SELECT * FROM \(table)", []) {
          let marks = row.values.map { _ in "?" }.joined(separator: ", ")
          templates[row.text(0) ?? ""]?.rows.append(("INSERT INTO \(table) VALUES (\(marks))", row.values))
        }
      }
      for row in try transaction.query("SELECT candidate_id, society FROM allocation", []) {
        templates[row.text(0) ?? ""]?.rows.append((Self.tally, [row.values[1]]))
      }
      let history = try transaction.query(
        "SELECT at, subject, actor, action, detail, previous, hash FROM history ORDER BY seq", [])
      for row in history { templates[row.text(1) ?? ""]?.history.append(row.values) }
    }
    return Dictionary(uniqueKeysWithValues: templates.map { (Array($0.key.utf8), $0.value) })
  }

  private static let tally = """
    INSERT INTO society_tally (society, allocated) VALUES (?, 1)
    ON CONFLICT (society) DO UPDATE SET allocated = society_tally.allocated + 1
    """
}
