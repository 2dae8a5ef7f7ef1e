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

  /// Live candidates at the same enterprise: those who are near, of any unit and campaign, and the unit's own with the same name, or
  /// the same phone and one character of the name off.
  ///
  /// - Parameter submission: the unit's own whom its list names do not count.
  func alike(
    _ identity: PersonIdentity, besides other: String? = nil, notListedIn submission: String? = nil
  ) throws -> [CandidateTable.Entry] {
    let own = CandidateTable.Namesakes(of: unit, campaign: campaign, notListedIn: submission)
    return try table.like(identity, or: own).filter { $0.candidate.id != other }
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
