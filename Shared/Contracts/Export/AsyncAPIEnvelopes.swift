import CloudEvents

/// What the messages of the AsyncAPI document share.
enum AsyncAPIEnvelopes {
  static let schemas: [(String, JSONTree)] = [
    ("cloudEvent", cloudEvent), ("recordHeaders", recordHeaders), ("status", status),
  ]

  /// A message whose payload is an event of this type with this data and these further attributes.
  static func message(
    name: String, title: String, summary: String, type: String, attributes: [(String, JSONTree)] = [],
    required: [String],
    data: JSONTree, key: String
  ) -> JSONTree {
    [
      "name": .string(name),
      "title": .string(title),
      "summary": .string(summary),
      "contentType": .string(CloudEvent.structuredContentType),
      "correlationId": ["location": "$message.payload#/correlationid"],
      "headers": ["$ref": "#/components/schemas/recordHeaders"],
      "payload": [
        "allOf": [
          ["$ref": "#/components/schemas/cloudEvent"],
          [
            "type": "object",
            "properties": (["type": ["const": .string(type)], "data": data] as JSONTree).appending(
              .members(attributes)),
            "required": .array(required.map { .string($0) }),
          ],
        ]
      ],
      "bindings": ["kafka": ["key": ["type": "string", "description": .string(key)], "bindingVersion": "0.5.0"]],
    ]
  }

  private static let cloudEvent: JSONTree = [
    "type": "object",
    "description": "A CloudEvent 1.0 in JSON structured mode.",
    "properties": EnvelopeSchema.common,
    "required": ["specversion", "id", "source", "type"],
    "propertyNames": EnvelopeSchema.attributeNames,
  ]

  private static let recordHeaders: JSONTree = [
    "type": "object",
    "properties": [
      "content-type": ["type": "string", "const": .string(CloudEvent.structuredContentType)],
      "traceparent": ["type": "string", "description": "W3C trace context of this hop."],
    ],
    "required": ["content-type"],
  ]

  /// `google.rpc.Status` in JSON.
  private static let status: JSONTree = [
    "type": "object",
    "description": "Why a call was not done; the attribute grpcstatus has the same code.",
    "properties": [
      "code": ["type": "integer", "description": "A canonical gRPC status code."],
      "message": ["type": "string", "description": "What happened and what to do."],
    ],
    "required": ["code", "message"],
  ]
}
