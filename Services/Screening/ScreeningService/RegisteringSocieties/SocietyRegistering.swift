import CloudEvents
import Contracts
import Messaging

/// Officers change the registry of societies while the service runs (N2.3). What they change goes before the file, and is
/// published on a compacted topic, from which a store that was lost takes it again.
struct SocietyRegistering: Sendable {
  let registry: CurrentRegistry

  func add(_ request: AddSociety.Request, _ work: UnitOfWork) throws -> SocietyView {
    if try registry.holding(in: work.transaction).society(request.society.code) != nil {
      throw ScreeningError.knownSociety(code: request.society.code)
    }
    return try put(request.society, officer: request.officer, reason: request.reason, work)
  }

  func change(_ request: ChangeSociety.Request, _ work: UnitOfWork) throws -> SocietyView {
    guard let known = try registry.holding(in: work.transaction).society(request.code) else {
      throw ScreeningError.unknownSociety(code: request.code)
    }
    var entry = known.entry
    if let name = request.societyName { entry.name = name }
    if let fields = request.fields {
      entry.fields = fields
      // What it asked for first in a field that it gives up goes with the field.
      entry.specialties = entry.specialties?.filter { text in fields.contains { text.hasPrefix("\($0)/") } }
    }
    if let specialties = request.specialties { entry.specialties = specialties.isEmpty ? nil : specialties }
    if let weight = request.weight { entry.weight = weight }
    if let capacity = request.capacity { entry.capacity = capacity == 0 ? nil : capacity }
    if let paused = request.paused { entry.paused = paused }
    if let from = request.from { entry.from = from.isEmpty ? nil : from }
    if let to = request.to { entry.to = to.isEmpty ? nil : to }
    return try put(entry, officer: request.officer, reason: request.reason, work)
  }

  /// What an officer changed comes back on the topic: new only to a store that was made anew.
  func heard(_ changed: SocietyChanged, _ event: CloudEvent, _ work: UnitOfWork) throws {
    let table = SocietyTable(transaction: work.transaction)
    guard try table.revision(of: changed.society.code) < changed.revision else { return }
    guard let society = try? SocietyRegistry.society(of: changed.society) else {
      throw PermanentFailure(
        code: "faultySociety",
        message:
          "the society \(changed.society.code) is not as this version takes it; run one that does, or discard the record"
      )
    }
    try table.put(changed.society, revision: changed.revision)
    registry.forget()
    try HoldRelease.schedule(for: society, work)
  }

  private func put(_ entry: SocietyEntry, officer: String, reason: String, _ work: UnitOfWork) throws -> SocietyView {
    let officer = try OfficerDecision.text(officer, "officer", "name the officer who changes the registry")
    let reason = try OfficerDecision.text(reason, "reason", "say why; it is kept in the history")
    let society: Society
    do {
      society = try SocietyRegistry.society(of: entry)
    } catch {
      throw ScreeningError.invalidArgument(name: "society", message: "\(error)")
    }
    let table = SocietyTable(transaction: work.transaction)
    let revision = try table.revision(of: entry.code) + 1
    try table.put(society.entry, revision: revision)
    registry.forget()
    try work.record(
      subject: "society-\(entry.code)", actor: officer, action: "societyChanged",
      detail: SocietyDetail(society: society.entry, revision: revision, reason: reason))
    try work.emit(
      SocietyChanged(
        society: society.entry, revision: revision, officer: officer, reason: reason, changedAt: work.now),
      to: .societies, subject: entry.code)
    try HoldRelease.schedule(for: society, work)
    return try SocietyTally(transaction: work.transaction).view(society, revision: revision)
  }
}
