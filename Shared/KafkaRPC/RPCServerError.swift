/// Why a server does not start: what its methods are is wrong, which only a new version mends.
package enum RPCServerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Only unary calls go over Kafka.
  case streaming(methods: [String])
  case registeredTwice(method: String)
  /// A method that changes something is registered as a query, or one that changes nothing as a command.
  case wrongKind(method: String)

  package var description: String {
    switch self {
    case .streaming(let methods):
      "\(methods.joined(separator: ", ")): these methods stream, and only unary calls go over Kafka; take them out"
    case .registeredTwice(let method):
      "\(method) is registered twice; register one handler"
    case .wrongKind(let method):
      "\(method) is not what its contract says: register with command() what isMutating, all else with query()"
    }
  }
}
