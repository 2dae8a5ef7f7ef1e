/// The JSON Schema (2020-12) of a method's request or response, with everything that it refers to.
package enum MessageSchema {
  /// - Throws: `SchemaError` for a type that no schema can be derived from.
  package static func document(_ type: any Decodable.Type) throws -> JSONTree {
    let builder = SchemaBuilder(referencePrefix: "#/$defs/", describesReferences: true)
    let head: JSONTree = [
      "$schema": .string(EnvelopeSchema.dialect), "title": .string(Descriptions.name(type)),
    ]
    let schema = head.appending(try builder.schema(ofRoot: type))
    let definitions = builder.definitions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return definitions.isEmpty ? schema : schema.appending(["$defs": .members(definitions)])
  }
}
