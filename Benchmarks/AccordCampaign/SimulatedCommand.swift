import Contracts
import KafkaRPC
import Messaging

/// A command of an officer, as the service's own method carries it out.
struct SimulatedCommand: Sendable {
  enum Answer: Sendable, Hashable {
    case done
    /// A second officer has to confirm it.
    case proposed
  }

  let body: @Sendable (MethodRegistry, UnitOfWork) throws -> Answer

  init<Method: RPCMethod>(
    _ method: Method.Type, _ request: Method.Request,
    answer: @escaping @Sendable (Method.Response) -> Answer = { _ in .done }
  ) {
    body = { methods, work in answer(try methods.perform(method, request, work)) }
  }
}
