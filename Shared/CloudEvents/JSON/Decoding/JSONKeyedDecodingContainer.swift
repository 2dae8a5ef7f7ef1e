/// The members of one object. A class, since reading moves the cursor and the protocol's methods do not mutate.
final class JSONKeyedDecodingContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let document: JSONDocument
  private let path: JSONPath?
  private let start: Int
  private let end: Int
  /// Where the last name was found: a type asks for its members mostly in the order in which they were written.
  private var cursor: Int

  init(document: JSONDocument, object: Int, path: JSONPath?) throws {
    guard document.kind(at: object) == .object else {
      throw JSONValueDecoder(document: document, index: object, path: path)
        .mismatch([String: Any].self, expected: "an object")
    }
    self.document = document
    self.path = path
    start = object + 1
    end = document.end(of: object) - 1
    cursor = start
  }

  var codingPath: [any CodingKey] { path?.keys ?? [] }

  var allKeys: [Key] {
    var keys: [Key] = []
    var index = start
    while index < end {
      if let key = Key(stringValue: document.string(at: index)) { keys.append(key) }
      index = document.end(of: index + 1)
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { find(key.stringValue) != nil }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key, leaf: true).kind == .null }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try leaf(key) { try $0.boolean() } }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try leaf(key) { try $0.string() } }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try leaf(key) { try $0.floatingPoint(type) } }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try leaf(key) { try $0.floatingPoint(type) } }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try leaf(key) { try $0.integer(type) } }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try leaf(key) { try $0.integer(type) } }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try value(key, leaf: false).unbox(type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try value(key, leaf: false).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key, leaf: false).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder {
    guard let index = find(JSONKey.super.stringValue) else { throw missing(JSONKey.super) }
    return JSONValueDecoder(document: document, index: index, path: JSONPath(path, JSONKey.super))
  }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    try value(key, leaf: false)
  }

  /// The path is needed only when a leaf does not fit, so it is made then.
  private func leaf<Value>(_ key: Key, _ read: (JSONValueDecoder) throws -> Value) throws -> Value {
    let decoder = try value(key, leaf: true)
    do {
      return try read(decoder)
    } catch {
      return try read(JSONValueDecoder(document: document, index: decoder.index, path: JSONPath(path, key)))
    }
  }

  private func value(_ key: Key, leaf: Bool) throws -> JSONValueDecoder {
    guard let index = find(key.stringValue) else { throw missing(key) }
    return JSONValueDecoder(document: document, index: index, path: leaf ? nil : JSONPath(path, key))
  }

  private func missing(_ key: any CodingKey) -> DecodingError {
    .keyNotFound(key, .own(path, "it is missing"))
  }

  /// Where the value of a member begins.
  private func find(_ name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in
      search(name, from: cursor, to: end) ?? search(name, from: start, to: cursor)
    }
  }

  private func search(_ name: UnsafeBufferPointer<UInt8>, from first: Int, to last: Int) -> Int? {
    var index = first
    while index < last {
      let candidate = document.utf8(at: index)
      if candidate.count == name.count, candidate.elementsEqual(name) {
        cursor = index
        return index + 1
      }
      index = document.end(of: index + 1)
    }
    return nil
  }
}
