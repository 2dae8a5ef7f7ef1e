/// Goes through the records of a spool once.
struct SpoolReader {
  private static let chunk = 1 << 18
  private let spool: Spool
  private var buffer: [UInt8] = []
  private var next = 0
  /// Of the spool's bytes, where the buffer ends.
  private var position = 0
  private var left: Int
  private let texts = FieldTexts()

  init(_ spool: Spool) {
    self.spool = spool
    left = spool.count
  }

  /// The next record's fields; nil after the last.
  mutating func read<Value>(_ body: (inout FieldReader) -> Value) throws(IntakeError) -> Value? {
    guard left > 0 else { return nil }
    try fill(4)
    let length = (0..<4).reduce(0) { $0 | Int(buffer[next + $1]) << ($1 * 8) }
    next += 4
    try fill(length)
    defer { next += length }
    left -= 1
    return buffer.withUnsafeBufferPointer { bytes in
      var fields = FieldReader(UnsafeBufferPointer(rebasing: bytes[next..<next + length]), texts)
      return body(&fields)
    }
  }

  private mutating func fill(_ wanted: Int) throws(IntakeError) {
    guard buffer.count - next < wanted else { return }
    buffer.removeFirst(next)
    next = 0
    while buffer.count < wanted {
      let more = try spool.bytes(from: position, atMost: max(Self.chunk, wanted))
      guard !more.isEmpty else { throw .storage("read back what was read of a workbook") }
      position += more.count
      buffer += more
    }
  }
}
