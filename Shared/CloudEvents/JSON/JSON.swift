/// The one seam through which JSON passes: UTF-8 texts as RFC 8259 has them, names within one object differ (RFC 7493).
///
/// Foundation's coders manage some 26,000 envelopes a second on a core, less than a store commits; hence a `Decoder` on
/// simdjson and an `Encoder` straight to bytes. They read and write what Foundation's do with their default settings,
/// except that `Date`, `Decimal` and `URL` are refused (Accord has `Timestamp`, numbers and strings).
package enum JSON {
  /// Arrays and objects may stand so deep in each other. No contract comes near it: what goes deeper is an attack or a fault.
  package static let maximumDepth = 64

  /// Unknown members are ignored. An integer beyond 64 bits is refused.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(JSONError) -> Value {
    let document: JSONDocument
    do throws(JSONDocumentError) {
      document = try JSONDocument(bytes)
    } catch {
      throw .malformed(error.fault)
    }
    do {
      return try JSONValueDecoder(document: document, index: JSONDocument.root, path: nil).unbox(type)
    } catch {
      throw JSONError(decoding: error)
    }
  }

  /// Members stand in the order in which the type encodes them, those of a dictionary in the order of their names: the
  /// same value makes the same bytes.
  package static func encode(_ value: some Encodable) throws(JSONError) -> [UInt8] {
    do {
      return try JSONEncodingSession().encode(value)
    } catch {
      throw JSONError(encoding: error)
    }
  }
}
