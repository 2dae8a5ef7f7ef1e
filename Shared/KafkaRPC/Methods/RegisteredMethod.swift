import Contracts
import GRPCCore

/// One method of a registry: its contract, and how it goes into GRPCCore's router.
struct RegisteredMethod: Sendable {
  typealias Register = @Sendable (inout RPCRouter<KafkaServerTransport>, MethodExecution) -> Void

  let service: String
  let fullName: String
  let summary: String
  let isMutating: Bool
  let requestType: any (Decodable & Sendable).Type
  let responseType: any (Decodable & Sendable).Type
  /// How it was registered; it must be what the contract says.
  let isCommand: Bool
  let register: Register

  init<Method: RPCMethod>(
    _ method: Method.Type, isCommand: Bool,
    _ run:
      @escaping @Sendable (MethodExecution, StreamingServerRequest<Method.Request>, ServerContext) async throws ->
      StreamingServerResponse<RawMessage>
  ) {
    self.init(
      method, isCommand: isCommand,
      register: { router, execution in
        router.registerHandler(
          forMethod: MethodDescriptor(fullyQualifiedService: Method.service, method: Method.name, type: .unary),
          deserializer: JSONMessageDeserializer<Method.Request>.ofRequests, serializer: RawMessageCoder()
        ) { request, context in
          try await run(execution, request, context)
        }
      })
  }

  /// A method as lists and descriptions show it, without what it does.
  init<Method: RPCMethod>(describing method: Method.Type) {
    self.init(method, isCommand: Method.isMutating, register: { _, _ in })
  }

  private init<Method: RPCMethod>(_ method: Method.Type, isCommand: Bool, register: @escaping Register) {
    service = Method.service
    fullName = Method.fullName
    summary = Method.summary
    isMutating = Method.isMutating
    requestType = Method.Request.self
    responseType = Method.Response.self
    self.isCommand = isCommand
    self.register = register
  }

  var view: MethodView { MethodView(method: fullName, summary: summary, isMutating: isMutating) }
}
