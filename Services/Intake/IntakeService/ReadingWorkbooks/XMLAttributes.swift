/// The attributes of one element.
struct XMLAttributes {
  private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int

  /// - Parameter fields: five pointers for each attribute: local name, prefix, namespace, value's begin and end.
  init(_ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    self.fields = fields
    self.count = count
  }

  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    guard let fields else { return nil }
    for index in 0..<count {
      guard let local = fields[index * 5], XMLName(local) == name, let begin = fields[index * 5 + 3],
        let end = fields[index * 5 + 4]
      else { continue }
      return UnsafeBufferPointer(start: begin, count: end - begin)
    }
    return nil
  }

  subscript(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// `1`, `true`, `on`
  func flag(_ name: StaticString) -> Bool {
    guard let value = self[name] else { return false }
    return value == "1" || value == "true" || value == "on"
  }

  func int(_ name: StaticString) -> Int? {
    guard let bytes = bytes(name), !bytes.isEmpty, bytes.count <= 10 else { return nil }
    var value = 0
    for byte in bytes {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }
}
