/// Notes each member that a type asks for.
struct RecordingKeyedContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: RecordingDecoder

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }

  func decodeNil(forKey key: Key) throws -> Bool {
    decoder.noteOptional(key.stringValue)
    return false
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.member(key.stringValue, type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder.member(key.stringValue, type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder.member(key.stringValue, type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try decoder.member(key.stringValue, type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder.member(key.stringValue, type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try decoder.member(key.stringValue, type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try decoder.member(key.stringValue, type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try decoder.member(key.stringValue, type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try decoder.member(key.stringValue, type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try decoder.member(key.stringValue, type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try decoder.member(key.stringValue, type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try decoder.member(key.stringValue, type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try decoder.member(key.stringValue, type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try decoder.member(key.stringValue, type) }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.member(key.stringValue, type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    throw SchemaError.unsupported("nested containers")
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw SchemaError.unsupported("nested containers")
  }

  func superDecoder() throws -> any Decoder { throw SchemaError.unsupported("superclasses") }

  func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaError.unsupported("superclasses") }
}
