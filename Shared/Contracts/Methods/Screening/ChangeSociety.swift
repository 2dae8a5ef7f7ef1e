/// Changes a society of the registry, pauses it or lets it go on (N2.3).
package enum ChangeSociety: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "ChangeSociety"
  package static let summary = "Changes a society of the registry, pauses it or lets it go on (N2.3)."
  package static let isMutating = true

  /// What is absent stays as it is.
  package struct Request: Codable, Sendable, Hashable {
    package var code: String
    package var officer: String
    package var reason: String
    /// As people know it, in Chinese.
    package var societyName: String?
    package var fields: [String]?
    package var specialties: [String]?
    package var weight: Int?
    /// 0: as many as come.
    package var capacity: Int?
    package var paused: Bool?
    /// `YYYY-MM-DD`; empty: from ever.
    package var from: String?
    /// `YYYY-MM-DD`; empty: for ever.
    package var to: String?

    package init(
      code: String, officer: String, reason: String, societyName: String? = nil, fields: [String]? = nil,
      specialties: [String]? = nil, weight: Int? = nil, capacity: Int? = nil, paused: Bool? = nil,
      from: String? = nil, to: String? = nil
    ) {
      self.code = code
      self.officer = officer
      self.reason = reason
      self.societyName = societyName
      self.fields = fields
      self.specialties = specialties
      self.weight = weight
      self.capacity = capacity
      self.paused = paused
      self.from = from
      self.to = to
    }
  }

  package typealias Response = SocietyView
}
