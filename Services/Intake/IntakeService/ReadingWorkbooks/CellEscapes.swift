/// `_x000D_` and the like: characters that XML cannot hold, as ECMA-376 writes them in texts (ST_Xstring).
enum CellEscapes {
  /// Puts the characters in their places. Control characters that say nothing to people are left out.
  static func resolve(in bytes: inout [UInt8]) {
    guard var found = next(in: bytes, from: 0) else { return }
    var resolved: [UInt8] = []
    var kept = 0
    while true {
      resolved += bytes[kept..<found.start]
      if let scalar = UnicodeScalar(found.value), found.value >= 0x20 || found.value == 0x09 || found.value == 0x0A {
        resolved += Array(String(Character(scalar)).utf8)
      }
      kept = found.start + 7
      guard let more = next(in: bytes, from: kept) else { break }
      found = more
    }
    bytes = resolved + bytes[kept...]
  }

  private static func next(in bytes: [UInt8], from: Int) -> (start: Int, value: UInt32)? {
    var start = from
    while start + 7 <= bytes.count {
      guard bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x"),
        bytes[start + 6] == UInt8(ascii: "_"),
        let value = UInt32(String(decoding: bytes[start + 2..<start + 6], as: UTF8.self), radix: 16)
      else {
        start += 1
        continue
      }
      return (start, value)
    }
    return nil
  }
}
