import CloudEvents
import GRPCCore
import StateStore

/// Which part of a list is asked for. Lists come in pages, as AIP-158 has them: the reply to one page holds the token of the
/// next, and a page ends where the reply would become too large for a record.
package struct PageRequest: Sendable {
  /// What a list is ordered by: a column of the token.
  package enum Column: Sendable {
    case integer, text
  }

  private static let limits = 1...1000
  /// Leaves room for the token and the names around the items.
  private static let maximumBytes = ReplySize.maximumMessage - 1024

  package let limit: Int
  /// Where the page before ended, in the list's order; absent for the first page.
  package let after: [SQLValue]?

  /// - Parameters:
  ///   - limit: as it is asked for; 100 where absent.
  ///   - token: of the page before; absent for the first page.
  ///   - order: what the list is ordered by.
  package init(limit: Int?, token: String?, order: [Column]) throws(RPCError) {
    let limit = limit ?? 100
    guard Self.limits.contains(limit) else {
      throw RPCError(
        code: .invalidArgument, message: "limit takes \(Self.limits.lowerBound) to \(Self.limits.upperBound)")
    }
    self.limit = limit
    after = try token.map { token throws(RPCError) in try Self.values(token, order) }
  }

  /// How many rows to look up: one more than asked for tells whether there is another page.
  package var rows: SQLValue { .integer(Int64(limit + 1)) }

  /// - Parameters:
  ///   - found: what follows `after`, up to `rows` of them.
  ///   - position: the values of a row that the list is ordered by.
  ///   - item: what the reply shows of a row.
  package func page<Row, Item: Encodable>(
    of found: [Row], position: (Row) -> [SQLValue], item: (Row) throws -> Item
  ) throws -> (items: [Item], nextPageToken: String?) {
    var items: [Item] = []
    var bytes = 0
    for row in found.prefix(limit) {
      let next = try item(row)
      bytes += try JSON.encode(next).count + 1
      // A first item that is too large is left for the reply's own check, which says so.
      if bytes > Self.maximumBytes, !items.isEmpty { break }
      items.append(next)
    }
    let token = items.count < found.count && !items.isEmpty ? Self.token(position(found[items.count - 1])) : nil
    return (items, token)
  }

  // Codes, ids and numbers have no colon.
  private static func token(_ values: [SQLValue]) -> String {
    values.map { value in
      switch value {
      case .integer(let number): String(number)
      case .text(let text): text
      default: ""
      }
    }.joined(separator: ":")
  }

  private static func values(_ token: String, _ order: [Column]) throws(RPCError) -> [SQLValue] {
    let parts = token.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let values = zip(parts, order).compactMap { part, column -> SQLValue? in
      switch column {
      case .integer: Int64(part).map { .integer($0) }
      case .text: part.isEmpty ? nil : .text(part)
      }
    }
    guard parts.count == order.count, values.count == order.count else {
      throw RPCError(code: .invalidArgument, message: "pageToken is not the nextPageToken of a page of this list")
    }
    return values
  }
}
