import Contracts
import GRPCCore
import Messaging

/// The methods that every service answers besides its own.
enum OwnMethods {
  static func add(to registry: inout MethodRegistry, processor: Processor) {
    addHealth(to: &registry, processor: processor)
    addReflection(to: &registry)
  }

  private static func addHealth(to registry: inout MethodRegistry, processor: Processor) {
    let served = Set(registry.methods.map(\.service)).union([HealthCheck.service, ListMethods.service, ""])
    registry.local(HealthCheck.self) { request in
      guard served.contains(request.service ?? "") else {
        throw RPCError(code: .notFound, message: "the service asked for is not served here; ListMethods shows what is")
      }
      return HealthCheck.Response(status: processor.isReady ? .serving : .notServing)
    }
  }

  private static func addReflection(to registry: inout MethodRegistry) {
    var views = registry.methods.map(\.view)
    views.append(MethodView(method: ListMethods.fullName, summary: ListMethods.summary, isMutating: false))
    views.sort { $0.method < $1.method }
    let response = ListMethods.Response(methods: views)
    registry.local(ListMethods.self) { _ in response }
  }
}
