import Contracts
import KafkaRPC
import Messaging
import StateStore

/// What officers ask and say of mails that were set aside, and of addresses.
enum SetAsideMethods {
  static func listSetAside(
    _ request: ListSetAside.Request, _ transaction: any SQLTransaction
  ) throws -> ListSetAside.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    let found = try SetAsideTable(transaction: transaction).list(request, wanted)
    let page = try wanted.page(of: found, position: { [$0.ordinal] }, item: { $0.mail })
    return ListSetAside.Response(mails: page.items, nextPageToken: page.nextPageToken)
  }

  static func takeSetAside(_ request: TakeSetAside.Request, _ work: UnitOfWork) throws -> SetAsideMail {
    let officer = try given(request.officer, "officer", "name the officer who acts")
    let reason = try given(request.reason, "reason", "say why; it is kept in the history")
    let unit = try given(request.unit, "unit", "name the recommending unit in full")
    let table = SetAsideTable(transaction: work.transaction)
    guard var mail = try table.get(request.id) else { throw IntakeError.unknownMail(id: request.id) }
    guard mail.state == .aside else { throw IntakeError.notAside(id: mail.id, state: mail.state) }
    try table.request(mail.id, unit: FormText.name(unit))
    try work.record(
      subject: mail.id, actor: officer, action: "mailRequested", detail: ["unit": unit, "reason": reason])
    mail.state = .requested
    return mail
  }

  static func listUnitAddresses(
    _ request: ListUnitAddresses.Request, _ transaction: any SQLTransaction
  ) throws -> ListUnitAddresses.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.text, .text])
    var request = request
    request.unit = try request.unit.map(UnitNameTable(transaction: transaction).resolve)
    let found = try UnitAddressTable(transaction: transaction).list(request, wanted)
    let page = try wanted.page(
      of: found, position: { [.text($0.address), .text($0.unit)] }, item: { $0 })
    return ListUnitAddresses.Response(addresses: page.items, nextPageToken: page.nextPageToken)
  }

  static func setUnitAddress(_ request: SetUnitAddress.Request, _ work: UnitOfWork) throws -> SetUnitAddress.Response {
    let officer = try given(request.officer, "officer", "name the officer who acts")
    let reason = try given(request.reason, "reason", "say why; it is kept in the history")
    let address = try given(request.address, "address", "give the address alone, as in name@example.org").lowercased()
    guard address.split(separator: "@").count == 2, !address.contains(" ") else {
      throw IntakeError.invalidArgument(name: "address", message: "give the address alone, as in name@example.org")
    }
    let names = UnitNameTable(transaction: work.transaction)
    let unit = try request.unit.map {
      try names.resolve(FormText.name(try given($0, "unit", "name the recommending unit in full")))
    }
    let table = UnitAddressTable(transaction: work.transaction)
    try table.set(address, to: unit, at: work.now)
    // The address is personal data and stays out of the history.
    try work.record(
      subject: "unit-address", actor: officer, action: unit == nil ? "addressForgotten" : "addressSet",
      detail: ["unit": unit ?? "", "reason": reason])
    let page = try PageRequest(limit: nil, token: nil, order: [.text, .text])
    return SetUnitAddress.Response(addresses: try table.list(.init(address: address), page))
  }

  private static func given(_ text: String, _ name: String, _ message: String) throws(IntakeError) -> String {
    let line = FormText.line(text)
    guard !line.isEmpty else { throw .invalidArgument(name: name, message: message) }
    return line
  }
}
