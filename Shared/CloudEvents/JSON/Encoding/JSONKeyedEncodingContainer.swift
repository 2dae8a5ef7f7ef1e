/// The members of one object.
struct JSONKeyedEncodingContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: JSONValueEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  mutating func encodeNil(forKey key: Key) throws { try begin(key).text.append("null") }
  mutating func encode(_ value: Bool, forKey key: Key) throws { try begin(key).text.append(boolean: value) }
  mutating func encode(_ value: String, forKey key: Key) throws { try begin(key).text.append(string: value) }
  mutating func encode(_ value: Double, forKey key: Key) throws { try write(number: value, forKey: key) }
  mutating func encode(_ value: Float, forKey key: Key) throws { try write(number: value, forKey: key) }
  mutating func encode(_ value: Int, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: Int8, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: Int16, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: Int32, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: Int64, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: UInt, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: UInt8, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: UInt16, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: UInt32, forKey key: Key) throws { try begin(key).text.append(integer: value) }
  mutating func encode(_ value: UInt64, forKey key: Key) throws { try begin(key).text.append(integer: value) }

  mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try encoder.session.write(value, to: begin(key), path: path(key))
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    deferred(key).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    deferred(key).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { deferred(JSONKey.super) }

  mutating func superEncoder(forKey key: Key) -> any Encoder { deferred(key) }

  private func begin(_ key: any CodingKey) throws -> JSONEncodingNode {
    try encoder.beginMember(key.stringValue)
  }

  private func path(_ key: any CodingKey) -> JSONPath { JSONPath(encoder.path, key) }

  private func write(number: some BinaryFloatingPoint & LosslessStringConvertible, forKey key: Key) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(number, .own(path(key), "JSON has no numbers but finite ones"))
    }
    try begin(key).text.append(finite: number)
  }

  private func deferred(_ key: any CodingKey) -> JSONValueEncoder {
    do {
      return encoder.deferred(in: try begin(key), path: path(key))
    } catch {
      encoder.session.fail(error)
      return encoder.deferred(in: JSONEncodingNode(), path: path(key))
    }
  }
}
