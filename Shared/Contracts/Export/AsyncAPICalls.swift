/// The part of the AsyncAPI document about calls: gRPC methods over request and reply topics.
struct AsyncAPICalls {
  let builder: SchemaBuilder

  func channels() -> [(String, JSONTree)] {
    ContractCatalogue.services.flatMap { service -> [(String, JSONTree)] in
      guard let running = service.party.service else { return [] }
      let methods = service.allMethods
      return [
        (
          requests(service),
          AsyncAPIDocument.addressed(running.requests.name).appending([
            "summary": .string("Calls to \(service.name). A request whose deadline has passed is not executed."),
            "messages": .members(
              methods.map { (request($0), AsyncAPIDocument.reference(toMessage: request($0))) }),
          ])
        ),
        (
          replies(service),
          AsyncAPIDocument.addressed(running.replies(to: "{caller}").name).appending([
            "summary": .string("Replies of \(service.name) to one caller; requests name it in rpcreplyto."),
            "messages": .members(methods.map { (reply($0), AsyncAPIDocument.reference(toMessage: reply($0))) }),
          ])
        ),
      ]
    }
  }

  /// From the side of the service that answers.
  func operations() -> [(String, JSONTree)] {
    ContractCatalogue.services.flatMap { service in
      service.allMethods.map { method in
        (
          "\(service.party.rawValue)-answers-\(operationName(method))",
          [
            "action": "receive",
            "channel": AsyncAPIDocument.reference(toChannel: requests(service)),
            "title": .string(method.fullName),
            "summary": .string(method.summary),
            "description": .string(idempotency(method)),
            "tags": AsyncAPIDocument.tag(service.party),
            "messages": [AsyncAPIDocument.reference(toMessage: request(method), of: requests(service))],
            "reply": [
              "channel": AsyncAPIDocument.reference(toChannel: replies(service)),
              "messages": [AsyncAPIDocument.reference(toMessage: reply(method), of: replies(service))],
            ],
          ]
        )
      }
    }
  }

  func messages() throws -> [(String, JSONTree)] {
    let own = ContractCatalogue.services.flatMap(\.methods)
    return try (own + ContractCatalogue.methodsOfEveryService).flatMap { try messages($0) }
  }

  private func messages<Method: RPCMethod>(_ method: Method.Type) throws -> [(String, JSONTree)] {
    let (requestData, _) = try builder.schema(of: Method.Request.self)
    let (replyData, _) = try builder.schema(of: Method.Response.self)
    let named: JSONTree = ["const": .string(method.fullName)]
    let deadline: JSONTree = [
      "type": "string", "format": "date-time", "description": "From then on nobody waits for the answer.",
    ]
    let replyTopic: JSONTree = [
      "type": "string", "description": "The caller's own reply topic at this service; any other is refused.",
    ]
    let instance: JSONTree = [
      "type": "string", "description": "An opaque id of the calling process, sent back with the reply.",
    ]
    let status: JSONTree = [
      "type": "string", "pattern": "^[0-9]+$", "description": "The canonical gRPC status code; 0 is OK.",
    ]
    let request = AsyncAPIEnvelopes.message(
      name: "\(method.fullName) request", title: "\(method.name) request", summary: method.summary,
      type: CallEnvelope.requestType,
      attributes: [
        (CallEnvelope.method, named), (CallEnvelope.deadline, deadline), (CallEnvelope.replyTopic, replyTopic),
        (CallEnvelope.instance, instance),
      ],
      required: [CallEnvelope.method, CallEnvelope.deadline, CallEnvelope.replyTopic, CallEnvelope.instance, "data"],
      data: requestData, key: "The call id.")
    let reply = AsyncAPIEnvelopes.message(
      name: "\(method.fullName) reply", title: "\(method.name) reply",
      summary: "The response where grpcstatus is 0, else why there is none.", type: CallEnvelope.replyType,
      attributes: [(CallEnvelope.instance, instance), (CallEnvelope.status, status)],
      required: ["correlationid", CallEnvelope.instance, CallEnvelope.status],
      data: ["anyOf": [replyData, ["$ref": "#/components/schemas/status"]]], key: "The call id.")
    return [(self.request(method), request), (self.reply(method), reply)]
  }

  private func idempotency(_ method: any RPCMethod.Type) -> String {
    method.isMutating
      ? "Changes something: a call with the same idempotency key (record header \(CallEnvelope.metadataHeader)idempotency-key, else the call id) is done once, and answered the same again."
      : "Only reads."
  }

  private func requests(_ service: ServiceContract) -> String { "\(service.party.rawValue)Requests" }
  private func replies(_ service: ServiceContract) -> String { "\(service.party.rawValue)Replies" }
  private func request(_ method: any RPCMethod.Type) -> String { "\(operationName(method))-request" }
  private func reply(_ method: any RPCMethod.Type) -> String { "\(operationName(method))-reply" }

  /// `Intake-GetCandidate` of `accord.intake.v1.Intake/GetCandidate`: the last part of the service is unique.
  private func operationName(_ method: any RPCMethod.Type) -> String {
    "\(method.service.split(separator: ".").last.map(String.init) ?? "")-\(method.name)"
  }
}
