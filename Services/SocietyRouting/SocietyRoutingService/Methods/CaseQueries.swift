import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// What may be asked about this society's cases.
struct CaseQueries: Sendable {
  var term = EvaluationTerm.notice
  var clock: any AccordClock = SystemClock()

  func list(_ request: ListCases.Request, _ transaction: any SQLTransaction) throws -> ListCases.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer, .text])
    let found = try CaseTable(transaction: transaction).list(
      stage: request.stage, panel: request.panel, open: request.open, wanted)
    let page = try wanted.page(
      of: found, position: { [.integer($0.dueAt.milliseconds), .text($0.id)] },
      item: { $0.view(by: term, now: clock.now()) })
    return ListCases.Response(cases: page.items, nextPageToken: page.nextPageToken)
  }

  func get(_ request: GetCase.Request, _ transaction: any SQLTransaction) throws -> CaseView {
    guard let item = try CaseTable(transaction: transaction).find(request.id) else {
      throw SocietyRoutingError.unknownCase(id: request.id)
    }
    return item.view(by: term, now: clock.now())
  }
}
