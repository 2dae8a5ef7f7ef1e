import AccordTesting
import Contracts
import Testing

@testable import IntakeService

/// Units send lists as they come: again, corrected, shortened, longer, of people whom another unit has, of another year, without
/// the scan. Whatever the order, nobody is lost or doubled, and others know exactly what intake knows.
struct ListSequenceTests {
  @Test(arguments: 1...16)
  func nobodyIsLostOrDoubledAndNothingIsToldTwice(seed: UInt64) async throws {
    try await ListDesk.open { desk in
      var unit = Units(seed: seed)
      for _ in 0..<16 { try step(desk, &unit) }
      // What was held for want of a scan or a verdict goes on in the end.
      for _ in 0..<20 where try !incomplete(desk).isEmpty {
        for view in try incomplete(desk) { try desk.takeScan(unit: view.unit ?? "", campaign: view.campaign) }
      }
      while let pair = try desk.pairs(open: true).first {
        try desk.decide(pair, pair.kind == .near && unit.dice.chance(50) ? .different : .same)
        try check(desk)
      }
      #expect(try desk.live().allSatisfy { $0.heldFor.isEmpty })
      try check(desk)
    }
  }

  private func step(_ desk: ListDesk, _ units: inout Units) throws {
    if units.dice.chance(10), let pair = try desk.pairs(open: true).first {
      try desk.decide(pair, pair.kind == .near && units.dice.chance(60) ? .different : .same)
    } else if units.dice.chance(8), let entry = try desk.live().randomElement(using: &units.dice.random) {
      try desk.withdraw(entry.candidate.id)
    } else {
      let sent = units.send()
      let events = try desk.store.emittedEvents().count
      // A scan that comes with it may free what came before.
      let isSettled = try incomplete(desk).isEmpty && desk.pairs(open: true).isEmpty
      let view = try desk.take(sent.rows, unit: sent.unit, campaign: sent.campaign, scan: sent.scan)
      try checkRows(desk, sent, view)
      if isSettled, view.unchanged == sent.rows.count {
        #expect(try desk.store.emittedEvents().count == events)
      }
    }
    try check(desk)
  }

  private func incomplete(_ desk: ListDesk) throws -> [SubmissionView] {
    try desk.store.read { try IntakeQueries.listSubmissions(.init(incomplete: true), $0).submissions }
  }

  /// Every row has a result, and everybody on the list is somebody.
  private func checkRows(_ desk: ListDesk, _ sent: Units.Sent, _ view: SubmissionView) throws {
    let rows = try desk.store.read { try RowTable(transaction: $0).list(of: view.id) }
    #expect(rows.count == sent.rows.count)
    let counts = rows.reduce(into: [:]) { $0[$1.result, default: 0] += 1 }
    #expect(view.candidates == counts[.taken, default: 0] + counts[.doubtful, default: 0])
    #expect(view.updated ?? 0 == counts[.updated, default: 0] && view.unchanged ?? 0 == counts[.unchanged, default: 0])
    #expect(view.doubtful ?? 0 == counts[.doubtful, default: 0])
    #expect(view.rowErrors.count == counts[.repeated, default: 0] + counts[.elsewhere, default: 0])
    let known = try desk.candidates()
    for (engineer, row) in zip(sent.rows, rows.sorted { $0.origin.row < $1.origin.row }) {
      #expect(engineer.origin == row.origin)
      guard let id = row.candidateID else {
        // Reported: somebody else stands for that name and phone.
        let key = PersonIdentity(engineer).personKey
        #expect(
          known.contains { PersonIdentity($0.candidate).personKey == key && $0.candidate.campaign == sent.campaign },
          "\(row) \(engineer)")
        continue
      }
      let entry = try #require(known.first { $0.candidate.id == id })
      #expect(entry.isLive && entry.candidate.campaign == sent.campaign)
    }
    #expect(Set(rows.compactMap(\.candidateID)).count == rows.compactMap(\.candidateID).count)
  }

  /// What others are told, event by event, adds up to what intake has.
  private func check(_ desk: ListDesk) throws {
    var told: [String: Candidate] = [:]
    var recommended: Set<String> = []
    for event in try desk.store.emittedEvents() {
      if let candidate = try event.payload(CandidateRecommended.self)?.candidate {
        #expect(recommended.insert(candidate.id).inserted, "put forward twice")
        told[candidate.id] = candidate
      } else if let corrected = try event.payload(CandidateCorrected.self) {
        let before = try #require(told[corrected.candidate.id], "corrected before it was known, or after it ended")
        let differences = CandidateCorrection.differences(before, corrected.candidate).map(\.column)
        #expect(!differences.isEmpty && differences == corrected.changed)
        told[corrected.candidate.id] = corrected.candidate
      } else if let withdrawn = try event.payload(CandidateWithdrawn.self) {
        #expect(told.removeValue(forKey: withdrawn.candidateID) != nil, "withdrawn, and nobody knew")
      }
    }
    let live = try desk.live()
    let out = live.filter(\.heldFor.isEmpty).map(\.candidate)
    #expect(Set(out.map(\.id)) == Set(told.keys))
    for candidate in out {
      let known = try #require(told[candidate.id])
      #expect(CandidateCorrection.differences(known, candidate).isEmpty)
    }
    let people = live.map { "\($0.candidate.campaign) \(PersonIdentity($0.candidate).personKey)" }
    #expect(Set(people).count == people.count, "somebody is two")
  }
}

