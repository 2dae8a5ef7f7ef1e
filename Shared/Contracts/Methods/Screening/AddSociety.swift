/// Adds a society to the registry; whoever was held for want of one goes on (N2.3).
package enum AddSociety: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "AddSociety"
  package static let summary = "Adds a society to the registry; whoever was held for want of one goes on (N2.3)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var society: SocietyEntry
    package var officer: String
    package var reason: String

    package init(society: SocietyEntry, officer: String, reason: String) {
      self.society = society
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = SocietyView
}
