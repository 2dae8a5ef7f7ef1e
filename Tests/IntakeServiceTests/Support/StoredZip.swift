import Foundation

/// Writes zip archives without compression.
enum StoredZip {
  static func bytes(_ entries: [(name: String, content: Data)]) -> Data {
    var archive = Data()
    var directory = Data()
    for entry in entries {
      let offset = UInt32(archive.count)
      let name = Data(entry.name.utf8)
      var common = Data()
      // Version, flags (UTF-8 names), no compression, time, date, checksum, sizes, length of the name, no extra field.
      for value: UInt16 in [20, 0x0800, 0, 0, 0x5A21] { common.append(little: value) }
      common.append(little: checksum(entry.content))
      common.append(little: UInt32(entry.content.count))
      common.append(little: UInt32(entry.content.count))
      common.append(little: UInt16(name.count))
      common.append(little: UInt16(0))
      archive += Data([0x50, 0x4B, 3, 4]) + common + name + entry.content
      directory += Data([0x50, 0x4B, 1, 2, 20, 0]) + common
      for value: UInt16 in [0, 0, 0] { directory.append(little: value) }
      directory.append(little: UInt32(0))
      directory.append(little: offset)
      directory += name
    }
    let start = UInt32(archive.count)
    archive += directory + Data([0x50, 0x4B, 5, 6, 0, 0, 0, 0])
    archive.append(little: UInt16(entries.count))
    archive.append(little: UInt16(entries.count))
    archive.append(little: UInt32(directory.count))
    archive.append(little: start)
    archive.append(little: UInt16(0))
    return archive
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  private static func checksum(_ bytes: Data) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}

extension Data {
  fileprivate mutating func append<Number: FixedWidthInteger>(little value: Number) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
