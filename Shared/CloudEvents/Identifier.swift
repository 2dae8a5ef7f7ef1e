/// Opaque ids in the shape of UUIDs (RFC 9562).
package enum Identifier {
  /// A UUIDv7: the time in its first 48 bits, so that ids made later sort later, and 74 random bits.
  package static func v7(at time: Timestamp, using generator: inout some RandomNumberGenerator) -> String {
    let milliseconds = UInt64(clamping: time.milliseconds) & 0xFFFF_FFFF_FFFF
    let high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
    let low = 0x8000_0000_0000_0000 | generator.next() & 0x3FFF_FFFF_FFFF_FFFF
    return text(high: high, low: low)
  }

  /// 8-4-4-4-12 hexadecimal digits, of any version.
  package static func isUUID(_ text: String) -> Bool {
    let bytes = text.utf8
    guard bytes.count == 36 else { return false }
    for (index, byte) in bytes.enumerated() {
      switch index {
      case 8, 13, 18, 23:
        guard byte == UInt8(ascii: "-") else { return false }
      default:
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
          UInt8(ascii: "A")...UInt8(ascii: "F"):
          continue
        default:
          return false
        }
      }
    }
    return true
  }

  /// The 128 bits as a UUID is written, in lower case.
  package static func text(high: UInt64, low: UInt64) -> String {
    String(unsafeUninitializedCapacity: 36) { buffer in
      var position = 0
      func put(_ word: UInt64, _ digits: Range<Int>) {
        for digit in digits {
          let value = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * digit)) & 15
          buffer[position] = value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
          position += 1
        }
      }
      func dash() {
        buffer[position] = UInt8(ascii: "-")
        position += 1
      }
      put(high, 0..<8)
      dash()
      put(high, 8..<12)
      dash()
      put(high, 12..<16)
      dash()
      put(low, 0..<4)
      dash()
      put(low, 4..<16)
      return position
    }
  }
}
