/// Takes values out of bytes in the order in which `FieldWriter` put them there.
///
/// The bytes are the process's own: a wrong order is a mistake of the program, which stops at the end of the record.
struct FieldReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let known: FieldTexts
  private var next = 0
  /// Texts so far.
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ known: FieldTexts) {
    self.bytes = bytes
    self.known = known
  }

  mutating func int() -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = bytes[next]
      next += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
      shift += 7
    }
  }

  mutating func bool() -> Bool {
    defer { next += 1 }
    return bytes[next] == 1
  }

  mutating func text() -> String {
    let length = int()
    defer {
      next += length
      place += 1
    }
    return known.text(UnsafeBufferPointer(rebasing: bytes[next..<next + length]), at: place)
  }

  mutating func optionalText() -> String? {
    guard bool() else {
      place += 1
      return nil
    }
    return text()
  }

  mutating func optionalDouble() -> Double? {
    guard bool() else { return nil }
    defer { next += 8 }
    return Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[next + $1]) << (UInt64($1) * 8) })
  }
}
