import CloudEvents

/// A briefing on the application form and the interview (N2.2), as it is planned now. It names nobody.
package struct Briefing: Codable, Sendable, Hashable {
  /// Opaque; it never changes.
  package var id: String
  /// From 1, raised with every change: of two, the higher one counts.
  package var revision: Int
  /// From 0, raised with every change that the invited have to know of; the SEQUENCE of RFC 5545.
  package var sequence: Int
  package var title: String
  package var startsAt: Timestamp
  package var endsAt: Timestamp
  /// In which people are told the time: an IANA name, e.g. `Asia/Shanghai`.
  package var timeZone: String
  /// Where it is held; absent where it is held online only.
  package var place: String?
  /// Where it is held online, or more is found: http or https.
  package var link: String?
  /// What the invited are told besides, in Chinese.
  package var note: String?
  /// Codes of Attachment 1, at least one: who is of these fields is invited.
  package var fields: [String]
  /// As field/specialty, e.g. `civil/structural`: of a field that is named here only these; absent: all.
  package var specialties: [String]?
  /// Only who applies for this level; absent: both.
  package var level: Level?
  /// At most so many are invited, dispatched before planned (A2.4), then oldest first; absent: all.
  package var capacity: Int?
  package var cancelled: Bool

  package init(
    id: String, revision: Int = 1, sequence: Int = 0, title: String, startsAt: Timestamp, endsAt: Timestamp,
    timeZone: String, place: String? = nil, link: String? = nil, note: String? = nil, fields: [String],
    specialties: [String]? = nil, level: Level? = nil, capacity: Int? = nil, cancelled: Bool = false
  ) {
    self.id = id
    self.revision = revision
    self.sequence = sequence
    self.title = title
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.timeZone = timeZone
    self.place = place
    self.link = link
    self.note = note
    self.fields = fields
    self.specialties = specialties
    self.level = level
    self.capacity = capacity
    self.cancelled = cancelled
  }
}
