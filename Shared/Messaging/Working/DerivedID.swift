import Crypto

/// An id that is computed from what caused it, so that work done again after a power loss makes the same ids again and the
/// next service sees a duplicate, not a second fact.
///
/// Shaped like a UUID of version 8, which RFC 9562 (section 5.8 and appendix B.2) keeps for ids made of a SHA-256.
struct DerivedID: Hashable {
  /// 16 bytes.
  private let bytes: [UInt8]

  /// - Parameter parts: hashed each with its length before it, so that no two lists of parts are the same text.
  init(_ parts: String...) {
    var hash = SHA256()
    var buffer: [UInt8] = []
    buffer.reserveCapacity(192)
    for part in parts {
      let utf8 = part.utf8
      withUnsafeBytes(of: UInt32(utf8.count).bigEndian) { buffer.append(contentsOf: $0) }
      buffer.append(contentsOf: utf8)
    }
    hash.update(data: buffer)
    var bytes = Array(hash.finalize().prefix(16))
    bytes[6] = bytes[6] & 0x0f | 0x80
    bytes[8] = bytes[8] & 0x3f | 0x80
    self.bytes = bytes
  }

  /// Lower-case, with hyphens.
  var uuid: String { Self.hex(bytes, hyphens: true) }

  /// 32 hexadecimal digits, as a W3C trace id.
  var traceID: String { Self.hex(bytes, hyphens: false) }

  /// 16 hexadecimal digits, as a W3C span id. The version bits stand in the other half or leave it non-zero.
  var spanID: String { Self.hex(Array(bytes.suffix(8)), hyphens: false) }

  private static let digits = Array("0123456789abcdef".utf8)

  /// By hand because every event out costs one, and Foundation's formatting costs more than the hash.
  private static func hex(_ bytes: [UInt8], hyphens: Bool) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 2 + 4) { buffer in
      var count = 0
      for (index, byte) in bytes.enumerated() {
        if hyphens, index == 4 || index == 6 || index == 8 || index == 10 {
          buffer[count] = UInt8(ascii: "-")
          count += 1
        }
        buffer[count] = digits[Int(byte >> 4)]
        buffer[count + 1] = digits[Int(byte & 15)]
        count += 2
      }
      return count
    }
  }
}
