/// The elements of one array.
struct JSONUnkeyedEncodingContainer: UnkeyedEncodingContainer {
  let encoder: JSONValueEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.count }

  mutating func encodeNil() throws { try encoder.beginElement().text.append("null") }
  mutating func encode(_ value: Bool) throws { try encoder.beginElement().text.append(boolean: value) }
  mutating func encode(_ value: String) throws { try encoder.beginElement().text.append(string: value) }
  mutating func encode(_ value: Double) throws { try write(number: value) }
  mutating func encode(_ value: Float) throws { try write(number: value) }
  mutating func encode(_ value: Int) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: Int8) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: Int16) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: Int32) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: Int64) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: UInt) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: UInt8) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: UInt16) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: UInt32) throws { try encoder.beginElement().text.append(integer: value) }
  mutating func encode(_ value: UInt64) throws { try encoder.beginElement().text.append(integer: value) }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    let path = path()
    try encoder.session.write(value, to: encoder.beginElement(), path: path)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    deferred().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { deferred().unkeyedContainer() }

  mutating func superEncoder() -> any Encoder { deferred() }

  /// Of the element that comes next.
  private func path() -> JSONPath { JSONPath(encoder.path, JSONKey(intValue: encoder.count)) }

  private func write(number: some BinaryFloatingPoint & LosslessStringConvertible) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(number, .own(path(), "JSON has no numbers but finite ones"))
    }
    try encoder.beginElement().text.append(finite: number)
  }

  private func deferred() -> JSONValueEncoder {
    let path = path()
    do {
      return encoder.deferred(in: try encoder.beginElement(), path: path)
    } catch {
      encoder.session.fail(error)
      return encoder.deferred(in: JSONEncodingNode(), path: path)
    }
  }
}
