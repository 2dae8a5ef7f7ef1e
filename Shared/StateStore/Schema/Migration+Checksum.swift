import Crypto

extension Migration {
  /// SHA-256 over the statements, each after its length, in hexadecimal.
  var checksum: String {
    var hash = SHA256()
    for statement in statements {
      let bytes = Array(statement.utf8)
      withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hash.update(bufferPointer: $0) }
      hash.update(data: bytes)
    }
    return hash.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
