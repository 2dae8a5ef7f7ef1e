/// An officer says that a name is another spelling of a recommending unit, or that it is none any more.
package enum SetUnitName: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "SetUnitName"
  package static let summary =
    "An officer says that a name is another spelling of a recommending unit, or that it is none any more."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var name: String
    /// Absent: the name is a unit's own from now on.
    package var unit: String?
    package var officer: String
    package var reason: String

    package init(name: String, unit: String? = nil, officer: String, reason: String) {
      self.name = name
      self.unit = unit
      self.officer = officer
      self.reason = reason
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    /// The unit that the name stands for now.
    package var unit: String

    package init(unit: String) {
      self.unit = unit
    }
  }
}
