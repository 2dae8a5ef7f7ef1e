import CloudEvents

/// The whole exchange as one AsyncAPI 3.0 document.
///
/// AsyncAPI describes one application; here the operations of all parties stand side by side, each named and tagged by its party.
enum AsyncAPIDocument {
  static func document() throws -> JSONTree {
    let builder = SchemaBuilder(referencePrefix: "#/components/schemas/", describesReferences: false)
    let events = AsyncAPIEvents(builder: builder)
    let calls = AsyncAPICalls(builder: builder)
    let channels = events.channels() + calls.channels()
    let operations = events.operations() + calls.operations()
    let messages = try events.messages() + calls.messages()
    let schemas = builder.definitions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return [
      "asyncapi": "3.0.0",
      "id": .string(ContractSchema.base + "asyncapi.json"),
      "info": [
        "title": "Accord",
        "version": "1.0.0",
        "description": .string(description),
        "license": ["name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"],
      ],
      "defaultContentType": .string(CloudEvent.structuredContentType),
      "servers": [
        "kafka": [
          "host": "{broker}", "protocol": "kafka", "description": "The secretariat's Kafka.",
          "variables": ["broker": ["default": "localhost:9092", "description": "Host and port of a broker."]],
        ]
      ],
      "channels": .members(channels),
      "operations": .members(operations),
      "components": [
        "schemas": .members(AsyncAPIEnvelopes.schemas + schemas),
        "messages": .members(messages),
        "parameters": parameters,
      ],
    ]
  }

  private static let description = """
    How recommending units' candidates travel from intake through screening and the national societies to membership \
    and to foreign partner bodies. Every record is a CloudEvent 1.0 in JSON structured mode (binary mode is read too), at \
    most \(CloudEvent.maximumSize) bytes, and its key is the candidate id, so that what concerns one candidate stays in order. Delivery is \
    at least once: an event that comes again has the same source and id. Ignore members and event types that you do not \
    know; an incompatible change is a new type. Personal data stands in `data` and nowhere else.
    """

  private static let parameters: JSONTree = [
    "society": ["description": "Code of a national society: lower-case letters, digits and hyphens."],
    "partner": [
      "description": "Code of a foreign partner body.",
      "examples": .array(ReferenceLists.notice.partners.map { .string($0.code) }),
    ],
    "caller": [
      "description": "Who calls: lower-case letters, digits and hyphens; the last part of the request's source.",
      "location": "$message.payload#/source",
    ],
  ]

  /// References to the parameters that stand in an address, and the address itself.
  static func addressed(_ address: String) -> JSONTree {
    let names = address.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first.map(String.init) }
    let head: JSONTree = ["address": .string(address)]
    guard !names.isEmpty else { return head }
    return head.appending([
      "parameters": .members(names.map { ($0, ["$ref": .string("#/components/parameters/\($0)")]) })
    ])
  }

  static func reference(toMessage name: String) -> JSONTree { ["$ref": .string("#/components/messages/\(name)")] }

  static func reference(toMessage name: String, of channel: String) -> JSONTree {
    ["$ref": .string("#/channels/\(channel)/messages/\(name)")]
  }

  static func reference(toChannel name: String) -> JSONTree { ["$ref": .string("#/channels/\(name)")] }

  static func tag(_ party: Party) -> JSONTree { [["name": .string(party.rawValue)]] }
}
