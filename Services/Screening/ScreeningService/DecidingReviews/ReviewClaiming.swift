import Contracts
import Foundation
import Messaging

/// Officers take candidates out of the queue one by one, so that no two read the same one, and give back what they do not
/// decide.
enum ReviewClaiming {
  static func claim(_ request: ClaimReview.Request, _ work: UnitOfWork) throws -> ClaimReview.Response {
    let officer = try OfficerName.checked(request.officer)
    let reviews = ReviewTable(transaction: work.transaction)
    var found: ReviewView?
    if let id = request.candidateID {
      found = try review(of: id, work)
    } else {
      found = try reviews.next(for: officer, field: request.field, upTo: request.upTo)
    }
    guard var review = found else { return .init(review: nil) }
    let id = review.candidate.id
    if let other = review.claimedBy, other != officer { throw ScreeningError.claimed(id: id, officer: other) }
    if review.claimedBy == nil {
      try reviews.claim(id, by: officer, at: work.now)
      try work.record(subject: id, actor: officer, action: "claimed", detail: ClaimDetail())
      review.claimedBy = officer
      review.claimedAt = work.now
    }
    return .init(review: review)
  }

  static func release(_ request: ReleaseReview.Request, _ work: UnitOfWork) throws -> ReleaseReview.Response {
    let officer = try OfficerName.checked(request.officer)
    let review = try review(of: request.candidateID, work)
    let reason = request.reason?.trimmingCharacters(in: .whitespacesAndNewlines)
    if let holder = review.claimedBy {
      guard holder == officer || reason?.isEmpty == false else {
        throw ScreeningError.invalidArgument(
          name: "reason", message: "\(holder) has the candidate; say why they are to lose it")
      }
      try ReviewTable(transaction: work.transaction).release(request.candidateID)
      try work.record(
        subject: request.candidateID, actor: officer, action: "released",
        detail: ClaimDetail(holder: holder, reason: reason))
    }
    return .init(candidateID: request.candidateID)
  }

  /// - Throws: where the candidate waits for no officer.
  static func review(of id: String, _ work: UnitOfWork) throws -> ReviewView {
    if let review = try ReviewTable(transaction: work.transaction).find(id) { return review }
    guard let record = try CandidateTable(transaction: work.transaction).find(id) else {
      throw ScreeningError.unknownCandidate(id: id)
    }
    guard !record.isWithdrawn else { throw ScreeningError.withdrawn(id: id) }
    throw ScreeningError.notUnderReview(id: id, outcome: record.outcome)
  }
}
