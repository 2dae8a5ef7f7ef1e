import Contracts
import Messaging
import StateStore

/// The methods that a service offers. Both kinds are synchronous over a transaction; errors that conform to
/// GRPCCore's `RPCErrorConvertible` reach the caller with their status, others as `internal` without their text.
package struct MethodRegistry: Sendable {
  package typealias Query<Method: RPCMethod> =
    @Sendable (Method.Request, any SQLTransaction) throws -> Method.Response
  package typealias Command<Method: RPCMethod> = @Sendable (Method.Request, UnitOfWork) throws -> Method.Response

  private(set) var methods: [RegisteredMethod] = []

  package init() {}

  /// A method that only reads.
  package mutating func query<Method: RPCMethod>(_ method: Method.Type, _ handler: @escaping Query<Method>) {
    methods.append(
      RegisteredMethod(method, isCommand: false) { execution, request, context in
        try await execution.query(method, request, context, handler)
      })
  }

  /// A method that changes something: it runs once for each idempotency key, in one transaction with its reply.
  ///
  /// An error rolls its work back and is not kept: the same call may succeed later.
  package mutating func command<Method: RPCMethod>(_ method: Method.Type, _ handler: @escaping Command<Method>) {
    methods.append(
      RegisteredMethod(method, isCommand: true) { execution, request, context in
        try await execution.command(method, request, context, handler)
      })
  }

  mutating func local<Method: RPCMethod>(
    _ method: Method.Type, _ handler: @escaping @Sendable (Method.Request) throws -> Method.Response
  ) {
    methods.append(
      RegisteredMethod(method, isCommand: false) { execution, request, context in
        try await execution.local(method, request, context, handler)
      })
  }

  func validate() throws(RPCServerError) {
    var names: Set<String> = []
    for method in methods {
      guard names.insert(method.fullName).inserted else { throw .registeredTwice(method: method.fullName) }
      guard method.isCommand == method.isMutating else { throw .wrongKind(method: method.fullName) }
    }
  }
}
