/// Recognises the coding key with which the standard library encodes dictionaries: a type that cannot be named. Their members
/// come in an order that differs from run to run, so they are sorted.
enum DictionaryKeys {
  static func isKey(_ type: any CodingKey.Type) -> Bool {
    ObjectIdentifier(type) == dictionaryKey
  }

  private static let dictionaryKey: ObjectIdentifier? = {
    let probe = Probe()
    try? [String: String]().encode(to: probe)
    return probe.key
  }()

  /// Sees with which key a value opens its container.
  private final class Probe: Encoder {
    var key: ObjectIdentifier?
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private let session = JSONEncodingSession()

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      key = ObjectIdentifier(type)
      let encoder = JSONValueEncoder(session: session, node: JSONEncodingNode(), path: nil)
      encoder.openObject()
      return KeyedEncodingContainer(JSONKeyedEncodingContainer<Key>(encoder: encoder))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
      JSONValueEncoder(session: session, node: JSONEncodingNode(), path: nil).unkeyedContainer()
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
      JSONValueEncoder(session: session, node: JSONEncodingNode(), path: nil)
    }
  }
}
