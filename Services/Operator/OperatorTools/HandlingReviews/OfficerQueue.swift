import Contracts
import GRPCCore
import KafkaRPC

/// The officers' one queue. Candidates wait at screening and possible duplicates at intake, each with the data that the question is
/// about and decided in one transaction there; only the order is common, and it is put together here.
struct OfficerQueue: Sendable {
  let client: RPCClient

  private static var timeout: Duration { ReviewsCommand.timeout }

  /// - Returns: all that wait, and whether intake answered.
  func items(field: String?) async throws -> (items: [QueueItem], hasDuplicates: Bool) {
    var reviews: [ReviewView] = []
    var token: String?
    repeat {
      let page = try await client.call(
        ListReviews.self, of: .screening, .init(field: field, pageToken: token), timeout: Self.timeout)
      reviews += page.reviews
      token = page.nextPageToken
    } while token != nil
    let pairs = try await pairs(field: field)
    return (QueueItem.inOrder(reviews, pairs ?? []), pairs != nil)
  }

  /// Takes the next one, whichever service has it. Another officer may be quicker: then the one behind it.
  func claimNext(field: String?, officer: String) async throws -> QueueItem? {
    let pairs = try await pairs(field: field) ?? []
    let free = QueueItem.inOrder([], pairs.filter { $0.claimedBy == nil })
    for pair in free {
      if let review = try await claimReview(field: field, officer: officer, upTo: pair.place) {
        return .review(review)
      }
      let claimed = try await unless([.failedPrecondition]) {
        try await client.call(
          ClaimDuplicate.self, of: .intake, .init(pairID: pair.id, officer: officer), timeout: Self.timeout)
      }
      if let claimed { return .duplicate(claimed) }
    }
    return try await claimReview(field: field, officer: officer, upTo: nil).map(QueueItem.review)
  }

  func claim(_ id: String, officer: String) async throws -> QueueItem? {
    try await either(
      {
        try await client.call(
          ClaimReview.self, of: .screening, .init(candidateID: id, officer: officer), timeout: Self.timeout
        ).review.map(QueueItem.review)
      },
      {
        .duplicate(
          try await client.call(
            ClaimDuplicate.self, of: .intake, .init(pairID: id, officer: officer), timeout: Self.timeout))
      })
  }

  func release(_ id: String, officer: String, reason: String?) async throws {
    try await either(
      {
        _ = try await client.call(
          ReleaseReview.self, of: .screening, .init(candidateID: id, officer: officer, reason: reason),
          timeout: Self.timeout)
      },
      {
        _ = try await client.call(
          ReleaseDuplicate.self, of: .intake, .init(pairID: id, officer: officer, reason: reason), timeout: Self.timeout
        )
      })
  }

  /// What an officer reads: a candidate's explanation, or a pair side by side.
  func text(of id: String) async throws -> String {
    try await either(
      {
        ExplainCommand.text(
          try await client.call(Explain.self, of: .screening, .init(candidateID: id), timeout: Self.timeout))
      },
      {
        let found = try await client.call(
          ListDuplicates.self, of: .intake, .init(pairID: id, limit: 1), timeout: Self.timeout)
        guard let pair = found.pairs.first else {
          throw RPCError(code: .notFound, message: "neither a candidate nor a pair has the id \(id)")
        }
        return "\(PairTable(pair))"
      })
  }

  /// All that wait for a verdict; nil where intake does not answer.
  private func pairs(field: String?) async throws -> [DuplicatePair]? {
    // Officers go on with candidates while intake is away.
    try await unless([.deadlineExceeded, .unavailable]) {
      var pairs: [DuplicatePair] = []
      var token: String?
      repeat {
        let page = try await client.call(
          ListDuplicates.self, of: .intake, .init(open: true, pageToken: token), timeout: Self.timeout)
        pairs += page.pairs.filter { field == nil || $0.earlier.field == field || $0.newer.field == field }
        token = page.nextPageToken
      } while token != nil
      return pairs
    }
  }

  private func claimReview(field: String?, officer: String, upTo place: QueuePlace?) async throws -> ReviewView? {
    try await client.call(
      ClaimReview.self, of: .screening, .init(field: field, officer: officer, upTo: place), timeout: Self.timeout
    ).review
  }

  /// Ids tell nothing of the service: who does not know one leaves it to the other.
  private func either<Answer>(
    _ screening: () async throws -> Answer, _ intake: () async throws -> Answer
  ) async throws -> Answer {
    do {
      return try await screening()
    } catch let error as RPCError where error.code == .notFound {
      return try await intake()
    }
  }

  private func unless<Answer>(
    _ codes: [RPCError.Code], _ call: () async throws -> Answer
  ) async throws -> Answer? {
    do {
      return try await call()
    } catch let error as RPCError where codes.contains(error.code) {
      return nil
    }
  }
}
