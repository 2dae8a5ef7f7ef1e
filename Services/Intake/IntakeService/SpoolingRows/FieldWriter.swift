/// Puts values behind one another as bytes, for files that only the process itself reads back.
struct FieldWriter {
  var bytes: [UInt8] = []

  mutating func put(_ number: Int) {
    // Seven bits a byte: most numbers are small.
    var rest = UInt64(bitPattern: Int64(number))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ flag: Bool) {
    bytes.append(flag ? 1 : 0)
  }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func put(_ text: String?) {
    put(text != nil)
    if let text { put(text) }
  }

  mutating func put(_ number: Double?) {
    put(number != nil)
    if let number { withUnsafeBytes(of: number.bitPattern) { bytes.append(contentsOf: $0) } }
  }
}
