/// Encodes one value at the end of a node, into which nobody else writes meanwhile.
final class JSONValueEncoder: Encoder {
  private enum Shape {
    case none
    case object
    /// An object whose members are sorted when it closes.
    case dictionary
    case array
    case single
  }

  let session: JSONEncodingSession
  let path: JSONPath?
  private let node: JSONEncodingNode
  private let id: Int
  private var shape = Shape.none
  private var names: [String] = []
  private var dictionary: [(name: String, node: JSONEncodingNode)] = []
  /// Elements written so far, if this is an array.
  private(set) var count = 0

  init(session: JSONEncodingSession, node: JSONEncodingNode, path: JSONPath?) {
    self.session = session
    self.node = node
    self.path = path
    id = session.makeID()
    node.writer = id
  }

  var codingPath: [any CodingKey] { path?.keys ?? [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    openObject(ofDictionary: DictionaryKeys.isKey(type))
    return KeyedEncodingContainer(JSONKeyedEncodingContainer<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    openArray()
    return JSONUnkeyedEncodingContainer(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    self
  }

  // MARK: What the containers do

  /// A type may ask for its container more than once and gets the same object again.
  func openObject(ofDictionary: Bool = false) {
    switch shape {
    case .none:
      shape = ofDictionary ? .dictionary : .object
      node.text.append(UInt8(ascii: "{"))
      checkDepth()
    case .object, .dictionary: break
    case .array, .single: session.fail(JSONError(at: codingPath, reason: "it encodes itself in two shapes"))
    }
  }

  func openArray() {
    switch shape {
    case .none:
      shape = .array
      node.text.append(UInt8(ascii: "["))
      checkDepth()
    case .array: break
    case .object, .dictionary, .single:
      session.fail(JSONError(at: codingPath, reason: "it encodes itself in two shapes"))
    }
  }

  /// Begins a member of the object and says where its value is to be written.
  func beginMember(_ name: String) throws -> JSONEncodingNode {
    try requireTurn()
    if shape == .dictionary {
      let node = JSONEncodingNode()
      dictionary.append((name, node))
      return node
    }
    guard !names.contains(name) else { throw invalid("it encodes a member of the same name twice") }
    node.text.append(member: name, isFirst: names.isEmpty)
    names.append(name)
    return node
  }

  func beginElement() throws -> JSONEncodingNode {
    try requireTurn()
    if count > 0 { node.text.append(UInt8(ascii: ",")) }
    count += 1
    return node
  }

  func beginSingle() throws -> JSONEncodingNode {
    try requireTurn()
    guard shape == .none else { throw invalid("it encodes itself in two shapes") }
    shape = .single
    return node
  }

  /// An encoder with a node of its own that goes in at the end of `node`, for what is filled later.
  func deferred(in node: JSONEncodingNode, path: JSONPath) -> JSONValueEncoder {
    let own = JSONEncodingNode()
    node.insert(own)
    let encoder = JSONValueEncoder(session: session, node: own, path: path)
    session.keepOpen(encoder)
    return encoder
  }

  /// A value that encoded nothing is an empty object.
  func close() {
    switch shape {
    case .none:
      node.text.append("{}")
    case .object:
      node.text.append(UInt8(ascii: "}"))
    case .dictionary:
      for (offset, member) in dictionary.sorted(by: { $0.name < $1.name }).enumerated() {
        node.text.append(member: member.name, isFirst: offset == 0)
        node.insert(member.node)
      }
      node.text.append(UInt8(ascii: "}"))
    case .array:
      node.text.append(UInt8(ascii: "]"))
    case .single: break
    }
  }

  /// The value is named by its type, not shown.
  func invalid(_ reason: String) -> EncodingError {
    .invalidValue((), .own(path, reason))
  }

  /// While a value inside this one is being written, its text is unfinished.
  private func requireTurn() throws {
    guard node.writer == id else { throw invalid("it is written to while a value inside it is being encoded") }
  }

  /// What is written can be read.
  private func checkDepth() {
    if (path?.depth ?? 0) + 1 > JSON.maximumDepth {
      session.fail(JSONError(at: [], reason: "its arrays and objects stand more than \(JSON.maximumDepth) deep"))
    }
  }
}
