/// The clauses of Attachment 1 by number: `A1.4` is its fourth field, `A1.4.3` that field's third specialty.
extension Taxonomy {
  /// What a clause of Attachment 1 is about.
  package struct Place: Sendable, Hashable {
    /// Index into `fields`.
    package var field: Int
    /// Index into the field's specialties; absent for the field itself.
    package var specialty: Int?
  }

  /// Absent where Attachment 1 has no such clause.
  package func place(ofClause clause: String) -> Place? {
    let parts = clause.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts[0] == "A1", let field = Int(parts[1]), (1...fields.count).contains(field)
    else { return nil }
    guard parts.count == 3 else { return Place(field: field - 1) }
    guard let specialty = Int(parts[2]), (1...fields[field - 1].specialties.count).contains(specialty) else {
      return nil
    }
    return Place(field: field - 1, specialty: specialty - 1)
  }

  /// The clause of a field, or of a specialty in it, by their codes.
  package func clause(field code: String, specialty: String? = nil) -> String? {
    guard let field = fields.firstIndex(where: { $0.code == code }) else { return nil }
    guard let specialty else { return "A1.\(field + 1)" }
    guard let index = fields[field].specialties.firstIndex(where: { $0.code == specialty }) else { return nil }
    return "A1.\(field + 1).\(index + 1)"
  }

  /// Whether the words stand in the clause: in a specialty's name or scope, in a field's own name or anywhere below it.
  package func holds(_ words: String, at place: Place) -> Bool {
    let field = fields[place.field]
    guard let specialty = place.specialty else {
      return field.name.contains(words)
        || field.specialties.contains { $0.name.contains(words) || $0.scope?.contains(words) == true }
    }
    let listed = field.specialties[specialty]
    return listed.name.contains(words) || listed.scope?.contains(words) == true
  }
}
