import Foundation

/// The one seam through which JSON passes: UTF-8 texts as RFC 8259 has them, names within one object differ (RFC 7493).
package enum JSON {
  /// Arrays and objects may stand so deep in each other. No contract comes near it; a text that goes deeper is an attack or a fault.
  package static let maximumDepth = 64

  /// Unknown members are ignored. An integer beyond 64 bits is refused.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
    try JSONDecoder().decode(type, from: Data(bytes))
  }

  /// Keys stand in the order in which the type encodes them or sorted, but always the same for the same value.
  package static func encode(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
  }
}
