/// JSON Schemas of the CloudEvents envelope (1.0.2, JSON event format), as Accord fills it in.
enum EnvelopeSchema {
  static let dialect = "https://json-schema.org/draft/2020-12/schema"

  /// The whole event of one type; its data by reference to the schema of the data.
  static func event(_ contract: EventContract) -> JSONTree {
    [
      "$schema": .string(dialect),
      "$id": .string(ContractSchema.base + path(contract.type)),
      "title": .string(contract.type),
      "description": .string(contract.summary),
      "type": "object",
      "properties": common.appending([
        "type": ["const": .string(contract.type)],
        "subject": ["type": "string", "minLength": 1, "description": "The candidate id; it is also the record's key."],
        "dataschema": ["const": .string(contract.payload.schemaURL)],
        "data": ["$ref": .string(contract.payload.schemaURL)],
      ]),
      "required": .array(required(contract).map { .string($0) }),
      "propertyNames": attributeNames,
    ]
  }

  static func path(_ eventType: String) -> String { "events/\(eventType).json" }

  /// A partner's own software need not fill in what CloudEvents does not ask for.
  static func required(_ contract: EventContract) -> [String] {
    let needed = ["specversion", "id", "source", "type", "subject", "data"]
    return contract.producer == .partner ? needed : needed + ["time", "datacontenttype", "dataschema", "correlationid"]
  }

  static let attributeNames: JSONTree = ["pattern": "^([a-z0-9]{1,64}|data_base64)$"]

  /// What all events have; `type` and `data` differ.
  static let common: JSONTree = [
    "specversion": ["const": "1.0"],
    "id": [
      "type": "string", "minLength": 1,
      "description": "Unique together with source; an event that is sent again keeps it.",
    ],
    "source": [
      "type": "string", "format": "uri-reference", "minLength": 1,
      "description": "Who says it, e.g. /accord/screening.",
    ],
    "time": ["type": "string", "format": "date-time", "description": "UTC."],
    "datacontenttype": ["const": "application/json"],
    "correlationid": ["type": "string", "description": "The candidate id or the call id."],
    "causationid": ["type": "string", "description": "The id of the event or call that led to this one."],
    "traceparent": [
      "type": "string", "pattern": "^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$",
      "description": "W3C trace context of the start of the trace.",
    ],
  ]
}
