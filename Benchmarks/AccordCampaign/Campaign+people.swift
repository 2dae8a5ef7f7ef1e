import CloudEvents
import Contracts
import Kafka

/// What units, officers and societies do.
extension Campaign {
  func carryOut(_ work: CampaignWork) throws {
    switch work.task {
    case .recommend, .correct, .withdraw, .supply, .expire: try tell(work)
    case .decide, .confirm, .reopen, .allocateByHand:
      // Officers find the service away and come back the next day.
      guard screening.isRunning else { return add(work.task, of: work.index, at: slot + 24) }
      commands.append((work, command(work)))
    case .carry(let caseID):
      guard lives[work.index].caseID == caseID else { return }
      let society = lives[work.index].society
      guard desk(society)?.isRunning == true else { return add(work.task, of: work.index, at: slot + 24) }
      deskCommands[society, default: []].append((work, lives[work.index].move()))
    }
  }

  func desk(_ code: String) -> SimulatedService? { desks.first { $0.name == .society(code) } }

  /// Carries out the commands of this hour.
  func flush() throws {
    for (work, answer) in zip(commands, try screening.isRunning ? screening.perform(commands.map(\.command)) : []) {
      let index = work.work.index
      lives[index].isProposed = answer == .proposed
      if answer == .proposed { add(.confirm, of: index, at: lives[index].slot(after: slot, days: 1...4)) }
    }
    commands = []
    for code in deskCommands.keys.sorted() {
      guard let desk = desk(code), let gathered = deskCommands[code] else { continue }
      for (work, answer) in zip(gathered, try desk.perform(gathered.map(\.command))) {
        let index = work.work.index
        guard answer != nil, let caseID = lives[index].caseID, let days = lives[index].daysToNextMove() else {
          lives[index].caseID = nil
          continue
        }
        add(.carry(caseID: caseID), of: index, at: lives[index].slot(after: slot, days: days))
      }
    }
    deskCommands = [:]
  }

  // MARK: The unit

  private func tell(_ work: CampaignWork) throws {
    let index = work.index
    let id = lives[index].candidate.id
    switch work.task {
    case .recommend:
      lives[index].hasRecommended = true
      try send(CandidateRecommended(candidate: lives[index].candidate), of: index)
    case .correct:
      guard lives[index].hasRecommended else { return }
      let changed = lives[index].correct()
      try send(CandidateCorrected(candidate: lives[index].candidate, changed: changed), of: index)
    case .withdraw:
      guard lives[index].hasRecommended else { return }
      try send(CandidateWithdrawn(candidateID: id, officer: "李", reason: "推荐单位来函撤回"), of: index)
    case .supply(let requestID):
      guard let supplement = lives[index].supplement(requestID) else { return }
      // It was mailed an hour before it is told.
      let suppliedAt = Timestamp(milliseconds: now.milliseconds - CampaignPlan.hour)
      try send(
        CandidateSupplemented(
          candidateID: id, requestID: requestID, supplement: supplement, suppliedAt: suppliedAt,
          origin: RowOrigin(file: "supplement.xlsx", sheet: "补充材料", row: 7)), of: index)
    case .expire(let requestID):
      guard lives[index].request == requestID, let askedAt = lives[index].askedAt else { return }
      try send(
        SupplementExpired(
          candidateID: id, requestID: requestID, items: lives[index].items, requestedAt: askedAt,
          dueAt: Timestamp(milliseconds: now.milliseconds - 7 * CampaignPlan.hour)), of: index)
      lives[index].items = []
    default: break
    }
  }

  private func send<Payload: EventPayload>(_ payload: Payload, of index: Int) throws {
    lives[index].sent += 1
    let id = lives[index].candidate.id
    let event = CloudEvent(
      id: "0194b000-\(id.suffix(12))-\(lives[index].sent)", source: ServiceName.intake.source, type: Payload.eventType,
      subject: id, time: now, dataSchema: Payload.schemaURL, correlationID: id, data: try JSON.encode(payload))
    try send(
      ProducerRecord(
        topic: Topic.intakeEvents.name, key: Array(id.utf8), value: event.encoded(),
        headers: [KafkaHeader("content-type", CloudEvent.structuredContentType)]))
  }

  // MARK: Screening's officers

  private func command(_ work: CampaignWork) -> SimulatedCommand {
    let index = work.index
    let id = lives[index].candidate.id
    let officer = "经办人\(index % 7)"
    switch work.task {
    case .reopen: return SimulatedCommand(ReopenReview.self, .init(candidateID: id, officer: officer, reason: "复核"))
    case .allocateByHand(let society):
      return SimulatedCommand(
        AllocateByHand.self, .init(candidateID: id, society: society, officer: officer, reason: "材料以该学会为主"))
    default:
      return SimulatedCommand(
        Decide.self, lives[index].decision(officer: officer, isSecond: lives[index].isProposed),
        answer: { $0.outcome == .underReview ? .proposed : .done })
    }
  }

  // MARK: Hearing

  /// What was said has people do something some days on.
  func hear(_ event: CloudEvent) throws {
    guard let index = event.subject.flatMap(Life.index(of:)), lives.indices.contains(index) else { return }
    switch event.type {
    case ReviewRequested.eventType:
      lives[index].isProposed = false
      add(.decide, of: index, at: lives[index].slot(after: slot, days: 1...14))
    case InformationRequired.eventType:
      let payload = try JSON.decode(InformationRequired.self, from: event.data)
      let (task, days) = lives[index].ask(payload.items, at: now)
      add(task, of: index, at: lives[index].slot(after: slot, days: days))
    case CandidateHeld.eventType where lives[index].percent() < 8:
      let codes = societies.codes
      let society = codes[lives[index].draw(0...(codes.count - 1))]
      add(.allocateByHand(society: society), of: index, at: lives[index].slot(after: slot, days: 10...40))
    case CandidateRejected.eventType where lives[index].percent() < 3:
      add(.reopen, of: index, at: lives[index].slot(after: slot, days: 3...20))
    case CaseAllocated.eventType:
      let payload = try JSON.decode(CaseAllocated.self, from: event.data)
      lives[index].begin(payload.caseID, at: payload.society)
      guard let days = lives[index].daysToNextMove() else { return }
      add(.carry(caseID: payload.caseID), of: index, at: lives[index].slot(after: slot, days: days))
    default: break
    }
  }
}
