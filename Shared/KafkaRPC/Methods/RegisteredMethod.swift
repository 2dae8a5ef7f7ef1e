import Contracts
import GRPCCore

/// One method of a registry: its contract, and how it goes into GRPCCore's router.
struct RegisteredMethod: Sendable {
  let service: String
  let fullName: String
  let summary: String
  let isMutating: Bool
  /// How it was registered; it must be what the contract says.
  let isCommand: Bool
  let register: @Sendable (inout RPCRouter<KafkaServerTransport>, MethodExecution) -> Void

  var view: MethodView { MethodView(method: fullName, summary: summary, isMutating: isMutating) }

  init<Method: RPCMethod>(
    _ method: Method.Type, isCommand: Bool,
    _ run:
      @escaping @Sendable (MethodExecution, StreamingServerRequest<Method.Request>, ServerContext) async throws ->
      StreamingServerResponse<RawMessage>
  ) {
    service = Method.service
    fullName = Method.fullName
    summary = Method.summary
    isMutating = Method.isMutating
    self.isCommand = isCommand
    register = { router, execution in
      router.registerHandler(
        forMethod: MethodDescriptor(fullyQualifiedService: Method.service, method: Method.name, type: .unary),
        deserializer: JSONMessageDeserializer<Method.Request>.ofRequests, serializer: RawMessageCoder()
      ) { request, context in
        try await run(execution, request, context)
      }
    }
  }
}
