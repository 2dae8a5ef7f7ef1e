import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// What may be asked about briefings (N2.2).
struct BriefingQueries: Sendable {
  var clock: any AccordClock = SystemClock()

  func list(_ request: ListBriefings.Request, _ transaction: any SQLTransaction) throws -> ListBriefings.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer, .text])
    let table = BriefingTable(transaction: transaction)
    let found = try table.list(upcomingAfter: request.upcoming == true ? clock.now() : nil, wanted)
    let page = try wanted.page(
      of: found, position: { [.time($0.startsAt), .text($0.id)] }, item: { try table.view($0) })
    return .init(briefings: page.items, nextPageToken: page.nextPageToken)
  }

  func get(_ request: GetBriefing.Request, _ transaction: any SQLTransaction) throws -> BriefingView {
    let table = BriefingTable(transaction: transaction)
    guard let briefing = try table.find(request.briefingID) else {
      throw ScreeningError.unknownBriefing(id: request.briefingID)
    }
    return try table.view(briefing)
  }

  func invited(_ request: ListInvited.Request, _ transaction: any SQLTransaction) throws -> ListInvited.Response {
    guard try BriefingTable(transaction: transaction).find(request.briefingID) != nil else {
      throw ScreeningError.unknownBriefing(id: request.briefingID)
    }
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.text])
    let found = try InvitationTable(transaction: transaction).list(
      of: request.briefingID, state: request.state, wanted)
    let page = try wanted.page(of: found, position: { [.text($0.candidateID)] }, item: { $0 })
    return .init(invited: page.items, nextPageToken: page.nextPageToken)
  }
}
