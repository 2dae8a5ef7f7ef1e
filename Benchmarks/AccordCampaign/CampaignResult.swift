import CloudEvents
import Contracts
import Crypto
import Foundation
import StateStore

/// What came of a campaign: where everybody ended, what the second computation says, and the digest of all of it.
package struct CampaignResult: Sendable {
  package let candidates: Int
  /// What is not as it should be; empty where all is.
  package var faults: [String] = []
  /// By the candidate's id: where they ended, without the society.
  package let endings: [String: String]
  /// How many clocks stood while screening waited for the unit, and while a society waited for somebody.
  package var stoodForScreening: Int { stood { $0.waitedFor != nil && $0.caseID == nil } }
  package var stoodForSocieties: Int { stood { $0.caseID != nil } }
  /// SHA-256 of every record in the order in which it was sent, and of every row that is left.
  package let digest: String
  package let events: Int
  let standings: [CampaignStanding]
  let counts: [String: Int]
  let rerun: RerunTotals?
  let end: Timestamp
  var refused = 0

  init(of campaign: Campaign) throws {
    end = campaign.now
    candidates = campaign.plan.candidates
    events = campaign.events
    counts = campaign.journal.counts
    let standings = try campaign.screening.read { try CampaignStanding.all(in: $0) }
    self.standings = standings
    endings = Dictionary(uniqueKeysWithValues: standings.map { ($0.id, $0.text) })
    rerun = try campaign.screening.read { transaction in
      try transaction.query("SELECT totals_json FROM rerun WHERE finished_at IS NOT NULL", []).first?.text(0).map {
        try JSON.decode(RerunTotals.self, from: Array($0.utf8))
      }
    }
    var hash = SHA256()
    hash.update(data: Data(campaign.journal.digest.utf8))
    for service in [campaign.screening] + campaign.desks {
      refused += service.refused
      for row in try service.read(Self.rows) { hash.update(data: Data(row.utf8)) }
    }
    digest = hash.finalize().map { String(format: "%02x", $0) }.joined()
    faults = try Self.faults(campaign, standings)
    if rerun == nil { faults.append("the rerun has not come to its end") }
  }

  private func stood(_ isSo: (ClockPause) -> Bool) -> Int {
    standings.count { $0.clock?.clock.pauses.contains(where: isSo) == true }
  }

  /// SHA-256 of where everybody ended.
  var digestOfEndings: String {
    let text = endings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }.joined()
    return SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
  }

  /// Every row of every table, each table's in the order of their texts.
  private static func rows(_ transaction: any SQLTransaction) throws -> [String] {
    let tables = try transaction.query(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", []
    ).compactMap { $0.text(0) }
    // When the schema was brought up to date is the machine's own time.
    return try tables.filter { !$0.hasPrefix("store_") }.flatMap { table in
      try transaction.query("SELECT * FROM \(table)", []).map { "\(table) \($0.values)\n" }.sorted()
    }
  }

  /// What every store has to be like at the end.
  private static func faults(_ campaign: Campaign, _ standings: [CampaignStanding]) throws -> [String] {
    var faults: [String] = []
    let recommended = campaign.lives.count(where: \.hasRecommended)
    if standings.count != recommended {
      faults.append("\(recommended) candidates were recommended, and screening has \(standings.count)")
    }
    for standing in standings where standing.places != 1 || standing.text == "nowhere" {
      faults.append("\(standing.id) is in \(standing.places) places: \(standing.text)")
    }
    for service in [campaign.screening] + campaign.desks {
      let (letters, waiting, fault) = try service.read { transaction in
        (
          try transaction.deadLetters.pendingCount(), try transaction.outbox.count(),
          try transaction.history.verify()
        )
      }
      if letters > 0 { faults.append("\(service.name.name) has \(letters) dead letters") }
      if waiting > 0 { faults.append("\(service.name.name) has \(waiting) records that were not sent") }
      if fault != nil { faults.append("the history of \(service.name.name) does not verify") }
    }
    return try faults + otherClocks(campaign, standings)
  }

  /// A society's clock is screening's, while the case is there and when it has ended there.
  private static func otherClocks(_ campaign: Campaign, _ standings: [CampaignStanding]) throws -> [String] {
    var theirs: [String: ClockReading] = [:]
    for desk in campaign.desks {
      let rows = try desk.read { try $0.query("SELECT id, reading_json FROM society_case", []) }
      for row in rows {
        guard let id = row.text(0), let text = row.text(1) else { continue }
        theirs[id] = try JSON.decode(ClockReading.self, from: Array(text.utf8))
      }
    }
    // Whoever was asked in the moment in which the society concluded was not waited for.
    func waits(_ clock: EvaluationClock) -> Set<ClockPause> { Set(clock.pauses.filter { $0.from != $0.to }) }
    return standings.compactMap { standing in
      guard let ours = standing.clock?.clock, let caseID = standing.caseID,
        ours.stoppedAt == nil || standing.text.hasPrefix("concluded")
      else { return nil }
      guard let other = theirs[caseID]?.clock else { return "\(standing.id): no society has the case \(caseID)" }
      let isSame =
        ours.startedAt == other.startedAt && ours.stoppedAt == other.stoppedAt
        && waits(ours) == waits(other)
      return isSame ? nil : "\(standing.id): the society's clock of \(caseID) is another than screening's"
    }
  }
}

extension Campaign {
  /// - Parameter audits: whether the second computation is asked; it needs Python and its calendar of working days.
  package func result(audits: Bool = true) async throws -> CampaignResult {
    var result = try CampaignResult(of: self)
    guard audits else { return result }
    let second = try await SecondAudit.run(journal.path, end: result.end)
    if second.count != result.standings.count {
      result.faults.append("\(second.count) candidates were spoken of, and screening has \(result.standings.count)")
    }
    for (ours, theirs) in zip(result.standings, second) {
      if ours.id != theirs.id { result.faults.append("\(ours.id) stands where \(theirs.id) was expected") }
      result.faults += theirs.faults(ours, end: result.end)
    }
    return result
  }
}
