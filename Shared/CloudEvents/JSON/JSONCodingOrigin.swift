/// Marks, as `underlyingError`, a coding error whose text comes from this module and so quotes no value.
struct JSONCodingOrigin: Error {}

extension DecodingError.Context {
  static func own(_ path: JSONPath?, _ text: String) -> Self {
    Self(codingPath: path?.keys ?? [], debugDescription: text, underlyingError: JSONCodingOrigin())
  }
}

extension EncodingError.Context {
  static func own(_ path: JSONPath?, _ text: String) -> Self {
    Self(codingPath: path?.keys ?? [], debugDescription: text, underlyingError: JSONCodingOrigin())
  }
}
