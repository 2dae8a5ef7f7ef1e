import Contracts
import KafkaRPC
import Messaging
import StateStore

/// What officers ask and say of how units write their names.
enum UnitNaming {
  static func list(
    _ request: ListUnitNames.Request, _ transaction: any SQLTransaction
  ) throws -> ListUnitNames.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.text])
    let table = UnitNameTable(transaction: transaction)
    var request = request
    request.unit = try request.unit.map(table.resolve)
    let page = try wanted.page(of: table.list(request, wanted), position: { [.text($0.name)] }, item: { $0 })
    return ListUnitNames.Response(names: page.items, nextPageToken: page.nextPageToken)
  }

  /// What comes from now on under that name is the unit's, and so is all that came under it before (`UnitJoining`).
  static func set(_ request: SetUnitName.Request, _ work: UnitOfWork) throws -> SetUnitName.Response {
    let (officer, reason) = try OfficerAct.read(request.officer, request.reason)
    let table = UnitNameTable(transaction: work.transaction)
    guard let name = OfficerAct.nonBlank(request.name).map(FormText.name) else {
      throw IntakeError.invalidArgument(name: "name", message: "give the name as units write it")
    }
    var people = 0
    try table.forget(name)
    let unit = try request.unit.flatMap(OfficerAct.nonBlank).map { try table.resolve(FormText.name($0)) }
    if let unit {
      guard KnownUnits.key(unit) != KnownUnits.key(name) else {
        throw IntakeError.invalidArgument(name: "unit", message: "the two are one name already")
      }
      // As it is kept: the officer may write it otherwise.
      let kept = try table.unit(named: name) ?? name
      try table.set(name, to: unit, at: work.now)
      for name in Set([name, kept]).sorted() { people += try UnitJoining(work: work).join(name, into: unit) }
      if people > 0 { try table.note(unit, at: work.now) }
    }
    try work.record(
      subject: "unit-name", actor: officer, action: unit == nil ? "spellingForgotten" : "spellingSet",
      detail: ["name": name, "unit": unit ?? "", "reason": reason, "candidates": String(people)])
    return SetUnitName.Response(unit: unit ?? name)
  }
}
