import CloudEvents
import StateStore

/// JSON in a column, and the complaint where a row is not what this version writes.
enum StoredJSON {
  static func text(_ value: some Encodable) throws -> SQLValue {
    .text(String(decoding: try JSON.encode(value), as: UTF8.self))
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String?, in table: String) throws -> Value {
    guard let text else { throw damaged(table) }
    do {
      return try JSON.decode(type, from: Array(text.utf8))
    } catch {
      throw damaged(table)
    }
  }

  static func damaged(_ table: String) -> StoreError {
    StoreError(.unusable, "a row of \(table) is not as this version writes it; restore the store from a copy")
  }
}

extension SQLValue {
  static func time(_ time: Timestamp) -> SQLValue { .integer(time.milliseconds) }
}

extension SQLRow {
  func time(_ column: Int) -> Timestamp? { integer(column).map(Timestamp.init(milliseconds:)) }
}
