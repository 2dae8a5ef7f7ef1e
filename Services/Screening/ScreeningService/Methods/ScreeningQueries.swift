import Contracts
import StateStore

/// The methods that only read.
struct ScreeningQueries: Sendable {
  let registry: CurrentRegistry

  private static let limits = 1...1000
  private static let usualLimit = 100

  func reviews(_ request: ListReviews.Request, _ transaction: any SQLTransaction) throws -> ListReviews.Response {
    let limit = request.limit ?? Self.usualLimit
    guard Self.limits.contains(limit) else {
      throw ScreeningError.invalidArgument(
        name: "limit", message: "takes \(Self.limits.lowerBound) to \(Self.limits.upperBound)")
    }
    let field = try Self.field(request.field)
    return .init(reviews: try ReviewTable(transaction: transaction).list(field: field, limit: limit))
  }

  func held(_ request: ListHeld.Request, _ transaction: any SQLTransaction) throws -> ListHeld.Response {
    .init(candidates: try HoldTable(transaction: transaction).list(field: try Self.field(request.field)))
  }

  func societies(
    _ request: ListSocieties.Request, _ transaction: any SQLTransaction
  ) throws -> ListSocieties.Response {
    let registry = registry.value
    let societies = try Self.field(request.field).map(registry.serving) ?? registry.societies
    let table = AllocationTable(transaction: transaction)
    return .init(
      societies: try societies.map { society in
        SocietyView(
          code: society.code, name: society.name, fields: society.fields,
          allocated: try table.count(of: society.code))
      })
  }

  private static func field(_ code: String?) throws(ScreeningError) -> String? {
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
