/// The JSON Schema of one event type's data, with everything that it refers to.
enum DataSchema {
  static func document(_ contract: EventContract) throws -> JSONTree {
    let builder = SchemaBuilder(referencePrefix: "#/$defs/", describesReferences: true)
    let head: JSONTree = [
      "$schema": .string(EnvelopeSchema.dialect),
      "$id": .string(contract.payload.schemaURL),
      "title": .string(Descriptions.name(contract.payload)),
    ]
    let body = try builder.schema(ofRoot: contract.payload)
    let definitions = builder.definitions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let schema = head.appending(body)
    return definitions.isEmpty ? schema : schema.appending(["$defs": .members(definitions)])
  }
}
