import Contracts
import GRPCCore
import Messaging
import StateStore

/// The methods that a service offers. Both kinds are synchronous over a transaction; errors that conform to
/// GRPCCore's `RPCErrorConvertible` reach the caller with their status, others as `internal` without their text.
package struct MethodRegistry: Sendable {
  package typealias Query<Method: RPCMethod> =
    @Sendable (Method.Request, any SQLTransaction) throws -> Method.Response
  package typealias Command<Method: RPCMethod> = @Sendable (Method.Request, UnitOfWork) throws -> Method.Response

  private(set) var methods: [RegisteredMethod] = []
  /// By their full names.
  private var commands: [String: any Sendable] = [:]

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
    commands[Method.fullName] = handler
    methods.append(
      RegisteredMethod(method, isCommand: true) { execution, request, context in
        try await execution.command(method, request, context, handler)
      })
  }

  /// Does a command's work without a call, for whoever works a service by hand. No reply is kept.
  package func perform<Method: RPCMethod>(
    _ method: Method.Type, _ request: Method.Request, _ work: UnitOfWork
  ) throws -> Method.Response {
    guard let handler = commands[Method.fullName] as? Command<Method> else {
      throw RPCError(code: .unimplemented, message: "this service has no command \(Method.fullName)")
    }
    return try handler(request, work)
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
