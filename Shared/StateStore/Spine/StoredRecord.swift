/// A record as it came from Kafka, kept byte for byte.
package struct StoredRecord: Sendable, Hashable {
  package var topic: String
  package var partition: Int32
  package var offset: Int64
  package var key: [UInt8]?
  package var value: [UInt8]?
  /// The record's headers in the form that the reader gave them.
  package var headers: [UInt8]

  package init(
    topic: String, partition: Int32, offset: Int64, key: [UInt8]?, value: [UInt8]?, headers: [UInt8] = []
  ) {
    self.topic = topic
    self.partition = partition
    self.offset = offset
    self.key = key
    self.value = value
    self.headers = headers
  }

  /// The columns that hold a record, in the order of `values` and of `init(_:from:)`.
  static let columns = "topic, partition, record_offset, key, value, headers"

  var values: [SQLValue] {
    [
      .text(topic), .integer(Int64(partition)), .integer(offset), SQLValue(key), SQLValue(value), .blob(headers),
    ]
  }

  /// - Parameter column: the place of the first of `columns`.
  init(_ row: SQLRow, from column: Int) {
    self.init(
      topic: row.text(column) ?? "", partition: Int32(truncatingIfNeeded: row.integer(column + 1) ?? 0),
      offset: row.integer(column + 2) ?? 0, key: row.blob(column + 3), value: row.blob(column + 4),
      headers: row.blob(column + 5) ?? [])
  }
}
