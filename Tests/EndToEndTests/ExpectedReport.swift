import Foundation

/// What the notice says must come of the fixtures, written down by reading it (`Expected/fixtures.json`).
struct ExpectedReport: Decodable {
  struct RowFault: Decodable, Hashable {
    var row: Int
    var column: String
    var code: String
  }

  struct Submission: Decodable {
    var file: String
    var unit: String
    var late: Bool
    var candidates: Int
    var rowErrors: [RowFault]
  }

  struct Candidate: Decodable {
    var name: String
    var submittedIn: String
    var field: String
    var specialty: String?
    var level: String
    var country: String?
    var dispatch: String
    var outcome: String
    /// The clauses that are not met, and no others.
    var decisiveClauses: [String]
    /// Whether an officer decided by evidence from the text.
    var reviewed: Bool
    var society: String?
    var conclusion: String?
    var member: Bool
    var partner: String?
    var status: String?
    /// A word of `waitingFor`.
    var waits: String?
  }

  var submissions: [Submission]
  var candidates: [Candidate]

  static func fixtures() throws -> ExpectedReport {
    let url = Bundle.module.url(forResource: "Expected/fixtures", withExtension: "json")
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    return try JSONDecoder().decode(ExpectedReport.self, from: Data(contentsOf: url))
  }
}
