/// Writes JSON texts piece by piece: the envelope's writer, the `Encoder` and every `JSONWritable` share it.
package struct JSONText {
  var bytes: [UInt8] = []

  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(raw: some Collection<UInt8>) {
    bytes.append(contentsOf: raw)
  }

  /// A string with its quotes. Non-ASCII stands as it is; only what JSON forbids is escaped.
  mutating func append(string: String) {
    var string = string
    bytes.append(UInt8(ascii: "\""))
    string.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices where Self.needsEscape(utf8[index]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
        appendEscaped(utf8[index])
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// The name of a member, with the comma before it and the colon behind it.
  mutating func append(member name: String, isFirst: Bool) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    append(string: name)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func append(boolean value: Bool) {
    append(value ? "true" : "false")
  }

  mutating func append(integer value: some FixedWidthInteger) {
    append(raw: String(value).utf8)
  }

  /// The shortest text that reads back as the same number; whole numbers without a fraction, but for -0.
  mutating func append(finite value: some BinaryFloatingPoint & LosslessStringConvertible) {
    let text = value.description
    if text.hasSuffix(".0"), value != 0 || value.sign == .plus {
      append(raw: text.utf8.dropLast(2))
    } else {
      append(raw: text.utf8)
    }
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    default:
      append("\\u00")
      append(Self.hexadecimal(byte >> 4))
      append(Self.hexadecimal(byte & 15))
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
