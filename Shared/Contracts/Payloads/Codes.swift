/// A closed list of codes that appear in contracts; the JSON Schema lists them.
package protocol Code: RawRepresentable, Codable, Sendable, Hashable, CaseIterable where RawValue == String {}
