/// A society as the registry has it (N2.3).
package struct SocietyEntry: Codable, Sendable, Hashable {
  /// Small letters, digits and hyphens: part of its topics' names, so it never changes.
  package var code: String
  /// As people know it, in Chinese.
  package var name: String
  /// Codes of Attachment 1, at least one.
  package var fields: [String]
  /// What it asks for first, each as field/specialty, e.g. `civil/structural`.
  package var specialties: [String]?
  /// How much it takes, compared with the others of a field: 1 to 1000.
  package var weight: Int
  /// How many cases it may have open at once; absent: as many as come.
  package var capacity: Int?
  /// It gets no new cases; those that it has stay.
  package var paused: Bool
  /// The first day on which it gets cases, `YYYY-MM-DD`; absent: from ever.
  package var from: String?
  /// The last day; absent: for ever.
  package var to: String?

  package init(
    code: String, name: String, fields: [String], specialties: [String]? = nil, weight: Int = 1, capacity: Int? = nil,
    paused: Bool = false, from: String? = nil, to: String? = nil
  ) {
    self.code = code
    self.name = name
    self.fields = fields
    self.specialties = specialties
    self.weight = weight
    self.capacity = capacity
    self.paused = paused
    self.from = from
    self.to = to
  }
}
