import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Kafka
import Messaging
import ScreeningService
import ServiceRuntime
import SocietyRoutingService
import StateStore

/// A year of a campaign: screening and every society as they are laid out for their processes, each on a store of its own, with
/// everybody else played. It goes by the hour, and what comes out is the same for the same plan.
package final class Campaign {
  let plan: CampaignPlan
  let societies: CampaignSocieties
  let clock = SimulatedClock()
  let screening: SimulatedService
  /// In the order of their codes.
  let desks: [SimulatedService]
  let journal: CampaignJournal
  var lives: [Life]
  var slot = 0
  private var agenda: [[CampaignWork]]
  /// How officers' decisions and everything else that is drawn for all come about.
  private var order: SeededGenerator
  private let batch: Int
  private(set) var events = 0

  /// - Parameter folder: empty; the stores and the journal are left there.
  package init(_ plan: CampaignPlan, folder: String) throws {
    self.plan = plan
    societies = CampaignSocieties(plan)
    order = SeededGenerator(seed: plan.interleaving)
    batch = [211, 500, 37][Int(plan.interleaving % 3)]
    let file = folder + "/societies.yaml"
    try Data(societies.yaml.utf8).write(to: URL(fileURLWithPath: file))
    let runtime = RuntimeConfiguration(
      kafka: KafkaConfiguration(bootstrapServers: "", clientID: "campaign"), dataDirectory: folder, storeURL: "")
    func laidOut<Service: ServiceDefinition>(_ type: Service.Type, _ file: [String: String]) throws -> ServicePlan {
      let source = ConfigurationSource(file: file)
      let laidOut = try type.plan(source, runtime: runtime)
      guard source.faults.isEmpty else { throw CampaignError.unreadableConfiguration(source.faults) }
      return laidOut
    }
    let codes = societies.codes.sorted()
    screening = try SimulatedService(
      try laidOut(Screening.self, ["societies.file": file, "review.second-officer": "true"]), folder: folder,
      topics: [Topic.intakeEvents.name, Topic.societies.name] + codes.map { Topic.societyEvents($0).name }, clock: clock
    )
    let clock = clock
    desks = try codes.map { code in
      try SimulatedService(
        try laidOut(SocietyRouting.self, ["society": code]), folder: folder,
        topics: [Topic.societyCases(code).name], clock: clock)
    }
    journal = try CampaignJournal(path: folder + "/journal.jsonl")
    lives = (0..<plan.candidates).map { Life($0, plan) }
    agenda = Array(repeating: [], count: CampaignPlan.slots)
    for index in lives.indices {
      let arrival = lives[index].arrival()
      add(.recommend, of: index, at: arrival)
      if lives[index].percent() < 16 { add(.correct, of: index, at: lives[index].slot(after: arrival, days: 5...120)) }
      if lives[index].percent() < 4 { add(.withdraw, of: index, at: lives[index].slot(after: arrival, days: 1...200)) }
    }
  }

  func add(_ task: CampaignTask, of index: Int, at slot: Int) {
    // What would be after the end of the year is not seen.
    guard slot < CampaignPlan.slots else { return }
    agenda[slot].append(CampaignWork(index: index, task: task))
  }

  // MARK: The year

  package func run() throws {
    for slot in 0..<CampaignPlan.slots {
      self.slot = slot
      clock.set(CampaignPlan.time(of: slot))
      try startAndStop()
      try pass()
      try changeRegistry()
      try work(agenda[slot])
      agenda[slot] = []
      try pass()
    }
    // Whatever is on its way arrives, and nothing is due any more.
    for service in [screening] + desks { try service.start() }
    try pass()
    for service in [screening] + desks { try service.settle() }
    try journal.close()
  }

  var now: Timestamp { clock.now() }

  /// Lets everything that is on its way arrive, and whatever is due fire.
  private func pass() throws {
    let services = plan.interleaving.isMultiple(of: 2) ? desks.reversed() + [screening] : [screening] + desks
    var before = -1
    while before != events {
      before = events
      for service in services {
        let isScreening = service.name == .screening
        try service.work(batch: batch) { records in
          if isScreening { try journal.handled(records, at: now) }
        }
        try service.fireTimers()
      }
      try publish()
    }
  }

  /// What was sent goes out in the same order, whoever was worked off first.
  private func publish() throws {
    for service in [screening] + desks { try service.publish { try send($0) } }
  }

  /// A record of any sender: to its reader, to the journal, and to who watches. One in a hundred comes twice, as after a crash.
  func send(_ record: ProducerRecord) throws {
    events += 1
    let event = try CloudEvent(structured: record.value ?? [])
    try journal.sent(record, event, at: now)
    let copies = event.id.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) % 9973 } % 100 == 0 ? 2 : 1
    for _ in 0..<copies {
      for service in [screening] + desks where service.deliver(record) { break }
    }
    try hear(event)
  }

  // MARK: What happens to all

  private func startAndStop() throws {
    let (day, isFirstHour) = (slot / 24, slot % 24 == 0)
    if slot == CampaignPlan.restart {
      try screening.stop()
      try screening.start()
    }
    guard isFirstHour else { return }
    try run(screening, CampaignPlan.screeningDown.contains { $0.contains(day) } == false)
    for (desk, entry) in zip(desks, societies.entries.sorted { $0.code < $1.code }) {
      try run(desk, CampaignPlan.down(field: entry.number).contains(day) == false)
    }
  }

  private func run(_ service: SimulatedService, _ runs: Bool) throws {
    if runs { try service.start() } else { try service.stop() }
  }

  private func changeRegistry() throws {
    let (officer, reason) = ("管理员", "按计划")
    if slot == CampaignPlan.lateFieldFrom,
      let entry = societies.entries.first(where: { $0.field == CampaignPlan.lateField })
    {
      let society = SocietyEntry(code: entry.code, name: "\(entry.code)学会", fields: [entry.field], weight: 1)
      _ = try screening.perform([
        SimulatedCommand(AddSociety.self, .init(society: society, officer: officer, reason: reason))
      ])
    }
    let paused = "\(CampaignPlan.pausedField)-a"
    if slot == CampaignPlan.pause.lowerBound || slot == CampaignPlan.pause.upperBound {
      let request = ChangeSociety.Request(
        code: paused, officer: officer, reason: reason, paused: slot == CampaignPlan.pause.lowerBound)
      _ = try screening.perform([SimulatedCommand(ChangeSociety.self, request)])
    }
    if slot == CampaignPlan.ruleChange {
      _ = try screening.perform([
        SimulatedCommand(
          StartRerun.self, .init(rules: CampaignPlan.newRules, officer: "王", reason: "委员会修订工作年限"))
      ])
    }
  }

  // MARK: What people do in an hour

  /// The order between candidates is drawn; what one candidate's people do keeps its order.
  private func work(_ tasks: [CampaignWork]) throws {
    guard !tasks.isEmpty else { return }
    var ranks: [Int: UInt64] = [:]
    for work in tasks where ranks[work.index] == nil { ranks[work.index] = order.next() }
    let sorted = tasks.enumerated().sorted { left, right in
      (ranks[left.element.index] ?? 0, left.element.index, left.offset)
        < (ranks[right.element.index] ?? 0, right.element.index, right.offset)
    }
    for (_, work) in sorted { try carryOut(work) }
    try flush()
    // Before anything else is heard: the journal keeps the order in which screening said and heard.
    try publish()
  }

  /// Commands that come at the same time are gathered, as calls are.
  var commands: [(work: CampaignWork, command: SimulatedCommand)] = []
  /// By the society's code.
  var deskCommands: [String: [(work: CampaignWork, command: SimulatedCommand)]] = [:]
}
