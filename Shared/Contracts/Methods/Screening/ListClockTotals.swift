/// Counts the evaluations of each society by how their clocks stand (A2.5).
package enum ListClockTotals: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "ListClockTotals"
  package static let summary = "Counts the evaluations of each society by how their clocks stand (A2.5)."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package init() {}
  }

  package struct Response: Codable, Sendable, Hashable {
    /// In the order of the societies' codes; first what nobody has at the time.
    package var totals: [ClockTotal]

    package init(totals: [ClockTotal]) {
      self.totals = totals
    }
  }
}
