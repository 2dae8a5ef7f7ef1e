/// An officer has a unit's supplement workbook sent now, and not at the next mailing time.
package enum SendSupplements: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "SendSupplements"
  package static let summary = "An officer has a unit's supplement workbook sent now, and not at the next mailing time."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var unit: String
    package var officer: String
    /// Why the unit gets a second one on a day; absent: one a day at most.
    package var againBecause: String?

    package init(unit: String, officer: String, againBecause: String? = nil) {
      self.unit = unit
      self.officer = officer
      self.againBecause = againBecause
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    /// The mail's Message-ID, without angle brackets.
    package var mailID: String
    package var address: String
    /// How many people the workbook asks about.
    package var people: Int

    package init(mailID: String, address: String, people: Int) {
      self.mailID = mailID
      self.address = address
      self.people = people
    }
  }
}
