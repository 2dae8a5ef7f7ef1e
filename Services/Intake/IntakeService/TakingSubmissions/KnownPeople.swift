import Contracts
import Messaging

/// Whom a row may speak of: those who are put forward already.
struct KnownPeople {
  /// - `entry`: as whom they go on.
  /// - `isOwn`: the unit itself put them forward, be it under the name and phone of a candidate who was merged since.
  typealias Known = (entry: CandidateTable.Entry, wasMerged: Bool, isOwn: Bool)

  let work: UnitOfWork
  let unit: String
  let campaign: Int

  private var table: CandidateTable { CandidateTable(transaction: work.transaction) }

  /// Who is put forward in this campaign under that name and phone.
  func named(_ identity: PersonIdentity) throws -> [Known] {
    var known: [Known] = []
    for entry in try table.named(identity.personKey) where entry.candidate.campaign == campaign {
      var goesOn = entry
      while let survivor = goesOn.standing.mergedInto {
        guard let next = try table.get(survivor) else { break }
        goesOn = next
      }
      guard goesOn.isLive else { continue }
      known.append((goesOn, entry.standing.state == .merged, entry.candidate.unit == unit))
    }
    return known
  }

  /// Live candidates of any unit and campaign with the same name, or the same phone and one character of the name off, at the same
  /// enterprise.
  func alike(_ identity: PersonIdentity, besides other: String? = nil) throws -> [CandidateTable.Entry] {
    try table.like(identity).filter { entry in
      entry.isLive && entry.candidate.id != other && PersonIdentity(entry.candidate).isCorrection(of: identity)
    }
  }

  func isOwn(_ entry: CandidateTable.Entry) -> Bool {
    entry.isLive && entry.candidate.unit == unit && entry.candidate.campaign == campaign
  }

  /// Whether the row may correct, or tells something of, somebody whom the unit put forward.
  func mayBeOwn(_ engineer: RecommendedEngineer) throws -> Bool {
    let identity = PersonIdentity(engineer)
    return try (named(identity).map(\.entry) + alike(identity)).contains(where: isOwn)
  }
}
