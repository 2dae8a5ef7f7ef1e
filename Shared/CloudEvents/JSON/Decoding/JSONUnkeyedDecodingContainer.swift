/// The elements of one array, in order.
struct JSONUnkeyedDecodingContainer: UnkeyedDecodingContainer {
  private let document: JSONDocument
  private let path: JSONPath?
  private let end: Int
  private var index: Int
  let count: Int?
  private(set) var currentIndex = 0

  init(document: JSONDocument, array: Int, path: JSONPath?) throws {
    guard document.kind(at: array) == .array else {
      throw JSONValueDecoder(document: document, index: array, path: path).mismatch([Any].self, expected: "an array")
    }
    self.document = document
    self.path = path
    index = array + 1
    end = document.end(of: array) - 1
    // The tape's count has 24 bits and stops at the highest: then it is unknown.
    let counted = Int(truncatingIfNeeded: document.tape[array] >> 32 & 0xFF_FFFF)
    count = counted == 0xFF_FFFF ? nil : counted
  }

  var codingPath: [any CodingKey] { path?.keys ?? [] }
  var isAtEnd: Bool { index >= end }

  mutating func decodeNil() throws -> Bool {
    guard try element().kind == .null else { return false }
    advance()
    return true
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try next { try $0.boolean() } }
  mutating func decode(_ type: String.Type) throws -> String { try next { try $0.string() } }
  mutating func decode(_ type: Double.Type) throws -> Double { try next { try $0.floatingPoint(type) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try next { try $0.floatingPoint(type) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try next { try $0.integer(type) } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next { try $0.integer(type) } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next { try $0.integer(type) } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next { try $0.integer(type) } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next { try $0.integer(type) } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next { try $0.integer(type) } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next { try $0.integer(type) } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next { try $0.integer(type) } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next { try $0.integer(type) } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next { try $0.integer(type) } }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next { try $0.unbox(type) } }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try next { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder {
    try next { $0 }
  }

  /// An element that does not fit stays the next one, so that another type may be tried.
  private mutating func next<Value>(_ read: (JSONValueDecoder) throws -> Value) throws -> Value {
    let value = try read(element())
    advance()
    return value
  }

  private func element() throws -> JSONValueDecoder {
    let path = JSONPath(path, JSONKey(intValue: currentIndex))
    guard !isAtEnd else { throw DecodingError.valueNotFound(Any.self, .own(path, "the array has ended")) }
    return JSONValueDecoder(document: document, index: index, path: path)
  }

  private mutating func advance() {
    index = document.end(of: index)
    currentIndex += 1
  }
}
