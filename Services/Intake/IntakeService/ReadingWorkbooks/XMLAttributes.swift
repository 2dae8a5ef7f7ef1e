/// The attributes of one element.
struct XMLAttributes {
  struct Attribute {
    var name: XMLName
    var value: UnsafeBufferPointer<UInt8>
  }

  private let attributes: [Attribute]

  init(_ attributes: [Attribute]) {
    self.attributes = attributes
  }

  /// - Parameter fields: five pointers for each attribute: local name, prefix, namespace, value's begin and end.
  init(_ fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    guard let fields else {
      attributes = []
      return
    }
    attributes = (0..<count).compactMap { index in
      guard let local = fields[index * 5], let begin = fields[index * 5 + 3], let end = fields[index * 5 + 4]
      else { return nil }
      return Attribute(name: XMLName(local), value: UnsafeBufferPointer(start: begin, count: end - begin))
    }
  }

  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    for attribute in attributes where attribute.name == name { return attribute.value }
    return nil
  }

  subscript(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// `1`, `true`, `on`
  func flag(_ name: StaticString) -> Bool {
    guard let value = bytes(name).map(XMLName.init) else { return false }
    return value == "1" || value == "true" || value == "on"
  }

  /// Of an element that switches something on: `<strike/>`, and not `<strike val="0"/>`.
  var isOn: Bool { bytes("val") == nil || flag("val") }

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
