import CloudEvents

/// A closed list of codes that appear in contracts; the JSON Schema lists them.
package protocol Code: RawRepresentable, Codable, JSONWritable, Sendable, Hashable, CaseIterable
where RawValue == String {}

extension Code {
  /// The standard library's own would quote the unknown code in its error.
  package init(from decoder: any Decoder) throws {
    guard let code = Self(rawValue: try decoder.singleValueContainer().decode(String.self)) else {
      let codes = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw JSONError(at: decoder.codingPath, reason: "it is none of \(codes)")
    }
    self = code
  }

  package func write(to text: inout JSONText) {
    text.string(rawValue)
  }
}
