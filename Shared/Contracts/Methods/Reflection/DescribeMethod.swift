/// Describes one method: what it takes and what it answers. Every service answers it.
package enum DescribeMethod: RPCMethod {
  package static let service = "accord.reflection.v1.Reflection"
  package static let name = "DescribeMethod"
  package static let summary = "Describes one method: what it takes and what it answers."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Full name, e.g. `accord.screening.v1.Screening/Decide`.
    package var method: String

    package init(method: String) {
      self.method = method
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var method: MethodView
    /// JSON Schema (2020-12) of the request message.
    package var request: JSONTree
    /// JSON Schema (2020-12) of the response message.
    package var response: JSONTree

    package init(method: MethodView, request: JSONTree, response: JSONTree) {
      self.method = method
      self.request = request
      self.response = response
    }
  }
}
