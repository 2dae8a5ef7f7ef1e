import CloudEvents

/// Derives JSON Schemas (2020-12) from `Decodable` types, by letting each type decode itself and noting what it asks for.
/// So a schema cannot say anything else than what the code does.
///
/// What it knows: structures of members, optional members, arrays, dictionaries by string, scalars, `Timestamp` and `Code` lists.
final class SchemaBuilder {
  /// Schemas of the structures and lists met, by name.
  private(set) var definitions: [String: JSONTree] = [:]
  /// Where the references point to, e.g. `#/$defs/`.
  private let prefix: String
  /// Draft-07, which AsyncAPI builds on, ignores what stands beside a `$ref`.
  private let describesReferences: Bool

  init(referencePrefix: String, describesReferences: Bool) {
    prefix = referencePrefix
    self.describesReferences = describesReferences
  }

  /// The schema of a type itself, not as a reference; the types in it become definitions.
  func schema(ofRoot type: any Decodable.Type) throws -> JSONTree {
    try inline(type).schema
  }

  /// A schema and a value of the type, which the code that asked for it goes on with.
  func schema<Value: Decodable>(of type: Value.Type) throws -> (schema: JSONTree, value: Value) {
    if let scalar = try scalar(type) { return scalar }
    if type is any Sequence.Type { return try inline(type) }
    // AsyncAPI wants no dots in the names of components.
    let name = Descriptions.name(type).split(separator: ".").joined(separator: "-")
    let (schema, value) = try inline(type)
    definitions[name] = schema
    return (["$ref": .string(prefix + name)], value)
  }

  /// The schema of one member, with the words that stand beside its declaration.
  func schema<Value: Decodable>(
    ofMember name: String, _ type: Value.Type, in owner: Any.Type
  ) throws -> (schema: JSONTree, value: Value) {
    var (schema, value) = try schema(of: type)
    if let text = Descriptions.of(name, in: owner), describesReferences || schema["$ref"] == nil {
      schema = schema.appending(["description": .string(text)])
    }
    return (schema, value)
  }

  private func inline<Value: Decodable>(_ type: Value.Type) throws -> (schema: JSONTree, value: Value) {
    if let list = type as? any Code.Type { return try codes(list, as: type) }
    let decoder = RecordingDecoder(owner: type, builder: self)
    let value = try Value(from: decoder)
    return (decoder.schema(), value)
  }

  private func codes<List: Code, Value>(_ list: List.Type, as type: Value.Type) throws -> (JSONTree, Value) {
    guard let first = list.allCases.first as? Value else { throw SchemaError.emptyList(Descriptions.name(list)) }
    var lines = [Descriptions.of(list)].compactMap { $0 }
    for code in list.allCases {
      if let text = Descriptions.of("\(code)", in: list) { lines.append("`\(code.rawValue)`: \(text)") }
    }
    var schema: JSONTree = ["type": "string", "enum": .array(list.allCases.map { .string($0.rawValue) })]
    if !lines.isEmpty { schema = schema.appending(["description": .string(lines.joined(separator: " "))]) }
    return (schema, first)
  }

  private func scalar<Value: Decodable>(_ type: Value.Type) throws -> (JSONTree, Value)? {
    func known(_ schema: JSONTree, _ value: Any) throws -> (JSONTree, Value)? {
      guard let value = value as? Value else { throw SchemaError.unsupported("\(type)") }
      return (schema, value)
    }
    switch type {
    case is String.Type: return try known(["type": "string"], "")
    case is Bool.Type: return try known(["type": "boolean"], false)
    case is Int.Type: return try known(["type": "integer"], 0)
    case is Int64.Type: return try known(["type": "integer"], Int64(0))
    case is Int32.Type: return try known(["type": "integer"], Int32(0))
    case is UInt32.Type: return try known(["type": "integer", "minimum": 0], UInt32(0))
    case is UInt64.Type: return try known(["type": "integer", "minimum": 0], UInt64(0))
    case is Double.Type: return try known(["type": "number"], 0.0)
    case is JSONTree.Type: return try known(["type": "object"], JSONTree.null)
    case is Timestamp.Type:
      return try known(["type": "string", "format": "date-time"], Timestamp(milliseconds: 0))
    default: return nil
    }
  }
}
