import Contracts
import StateStore

/// What may be asked about this society's cases.
enum CaseQueries {
  private static let defaultLimit = 100
  private static let maximumLimit = 1000

  static func list(_ request: ListCases.Request, _ transaction: any SQLTransaction) throws -> ListCases.Response {
    let limit = request.limit ?? defaultLimit
    guard (1...maximumLimit).contains(limit) else {
      throw SocietyRoutingError.invalidArgument(name: "limit", message: "takes 1 to \(maximumLimit)")
    }
    let cases = try CaseTable(transaction: transaction).list(
      stage: request.stage, panel: request.panel, open: request.open, limit: limit)
    return ListCases.Response(cases: cases.map(\.view))
  }

  static func get(_ request: GetCase.Request, _ transaction: any SQLTransaction) throws -> CaseView {
    guard let item = try CaseTable(transaction: transaction).find(request.id) else {
      throw SocietyRoutingError.unknownCase(id: request.id)
    }
    return item.view
  }
}
