import CloudEvents

/// Gives a type whatever it asks for and notes it.
final class RecordingDecoder: Decoder {
  private struct Member {
    var name: String
    var schema: JSONTree
    var isRequired: Bool
  }

  private let owner: Any.Type
  let builder: SchemaBuilder
  private var members: [Member]?
  private var optional: Set<String> = []
  private var whole: JSONTree?

  init(owner: Any.Type, builder: SchemaBuilder) {
    self.owner = owner
    self.builder = builder
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    members = members ?? []
    return KeyedDecodingContainer(RecordingKeyedContainer<Key>(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    RecordingUnkeyedContainer(decoder: self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    RecordingSingleValueContainer(decoder: self)
  }

  func schema() -> JSONTree {
    // A type without members asks for nothing.
    if let whole { return whole }
    let members = members ?? []
    var schema: JSONTree = ["type": "object"]
    if let text = Descriptions.of(owner) { schema = schema.appending(["description": .string(text)]) }
    if members.isEmpty { return schema }
    schema = schema.appending(["properties": .members(members.map { ($0.name, $0.schema) })])
    let required = members.filter(\.isRequired).map { JSONTree.string($0.name) }
    return required.isEmpty ? schema : schema.appending(["required": .array(required)])
  }

  /// `decodeIfPresent` asks whether the member is there, then whether it is null, then for it.
  func noteOptional(_ name: String) {
    optional.insert(name)
  }

  func member<Value: Decodable>(_ name: String, _ type: Value.Type) throws -> Value {
    let (schema, value) = try builder.schema(ofMember: name, type, in: owner)
    members?.append(Member(name: name, schema: schema, isRequired: !optional.contains(name)))
    return value
  }

  func element<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (schema, value) = try builder.schema(of: type)
    whole = ["type": "array", "items": schema]
    return value
  }

  func single<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let (schema, value) = try builder.schema(of: type)
    whole = schema
    return value
  }
}
