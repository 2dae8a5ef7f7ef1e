import Contracts
import Messaging
import StateStore

/// The methods that a service offers. Both kinds are synchronous over a transaction; errors that conform to
/// GRPCCore's `RPCErrorConvertible` reach the caller with their status, others as `internal` without their text.
package struct MethodRegistry: Sendable {
  package init() {}

  /// A method that only reads.
  package mutating func query<Method: RPCMethod>(
    _ method: Method.Type,
    _ handler: @escaping @Sendable (Method.Request, any SQLTransaction) throws -> Method.Response
  ) {}

  /// A method that changes something: it runs once for each idempotency key, in one transaction with its reply.
  package mutating func command<Method: RPCMethod>(
    _ method: Method.Type,
    _ handler: @escaping @Sendable (Method.Request, UnitOfWork) throws -> Method.Response
  ) {}
}
