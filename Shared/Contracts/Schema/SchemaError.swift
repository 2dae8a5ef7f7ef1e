/// A type of the vocabulary that no schema can be derived from.
package enum SchemaError: Error, Sendable, Hashable, CustomStringConvertible {
  case emptyList(String)
  case unsupported(String)

  package var description: String {
    switch self {
    case .emptyList(let type): "\(type) lists no codes"
    case .unsupported(let what):
      "SchemaBuilder does not know \(what): add it there, or build the contract from the types that it knows"
    }
  }
}
