import Kafka

/// Record headers as one value of a store's column: for each the length of its name (2 bytes), the name, the length of
/// its value (4 bytes), the value; numbers big-endian.
enum HeaderList {
  static func encode(_ headers: [KafkaHeader]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headers.reduce(0) { $0 + 6 + $1.name.utf8.count + $1.value.count })
    for header in headers {
      // Kafka's own limit of a name is 32 KiB.
      let name = header.name.utf8.prefix(Int(UInt16.max))
      withUnsafeBytes(of: UInt16(name.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: name)
      withUnsafeBytes(of: UInt32(header.value.count).bigEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: header.value)
    }
    return bytes
  }

  /// What can be read; bytes that are no such list end it.
  static func decode(_ bytes: [UInt8]) -> [KafkaHeader] {
    var headers: [KafkaHeader] = []
    var rest = bytes[...]
    func take(_ count: Int) -> ArraySlice<UInt8>? {
      guard rest.count >= count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    func number(_ width: Int) -> Int? {
      take(width)?.reduce(0) { $0 << 8 | Int($1) }
    }
    while let nameLength = number(2), let name = take(nameLength), let valueLength = number(4),
      let value = take(valueLength)
    {
      headers.append(KafkaHeader(String(decoding: name, as: UTF8.self), Array(value)))
    }
    return headers
  }
}
