import Foundation

/// Decodes the value at one place of a document.
struct JSONValueDecoder: Decoder {
  let document: JSONDocument
  let index: Int
  let path: JSONPath?

  var codingPath: [any CodingKey] { path?.keys ?? [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try JSONKeyedDecodingContainer<Key>(document: document, object: index, path: path))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try JSONUnkeyedDecodingContainer(document: document, array: index, path: path)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    self
  }

  var kind: JSONKind { document.kind(at: index) }

  func mismatch(_ type: Any.Type, expected: String) -> DecodingError {
    if kind == .null {
      return .valueNotFound(type, .own(path, "expected \(expected), found null"))
    }
    return .typeMismatch(type, .own(path, "expected \(expected), found \(kind.name)"))
  }

  func string() throws -> String {
    guard kind == .string else { throw mismatch(String.self, expected: "a string") }
    return document.string(at: index)
  }

  func boolean() throws -> Bool {
    switch kind {
    case .true: return true
    case .false: return false
    default: throw mismatch(Bool.self, expected: "a boolean")
    }
  }

  /// Any number without a fraction, however it is written: `5`, `5.0`, `5e0`.
  func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
    let exact: Integer?
    switch kind {
    case .signed: exact = Integer(exactly: Int64(bitPattern: document.tape[index + 1]))
    case .unsigned: exact = Integer(exactly: document.tape[index + 1])
    case .double: exact = Integer(exactly: Double(bitPattern: document.tape[index + 1]))
    default: throw mismatch(type, expected: "a number")
    }
    guard let exact else { throw DecodingError.dataCorrupted(.own(path, "the number does not fit in \(type)")) }
    return exact
  }

  func floatingPoint<Float: BinaryFloatingPoint>(_ type: Float.Type) throws -> Float {
    let value: Float
    switch kind {
    case .signed: value = Float(Int64(bitPattern: document.tape[index + 1]))
    case .unsigned: value = Float(document.tape[index + 1])
    case .double: value = Float(Double(bitPattern: document.tape[index + 1]))
    default: throw mismatch(type, expected: "a number")
    }
    guard value.isFinite else { throw DecodingError.dataCorrupted(.own(path, "the number does not fit in \(type)")) }
    return value
  }

  /// Any `Decodable`. Strings are read here, not by way of their own `init(from:)` and a further container.
  func unbox<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == String.self, let value = try string() as? Value { return value }
    if type == Data.self, let value = try base64() as? Value { return value }
    if JSONRefusedType.contains(type) {
      throw DecodingError.dataCorrupted(.own(path, JSONRefusedType.reason(type)))
    }
    return try Value(from: self)
  }

  private func base64() throws -> Data {
    guard let data = Data(base64Encoded: try string()) else {
      throw DecodingError.dataCorrupted(.own(path, "it is not base64"))
    }
    return data
  }
}
