import GRDBSQLite

// SQLite copies the bytes during the call. The C macro SQLITE_TRANSIENT, a cast of -1, is not imported.
// A constant: every thread may read it, but function pointers of C are not Sendable.
nonisolated(unsafe) private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension SQLValue {
  /// - Parameter index: of the placeholder, from 1.
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    switch self {
    case .null:
      return sqlite3_bind_null(statement, index)
    case .integer(let value):
      return sqlite3_bind_int64(statement, index, value)
    case .real(let value):
      return sqlite3_bind_double(statement, index, value)
    case .text(var value):
      return value.withUTF8 { bytes in
        // An empty text has no address, and SQLite takes an absent address for NULL.
        guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, copied) }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          sqlite3_bind_text64(statement, index, $0, UInt64(bytes.count), copied, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let value):
      if value.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
      return value.withUnsafeBytes {
        sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), copied)
      }
    }
  }

  /// The value of a column (from 0) of the row at which `statement` stands.
  init(_ statement: OpaquePointer, column: CInt) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER:
      self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_FLOAT:
      self = .real(sqlite3_column_double(statement, column))
    case SQLITE_TEXT:
      let start = sqlite3_column_text(statement, column)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
      self = .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_BLOB:
      let start = sqlite3_column_blob(statement, column)
      let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
      self = .blob([UInt8](bytes))
    default:
      self = .null
    }
  }
}

extension SQLRow {
  /// The row at which `statement` stands.
  init(_ statement: OpaquePointer) {
    self.init((0..<sqlite3_column_count(statement)).map { SQLValue(statement, column: $0) })
  }
}
