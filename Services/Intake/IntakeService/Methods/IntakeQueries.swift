import Contracts
import StateStore

/// What may be asked about submissions and candidates.
enum IntakeQueries {
  private static let maximumLimit = 1000

  static func listSubmissions(
    _ request: ListSubmissions.Request, _ transaction: any SQLTransaction
  ) throws -> ListSubmissions.Response {
    let limit = try limit(request.limit, absent: 100)
    return ListSubmissions.Response(
      submissions: try SubmissionTable(transaction: transaction).list(
        unit: request.unit, sha256: request.sha256, limit: limit))
  }

  static func getSubmission(
    _ request: GetSubmission.Request, _ transaction: any SQLTransaction
  ) throws -> SubmissionView {
    guard let view = try SubmissionTable(transaction: transaction).get(request.id) else {
      throw IntakeError.unknownSubmission(id: request.id)
    }
    return view
  }

  static func listCandidates(
    _ request: ListCandidates.Request, _ transaction: any SQLTransaction
  ) throws -> ListCandidates.Response {
    let limit = try limit(request.limit, absent: 1000)
    let entries = try CandidateTable(transaction: transaction).list(request, limit: limit)
    return ListCandidates.Response(candidates: entries.map { $0.candidate.summary($0.facts) })
  }

  static func getCandidate(
    _ request: GetCandidate.Request, _ transaction: any SQLTransaction
  ) throws -> GetCandidate.Response {
    guard let entry = try CandidateTable(transaction: transaction).get(request.id) else {
      throw IntakeError.unknownCandidate(id: request.id)
    }
    return GetCandidate.Response(
      candidate: entry.candidate, progress: entry.facts.progress(field: entry.candidate.field),
      history: try CandidateHistory(transaction: transaction).list(request.id))
  }

  private static func limit(_ requested: Int?, absent: Int) throws -> Int {
    let limit = requested ?? absent
    guard (1...maximumLimit).contains(limit) else {
      throw IntakeError.invalidArgument(name: "limit", message: "takes 1 to \(maximumLimit)")
    }
    return limit
  }
}

extension Candidate {
  fileprivate func summary(_ facts: CandidateFacts) -> CandidateSummary {
    CandidateSummary(
      id: id, submissionID: submissionID, name: person.name, unit: unit, enterprise: enterprise.name, field: field,
      specialty: specialty, level: level, country: referralCountry, dispatch: dispatch,
      progress: facts.progress(field: field))
  }
}
