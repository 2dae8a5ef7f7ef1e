import Contracts
import GRPCCore
import KafkaRPC
import Messaging
import StateStore

/// A method that ends as its request says.
enum Behave: RPCMethod {
  static let service = "accord.test.v1.Behaviour"
  static let name = "Behave"
  static let summary = "Ends as it is asked to."
  static let isMutating = false

  struct Request: Codable, Sendable, Hashable {
    /// gRPC status code to end with.
    var code: Int?
    var kind: Kind?
    /// Size of the reply.
    var bytes: Int?

    enum Kind: String, Codable {
      case secretError, permanentFailure, transientStoreError, storeError
    }
  }

  struct Response: Codable, Sendable, Hashable {
    var filling: String
  }

  /// Its text must never leave the service.
  struct Secret: Error, CustomStringConvertible {
    var description: String { "周兰 13800000000" }
  }

  static func register(with methods: inout MethodRegistry) {
    methods.query(Behave.self) { request, _ in
      if let number = request.code, let code = Status.Code(rawValue: number).flatMap({ RPCError.Code($0) }) {
        throw RPCError(code: code, message: "as asked: \(number)", metadata: ["hint": "h-\(number)"])
      }
      switch request.kind {
      case .secretError: throw Secret()
      case .permanentFailure: throw PermanentFailure(code: "tooLarge", message: "the event would be too large")
      case .transientStoreError: throw StoreError(.transient, "the disk is full")
      case .storeError: throw StoreError(.statement, "no such table")
      case nil: return Response(filling: String(repeating: "x", count: request.bytes ?? 0))
      }
    }
  }
}
