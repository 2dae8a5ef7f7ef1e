import CloudEvents

/// The part of the AsyncAPI document about events.
struct AsyncAPIEvents {
  let builder: SchemaBuilder

  func channels() -> [(String, JSONTree)] {
    Channel.allCases.map { channel in
      let events = ContractCatalogue.events.filter { $0.channel == channel }
      return (
        channel.rawValue,
        AsyncAPIDocument.addressed(channel.address).appending([
          "summary": .string(channel.summary),
          "messages": .members(events.map { ($0.shortName, AsyncAPIDocument.reference(toMessage: $0.shortName)) }),
        ])
      )
    }
  }

  /// One operation for each party and channel: what it sends there, and what of it it needs to receive.
  func operations() -> [(String, JSONTree)] {
    var operations: [(String, JSONTree)] = []
    for party in Party.allCases {
      for channel in Channel.allCases {
        let events = ContractCatalogue.events.filter { $0.channel == channel }
        let sent = events.filter { $0.producer == party }
        if !sent.isEmpty {
          operations.append(operation("sends", "send", party, channel, sent))
        }
        let received = events.filter { $0.consumers.contains(party) }
        if !received.isEmpty {
          operations.append(operation("receives", "receive", party, channel, received))
        }
      }
    }
    return operations
  }

  func messages() throws -> [(String, JSONTree)] {
    try ContractCatalogue.events.map { event in
      let (data, _) = try reference(event.payload)
      let message = AsyncAPIEnvelopes.message(
        name: event.type, title: event.shortName, summary: event.summary, type: event.type,
        attributes: [("dataschema", ["const": .string(event.payload.schemaURL)])],
        required: EnvelopeSchema.required(event), data: data, key: "The candidate id.")
      let example = try JSON.decode(JSONTree.self, from: event.example.encoded())
      return (
        event.shortName,
        message.appending(["examples": [["name": .string(event.shortName), "payload": example]]])
      )
    }
  }

  private func reference<Payload: EventPayload>(_ payload: Payload.Type) throws -> (JSONTree, Payload) {
    try builder.schema(of: payload)
  }

  private func operation(
    _ verb: String, _ action: String, _ party: Party, _ channel: Channel, _ events: [EventContract]
  ) -> (String, JSONTree) {
    (
      "\(party.rawValue)-\(verb)-\(channel.rawValue)",
      [
        "action": .string(action),
        "channel": AsyncAPIDocument.reference(toChannel: channel.rawValue),
        "summary": .string(channel.summary),
        "tags": AsyncAPIDocument.tag(party),
        "messages": .array(events.map { AsyncAPIDocument.reference(toMessage: $0.shortName, of: channel.rawValue) }),
      ]
    )
  }
}