/// Two units with their lists, which change as people change lists.
private struct Units {
  struct Sent {
    var unit: String
    var campaign: Int
    var rows: [RecommendedEngineer]
    var scan: Bool
    var isRepeated: Bool
  }

  static let names = [ListDesk.unit, "乙省工程师学会"]

  var dice: Dice
  private var lists: [String: [RecommendedEngineer]] = [:]
  private var count = 0

  init(seed: UInt64) {
    dice = Dice(random: SeededGenerator(seed: seed))
  }

  mutating func send() -> Sent {
    let unit = dice.chance(70) ? Self.names[0] : Self.names[1]
    let campaign = dice.chance(85) ? 2025 : 2024
    let key = "\(unit) \(campaign)"
    var rows = lists[key] ?? []
    let isRepeated = !rows.isEmpty && dice.chance(25)
    if !isRepeated {
      if dice.chance(30) { rows = [] }
      for _ in 0..<Int.random(in: 1...4, using: &dice.random) { change(&rows, unit) }
    }
    // A row keeps its number where nothing above it was put in or taken out.
    for index in rows.indices { rows[index].origin.row = index + 5 }
    lists[key] = rows
    return Sent(unit: unit, campaign: campaign, rows: rows, scan: dice.chance(75), isRepeated: isRepeated)
  }

  private mutating func change(_ rows: inout [RecommendedEngineer], _ unit: String) {
    guard let index = rows.indices.randomElement(using: &dice.random), !dice.chance(35) else {
      return rows.append(newcomer())
    }
    switch Int.random(in: 0..<9, using: &dice.random) {
    case 0: rows[index].field = dice.pick(["civil", "hydraulic", "power"])
    case 1: rows[index].experience = "经历之\(Int.random(in: 1...9, using: &dice.random))"
    case 2: rows[index].person.phone = "139\(Int.random(in: 10_000_000...99_999_999, using: &dice.random))"
    case 3:
      let digit = Int.random(in: 0...9, using: &dice.random)
      rows[index].person.phone = String(rows[index].person.phone.dropLast()) + "\(digit)"
    case 4: rows[index].person.name = String(rows[index].person.name.dropLast()) + dice.pick(["国", "果", "华"])
    case 5: rows.remove(at: index)
    case 6: rows.insert(newcomer(), at: index)
    case 7: rows.append(rows[index])
    default:
      if let other = lists.sorted(by: { $0.key < $1.key }).flatMap(\.value).randomElement(using: &dice.random) {
        rows.append(other)
      }
    }
  }

  private mutating func newcomer() -> RecommendedEngineer {
    count += 1
    let name = dice.pick(["王建", "李慧", "赵志", "孙晓"]) + dice.pick(["国", "敏", "强", "东", "华"])
    return .example(
      name, "138\(10_000_000 + count * 7_919)", row: 0, enterprise: dice.pick(["甲建设集团有限公司", "乙公司"]))
  }
}
