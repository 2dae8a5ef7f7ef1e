/// A national society that evaluates candidates of its fields (N2.3).
struct Society: Sendable, Hashable {
  /// Lower-case letters, digits and hyphens: part of its topics' names.
  var code: String
  var name: String
  /// Codes of Attachment 1.
  var fields: [String]
  /// By field: the specialties that it asks for first. A field without any is served in general.
  var specialties: [String: Set<String>] = [:]
  /// How much it takes, compared with the others of a field.
  var weight = 1
}
