import Contracts
import GRPCCore
import Messaging

/// The methods that every service answers besides its own.
enum OwnMethods {
  static func add(to registry: inout MethodRegistry, processor: Processor) {
    let described =
      registry.methods + [
        RegisteredMethod(describing: HealthCheck.self), RegisteredMethod(describing: ListMethods.self),
        RegisteredMethod(describing: DescribeMethod.self),
      ]
    addHealth(to: &registry, served: Set(described.map(\.service)), processor: processor)
    addReflection(to: &registry, described.sorted { $0.fullName < $1.fullName })
  }

  private static func addHealth(to registry: inout MethodRegistry, served: Set<String>, processor: Processor) {
    registry.local(HealthCheck.self) { request in
      // Without a name the process as a whole is meant.
      guard let name = request.service, !name.isEmpty else { return response(processor) }
      guard served.contains(name) else {
        throw RPCError(code: .notFound, message: "the service asked for is not served here; ListMethods shows what is")
      }
      return response(processor)
    }
  }

  private static func response(_ processor: Processor) -> HealthCheck.Response {
    HealthCheck.Response(status: processor.isReady ? .serving : .notServing)
  }

  private static func addReflection(to registry: inout MethodRegistry, _ methods: [RegisteredMethod]) {
    let list = ListMethods.Response(methods: methods.map(\.view))
    registry.local(ListMethods.self) { _ in list }
    registry.local(DescribeMethod.self) { request in
      guard let method = methods.first(where: { $0.fullName == request.method }) else {
        throw RPCError(code: .notFound, message: "the method asked for is not served here; ListMethods shows what is")
      }
      return DescribeMethod.Response(
        method: method.view, request: try MessageSchema.document(method.requestType),
        response: try MessageSchema.document(method.responseType))
    }
  }
}
