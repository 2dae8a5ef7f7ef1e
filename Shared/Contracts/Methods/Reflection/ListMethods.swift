/// Lists the methods that a service answers. Every service answers it.
package enum ListMethods: RPCMethod {
  package static let service = "accord.reflection.v1.Reflection"
  package static let name = "ListMethods"
  package static let summary = "Lists the methods that a service answers."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package init() {}
  }

  package struct Response: Codable, Sendable, Hashable {
    /// By full name.
    package var methods: [MethodView]

    package init(methods: [MethodView]) {
      self.methods = methods
    }
  }
}
