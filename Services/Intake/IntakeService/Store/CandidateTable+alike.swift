import Contracts
import StateStore

extension CandidateTable {
  /// Whose namesakes at an enterprise are looked for beside those who are near.
  struct Namesakes {
    let unit: String
    let campaign: Int
    /// They are not whom this submission's list has named.
    let submission: String?

    init(of unit: String, campaign: Int, notListedIn submission: String? = nil) {
      self.unit = unit
      self.campaign = campaign
      self.submission = submission
    }
  }

  /// Of the unit's own who are not near: more than any enterprise has of one name.
  private static let mostNamesakes = 20

  /// Live candidates who are near, of any unit and campaign, and the unit's own who have the same name, or the same phone and one
  /// character of the name off, at the same enterprise.
  ///
  /// Names and phones are compared before anybody is read whole, and not all namesakes are: there may be many of one name.
  func like(_ identity: PersonIdentity, or namesakes: Namesakes?) throws -> [Entry] {
    var met: Set<String> = []
    var found: [Entry] = []
    var others = 0
    for key in identity.searchKeys {
      let rows = try transaction.query(
        """
        SELECT id, person, enterprise IS NULL,
          CASE WHEN unit = ? AND campaign = ? AND listed_in <> ? THEN 1 ELSE 0 END
        FROM candidates
        WHERE id IN (SELECT candidate_id FROM candidate_keys WHERE search_key = ?) AND standing = 'live'
          AND (enterprise IS NULL OR enterprise = ?)
        ORDER BY ordinal
        """,
        [
          SQLValue(namesakes?.unit), .integer(Int64(namesakes?.campaign ?? 0)), .text(namesakes?.submission ?? ""),
          .integer(key), .text(identity.enterprise),
        ])
      for row in rows {
        guard let id = row.text(0), !met.contains(id) else { continue }
        // What was kept before enterprises had a column tells its own.
        let isUnsure = row.integer(2) == 1
        let other = PersonIdentity(personKey: row.text(1) ?? "", enterprise: identity.enterprise)
        let isNear = identity.isNear(other)
        let isNamesake = row.integer(3) == 1 && others < Self.mostNamesakes && identity.isCorrection(of: other)
        guard isNear || isNamesake, let entry = try get(id),
          !isUnsure || PersonIdentity(entry.candidate).enterprise == identity.enterprise
        else { continue }
        if !isNear { others += 1 }
        met.insert(id)
        found.append(entry)
      }
    }
    return found
  }
}
