import CloudEvents

/// An officer changes a briefing that has not begun; who are invited are told once of another time or place (N2.2).
package enum ChangeBriefing: RPCMethod {
  package static let service = Decide.service
  package static let name = "ChangeBriefing"
  package static let summary =
    "An officer changes a briefing that has not begun; who are invited are told once of another time or place (N2.2)."
  package static let isMutating = true

  /// What is absent stays as it is.
  package struct Request: Codable, Sendable, Hashable {
    package var briefingID: String
    package var officer: String
    package var reason: String
    package var title: String?
    package var startsAt: Timestamp?
    package var endsAt: Timestamp?
    package var timeZone: String?
    /// Empty: none.
    package var place: String?
    /// Empty: none.
    package var link: String?
    /// Empty: none.
    package var note: String?
    package var fields: [String]?
    /// Empty: all.
    package var specialties: [String]?
    package var level: Level?
    /// Both levels; not together with `level`.
    package var anyLevel: Bool?
    /// 0: all.
    package var capacity: Int?

    package init(
      briefingID: String, officer: String, reason: String, title: String? = nil, startsAt: Timestamp? = nil,
      endsAt: Timestamp? = nil, timeZone: String? = nil, place: String? = nil, link: String? = nil,
      note: String? = nil, fields: [String]? = nil, specialties: [String]? = nil, level: Level? = nil,
      anyLevel: Bool? = nil, capacity: Int? = nil
    ) {
      self.briefingID = briefingID
      self.officer = officer
      self.reason = reason
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
      self.anyLevel = anyLevel
      self.capacity = capacity
    }
  }

  package typealias Response = BriefingView
}
