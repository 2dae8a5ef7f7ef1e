import CloudEvents

/// An officer plans a briefing; whoever passed or was allocated in its fields is invited through their units (N2.2).
package enum PlanBriefing: RPCMethod {
  package static let service = Decide.service
  package static let name = "PlanBriefing"
  package static let summary =
    "An officer plans a briefing; whoever passed or was allocated in its fields is invited through their units (N2.2)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var officer: String
    package var title: String
    package var startsAt: Timestamp
    package var endsAt: Timestamp
    /// An IANA name, in which people are told the time; absent: the campaign's.
    package var timeZone: String?
    /// A place or a link is needed.
    package var place: String?
    /// http or https.
    package var link: String?
    /// What the invited are told besides, in Chinese.
    package var note: String?
    /// Codes of Attachment 1, at least one.
    package var fields: [String]
    /// As field/specialty: of a field that is named here only these.
    package var specialties: [String]?
    package var level: Level?
    /// At most so many are invited.
    package var capacity: Int?

    package init(
      officer: String, title: String, startsAt: Timestamp, endsAt: Timestamp, timeZone: String? = nil,
      place: String? = nil, link: String? = nil, note: String? = nil, fields: [String], specialties: [String]? = nil,
      level: Level? = nil, capacity: Int? = nil
    ) {
      self.officer = officer
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
    }
  }

  package typealias Response = BriefingView
}
