extension SQLValue {
  /// A blob, or NULL where there is none.
  package init(_ bytes: [UInt8]?) {
    self = bytes.map(SQLValue.blob) ?? .null
  }

  /// A text, or NULL where there is none.
  package init(_ text: String?) {
    self = text.map(SQLValue.text) ?? .null
  }

  /// An integer, or NULL where there is none.
  package init(_ integer: Int64?) {
    self = integer.map(SQLValue.integer) ?? .null
  }
}
