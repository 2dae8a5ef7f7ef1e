import Contracts
import KafkaRPC
import StateStore

/// What may be asked about this society's cases.
enum CaseQueries {
  static func list(_ request: ListCases.Request, _ transaction: any SQLTransaction) throws -> ListCases.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer, .text])
    let found = try CaseTable(transaction: transaction).list(
      stage: request.stage, panel: request.panel, open: request.open, wanted)
    let page = try wanted.page(
      of: found, position: { [.integer($0.dueAt.milliseconds), .text($0.id)] }, item: \.view)
    return ListCases.Response(cases: page.items, nextPageToken: page.nextPageToken)
  }

  static func get(_ request: GetCase.Request, _ transaction: any SQLTransaction) throws -> CaseView {
    guard let item = try CaseTable(transaction: transaction).find(request.id) else {
      throw SocietyRoutingError.unknownCase(id: request.id)
    }
    return item.view
  }
}
