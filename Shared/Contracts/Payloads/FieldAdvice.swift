/// What the career text says of the declared field and specialty by the scopes of Attachment 1 (N1.1). It suggests to officers and
/// changes neither.
package struct FieldAdvice: Codable, Sendable, Hashable {
  package var relation: FieldRelation
  /// Codes of the fields that the text speaks of instead (`disagrees`), or that list all of it as well (`overlaps`); else none.
  package var fields: [String]
  /// Code of the specialty within the declared field, where the unit named none and the text settles it.
  package var specialty: String?
  /// What says so; at least one.
  package var reasons: [FieldReason]

  package init(relation: FieldRelation, fields: [String] = [], specialty: String? = nil, reasons: [FieldReason]) {
    self.relation = relation
    self.fields = fields
    self.specialty = specialty
    self.reasons = reasons
  }
}
