import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The methods that only read.
struct ScreeningQueries: Sendable {
  let registry: CurrentRegistry
  var term = EvaluationTerm.notice
  var clock: any AccordClock = SystemClock()

  func reviews(_ request: ListReviews.Request, _ transaction: any SQLTransaction) throws -> ListReviews.Response {
    let wanted = try PageRequest(
      limit: request.limit, token: request.pageToken, order: [.integer, .integer, .text])
    let found = try ReviewTable(transaction: transaction).list(field: try Self.field(request.field), wanted)
    let page = try wanted.page(of: found, position: \.position, item: \.view)
    return .init(reviews: page.items, nextPageToken: page.nextPageToken)
  }

  func held(_ request: ListHeld.Request, _ transaction: any SQLTransaction) throws -> ListHeld.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer, .text])
    let found = try HoldTable(transaction: transaction).list(field: try Self.field(request.field), wanted)
    let page = try wanted.page(
      of: found, position: { [.time($0.since), .text($0.candidateID)] }, item: { $0 })
    return .init(candidates: page.items, nextPageToken: page.nextPageToken)
  }

  func societies(
    _ request: ListSocieties.Request, _ transaction: any SQLTransaction
  ) throws -> ListSocieties.Response {
    let registry = try registry.holding(in: transaction)
    let societies = try Self.field(request.field).map(registry.serving) ?? registry.societies
    let table = SocietyTable(transaction: transaction)
    let tally = SocietyTally(transaction: transaction)
    return .init(
      societies: try societies.map { try tally.view($0, revision: table.revision(of: $0.code)) })
  }

  static func field(_ code: String?) throws(ScreeningError) -> String? {
    guard let code else { return nil }
    guard Taxonomy.attachment1.field(code) != nil else {
      throw .invalidArgument(
        name: "field",
        message: "Attachment 1 has no such field; it has: "
          + Taxonomy.attachment1.fields.map(\.code).joined(separator: ", "))
    }
    return code
  }
}
