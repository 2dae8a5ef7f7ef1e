import Contracts
import GRPCCore
import KafkaRPC
import Messaging
import StateStore

/// A small service to call: it keeps amounts by name.
enum Ledger {
  static let service = "accord.test.v1.Ledger"

  static let migrations = [
    Migration("ledger-001", ["CREATE TABLE ledger (name TEXT NOT NULL, amount INTEGER NOT NULL)"])
  ]

  enum Add: RPCMethod {
    static let service = Ledger.service
    static let name = "Add"
    static let summary = "Adds an amount."
    static let isMutating = true

    struct Request: Codable, Sendable, Hashable {
      var name: String
      var amount: Int64
    }

    struct Response: Codable, Sendable, Hashable {
      var total: Int64
    }
  }

  enum Total: RPCMethod {
    static let service = Ledger.service
    static let name = "Total"
    static let summary = "Tells the sum of all amounts of a name."
    static let isMutating = false

    struct Request: Codable, Sendable, Hashable {
      var name: String
    }

    struct Response: Codable, Sendable, Hashable {
      var total: Int64
      var rows: Int64
    }
  }

  static func total(_ name: String, _ transaction: any SQLTransaction) throws -> Total.Response {
    let row = try transaction.query(
      "SELECT coalesce(sum(amount), 0), count(*) FROM ledger WHERE name = ?", [.text(name)]
    ).first
    return Total.Response(total: row?.integer(0) ?? 0, rows: row?.integer(1) ?? 0)
  }

  static func add(_ request: Add.Request, _ transaction: any SQLTransaction) throws -> Add.Response {
    guard request.amount >= 0 else { throw LedgerError.negative }
    try transaction.execute(
      "INSERT INTO ledger (name, amount) VALUES (?, ?)", [.text(request.name), .integer(request.amount)])
    return Add.Response(total: try total(request.name, transaction).total)
  }

  static func register(with methods: inout MethodRegistry) {
    methods.query(Total.self) { request, transaction in try total(request.name, transaction) }
    methods.command(Add.self) { request, work in try add(request, work.transaction) }
  }
}

enum LedgerError: Error, RPCErrorConvertible {
  case negative

  var rpcErrorCode: RPCError.Code { .outOfRange }
  var rpcErrorMessage: String { "the amount must not be negative" }
}
