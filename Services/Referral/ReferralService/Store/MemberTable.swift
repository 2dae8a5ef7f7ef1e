import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The members and their numbers, inside one transaction.
struct MemberTable {
  let transaction: any SQLTransaction

  private static let columns = """
    campaign, level, sequence, candidate, case_id, society, concluded_at, registered_at, country, status, referral_id, \
    partner, local_title, reason
    """

  /// The next number of a campaign and level. It is given back when the transaction, or the savepoint around it, rolls
  /// back: that is what keeps the numbers free of gaps.
  func takeNumber(campaign: Int, level: Level) throws -> MemberNumber {
    let rows = try transaction.query(
      """
      INSERT INTO member_sequence (campaign, level, last) VALUES (?, ?, 1)
      ON CONFLICT (campaign, level) DO UPDATE SET last = member_sequence.last + 1
      RETURNING last
      """, [.integer(Int64(campaign)), .text(level.rawValue)])
    guard let sequence = rows.first?.integer(0) else {
      throw StoreError(.unusable, "the store gave no number for a member; restore it from a copy")
    }
    return MemberNumber(campaign: campaign, level: level, sequence: Int(sequence))
  }

  func insert(_ member: Member) throws {
    try transaction.execute(
      """
      INSERT INTO member (\(Self.columns), number, candidate_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(Int64(member.number.campaign)), .text(member.number.level.rawValue),
        .integer(Int64(member.number.sequence)),
        .text(String(decoding: try JSON.encode(member.candidate), as: UTF8.self)), .text(member.caseID),
        .text(member.society), .integer(member.concludedAt.milliseconds), .integer(member.registeredAt.milliseconds),
        SQLValue(member.country), .text(member.standing.status.rawValue), SQLValue(member.referralID),
        SQLValue(member.partner), SQLValue(member.standing.localTitle),
        SQLValue(member.standing.reason), .text(member.number.description), .text(member.candidate.id),
      ])
  }

  /// Writes how far the member's referral has come.
  func updateReferral(of member: Member) throws {
    try transaction.execute(
      "UPDATE member SET status = ?, referral_id = ?, partner = ?, local_title = ?, reason = ? WHERE number = ?",
      [
        .text(member.standing.status.rawValue), SQLValue(member.referralID), SQLValue(member.partner),
        SQLValue(member.standing.localTitle), SQLValue(member.standing.reason),
        .text(member.number.description),
      ])
  }

  func find(number: String) throws -> Member? { try find("number", number) }
  func find(candidateID: String) throws -> Member? { try find("candidate_id", candidateID) }
  func find(referralID: String) throws -> Member? { try find("referral_id", referralID) }

  /// Those that the arguments select, by campaign, level and running number.
  func list(campaign: Int?, level: Level?, status: ReferralStatus?, _ page: PageRequest) throws -> [Member] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let campaign {
      conditions.append("campaign = ?")
      arguments.append(.integer(Int64(campaign)))
    }
    if let level {
      conditions.append("level = ?")
      arguments.append(.text(level.rawValue))
    }
    if let status {
      conditions.append("status = ?")
      arguments.append(.text(status.rawValue))
    }
    if let after = page.after {
      conditions.append("(campaign, level, sequence) > (?, ?, ?)")
      arguments += after
    }
    let selection = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns) FROM member\(selection) ORDER BY campaign, level, sequence LIMIT ?",
      arguments + [page.rows]
    ).map(Self.read)
  }

  /// Members who wait for a partner, by number from the one after `number`: at most `limit` of them.
  func waitingForPartner(after number: String, limit: Int) throws -> [Member] {
    try transaction.query(
      "SELECT \(Self.columns) FROM member WHERE status = ? AND number > ? ORDER BY number LIMIT ?",
      [.text(ReferralStatus.waitingForPartner.rawValue), .text(number), .integer(Int64(limit))]
    ).map(Self.read)
  }

  private func find(_ column: String, _ value: String) throws -> Member? {
    try transaction.query("SELECT \(Self.columns) FROM member WHERE \(column) = ?", [.text(value)])
      .first.map(Self.read)
  }

  private static func read(_ row: SQLRow) throws -> Member {
    guard let campaign = row.integer(0), let level = row.text(1).flatMap(Level.init(rawValue:)),
      let sequence = row.integer(2), let candidate = row.text(3), let caseID = row.text(4), let society = row.text(5),
      let concluded = row.integer(6), let registered = row.integer(7),
      let standing = standing(row.text(9), localTitle: row.text(12), reason: row.text(13))
    else {
      throw StoreError(.unusable, "a row of member is not as this version writes it; restore the store from a copy")
    }
    return Member(
      number: MemberNumber(campaign: Int(campaign), level: level, sequence: Int(sequence)),
      candidate: try JSON.decode(Candidate.self, from: Array(candidate.utf8)), caseID: caseID, society: society,
      concludedAt: Timestamp(milliseconds: concluded), registeredAt: Timestamp(milliseconds: registered),
      country: row.text(8), referralID: row.text(10), partner: row.text(11), standing: standing)
  }

  private static func standing(_ status: String?, localTitle: String?, reason: String?) -> ReferralStanding? {
    switch (status.flatMap(ReferralStatus.init(rawValue:)), localTitle, reason) {
    case (.waitingForCountry, _, _): .waitingForCountry
    case (.waitingForPartner, _, _): .waitingForPartner
    case (.referred, _, _): .referred
    case (.acknowledged, _, _): .acknowledged
    case (.granted, let title?, _): .granted(localTitle: title)
    case (.declined, _, let reason?): .declined(reason: reason)
    default: nil
    }
  }
}
