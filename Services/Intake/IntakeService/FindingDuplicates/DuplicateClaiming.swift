import Contracts
import Messaging

/// Officers take pairs one by one, so that no two decide the same one, and give back what they do not decide. The queue is one with
/// screening's: `DuplicatePair.place` is where a pair stands in it.
struct DuplicateClaiming {
  let work: UnitOfWork

  private var candidates: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var pairs: DuplicateTable { DuplicateTable(transaction: work.transaction) }

  func claim(_ request: ClaimDuplicate.Request) throws -> DuplicatePair {
    let officer = try Self.officer(request.officer)
    var pair = try open(request.pairID)
    if let holder = pair.claimedBy {
      guard holder == officer else { throw IntakeError.pairClaimed(id: pair.id, officer: holder) }
    } else {
      (pair.claimedBy, pair.claimedAt) = (officer, work.now)
      try pairs.update(pair)
      try note(pair, officer, "duplicateClaimed", [:])
    }
    return try DuplicateQueries.view(pair, candidates)
  }

  func release(_ request: ReleaseDuplicate.Request) throws -> DuplicatePair {
    let officer = try Self.officer(request.officer)
    var pair = try open(request.pairID)
    let reason = request.reason.flatMap(OfficerAct.nonBlank)
    if let holder = pair.claimedBy {
      guard holder == officer || reason != nil else {
        throw IntakeError.invalidArgument(
          name: "reason", message: "\(holder) has the pair; say why they are to lose it")
      }
      (pair.claimedBy, pair.claimedAt) = (nil, nil)
      try pairs.update(pair)
      try note(pair, officer, "duplicateReleased", ["holder": holder, "reason": reason ?? ""])
    }
    return try DuplicateQueries.view(pair, candidates)
  }

  private func open(_ id: String) throws -> DuplicateTable.Row {
    guard let pair = try pairs.get(id) else { throw IntakeError.unknownPair(id: id) }
    guard pair.isOpen else {
      guard let other = pair.replacedBy else { throw IntakeError.pairNotOpen(id: id) }
      throw IntakeError.pairReplaced(id: id, by: other)
    }
    return pair
  }

  private func note(
    _ pair: DuplicateTable.Row, _ officer: String, _ action: String, _ detail: [String: String]
  ) throws {
    try work.record(
      subject: pair.earlierID, actor: officer, action: action, detail: detail.merging(["pair": pair.id]) { $1 })
  }

  private static func officer(_ name: String) throws(IntakeError) -> String {
    guard let officer = OfficerAct.nonBlank(name) else {
      throw .invalidArgument(name: "officer", message: "name the officer who acts")
    }
    return officer
  }
}
