/// Where the exported contracts say that they stand. `.invalid` (RFC 2606) belongs to nobody: the addresses are names, and the
/// files travel in `deploy/contracts`.
package enum ContractSchema {
  /// A file of `deploy/contracts` has this and its path there as its `$id`.
  package static let base = "https://accord.invalid/contracts/"

  /// Path of the JSON Schema of an event type's data, in `deploy/contracts`.
  package static func path(_ eventType: String) -> String { "data/\(eventType).json" }

  /// CloudEvents `dataschema` of an event type.
  package static func url(_ eventType: String) -> String { base + path(eventType) }
}
