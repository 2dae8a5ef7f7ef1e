import Foundation

/// One value on its way to a text: what its encoders share.
final class JSONEncodingSession {
  private let root = JSONEncodingNode()
  private var lastID = 0
  /// Encoders of containers that stay open until the end, in the order in which they were made.
  private var open: [JSONValueEncoder] = []
  /// The first fault met where the protocols let nothing be thrown.
  private var fault: JSONError?

  func encode(_ value: some Encodable) throws -> [UInt8] {
    // The encoders refer to the session.
    defer { open = [] }
    root.text.bytes.reserveCapacity(1024)
    try write(value, to: root, path: nil)
    if let fault { throw fault }
    for encoder in open { encoder.close() }
    if let fault { throw fault }
    return root.joined()
  }

  func makeID() -> Int {
    lastID += 1
    return lastID
  }

  func fail(_ error: any Error) {
    if fault == nil { fault = JSONError(encoding: error) }
  }

  func keepOpen(_ encoder: JSONValueEncoder) {
    open.append(encoder)
  }

  /// Writes any value at the end of `node`.
  func write<Value: Encodable>(_ value: Value, to node: JSONEncodingNode, path: JSONPath?) throws {
    if Value.self == String.self, let string = value as? String {
      node.text.append(string: string)
    } else if Value.self == Data.self, let data = value as? Data {
      node.text.append(string: data.base64EncodedString())
    } else if JSONRefusedType.contains(Value.self) {
      throw EncodingError.invalidValue(value, .own(path, JSONRefusedType.reason(Value.self)))
    } else if let value = value as? any JSONWritable {
      do {
        try value.write(to: &node.text)
      } catch let error as JSONError {
        throw error.inside(path?.keys ?? [])
      }
    } else {
      let outer = node.writer
      let encoder = JSONValueEncoder(session: self, node: node, path: path)
      try value.encode(to: encoder)
      encoder.close()
      node.writer = outer
    }
  }
}
