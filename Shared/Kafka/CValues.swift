extension Duration {
  /// Whole milliseconds for librdkafka, rounded up, and never below 0 (which would mean "for ever").
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < Int64(Int32.max / 1000) else { return Int32.max }
    return Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}

extension [UInt8]? {
  /// The bytes for the time of the call; nil stays nil, and no bytes are a buffer with an address, since librdkafka
  /// takes a null pointer for "absent".
  func withOptionalBytes<R>(_ body: (UnsafeRawBufferPointer?) throws -> R) rethrows -> R {
    guard let bytes = self else { return try body(nil) }
    guard !bytes.isEmpty else {
      return try withUnsafeBytes(of: UInt8(0)) { try body(UnsafeRawBufferPointer(rebasing: $0.prefix(0))) }
    }
    return try bytes.withUnsafeBytes { try body($0) }
  }
}

extension UnsafeRawBufferPointer? {
  /// The address as C asks for it; librdkafka only reads there.
  var mutable: UnsafeMutableRawPointer? {
    self?.baseAddress.map { UnsafeMutableRawPointer(mutating: $0) }
  }
}

extension UnsafePointer<CChar> {
  /// Bytes before the terminator.
  var length: Int {
    var length = 0
    while self[length] != 0 { length += 1 }
    return length
  }
}
