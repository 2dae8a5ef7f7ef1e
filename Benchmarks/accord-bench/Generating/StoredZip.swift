/// A zip archive of uncompressed entries (APPNOTE 4.3): all that a generated workbook needs. By hand because libzip is
/// intake's alone, and what intake reads should not come from the library that it reads with.
struct StoredZip {
  private var content: [UInt8] = []
  private var directory: [UInt8] = []
  private var entries: UInt16 = 0

  mutating func add(_ name: String, _ bytes: [UInt8]) {
    let offset = UInt32(content.count)
    let size = UInt32(bytes.count)
    // Version 2.0, no flags, stored, 1980-01-01.
    var head: [UInt8] = []
    for field: UInt16 in [20, 0, 0, 0, 0x21] { Self.put(field, to: &head) }
    for field in [Self.checksum(bytes), size, size] { Self.put(field, to: &head) }
    for field in [UInt16(name.utf8.count), 0] { Self.put(field, to: &head) }
    Self.put(UInt32(0x0403_4B50), to: &content)
    content += head + Array(name.utf8) + bytes

    Self.put(UInt32(0x0201_4B50), to: &directory)
    Self.put(UInt16(20), to: &directory)
    directory += head
    // No comment, first disk, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    Self.put(offset, to: &directory)
    directory += Array(name.utf8)
    entries += 1
  }

  func finish() -> [UInt8] {
    var bytes = content + directory
    Self.put(UInt32(0x0605_4B50), to: &bytes)
    for field in [0, 0, entries, entries] { Self.put(field, to: &bytes) }
    for field in [UInt32(directory.count), UInt32(content.count)] { Self.put(field, to: &bytes) }
    Self.put(UInt16(0), to: &bytes)
    return bytes
  }

  private static func put(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
  }
}
