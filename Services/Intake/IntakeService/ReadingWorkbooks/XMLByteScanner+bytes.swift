import Foundation

extension XMLByteScanner {
  /// Fills `attributes`; their pointers are good as long as the tag's bytes and what is returned.
  ///
  /// - Returns: values that had to be written anew because of entities or line breaks; to be freed.
  func readAttributes(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) throws(WorkbookFault) -> [UnsafeMutableBufferPointer<UInt8>] {
    attributes.removeAll(keepingCapacity: true)
    var decoded: [UnsafeMutableBufferPointer<UInt8>] = []
    var index = start
    while true {
      let gap = index
      while index < end, Self.isSpace(text[index]) { index += 1 }
      if index == end { return decoded }
      let nameEnd = Self.nameEnd(text, index, end)
      var next = nameEnd
      while next < end, Self.isSpace(text[next]) { next += 1 }
      guard index > gap, nameEnd > index, next < end, text[next] == UInt8(ascii: "=") else {
        decoded.forEach { $0.deallocate() }
        throw .brokenXML
      }
      next += 1
      while next < end, Self.isSpace(text[next]) { next += 1 }
      guard next < end, text[next] == UInt8(ascii: "\"") || text[next] == UInt8(ascii: "'"),
        let quote = text.firstIndex(of: text[next], from: next + 1), quote < end,
        let value = Self.value(UnsafeBufferPointer(rebasing: text[next + 1..<quote]), &decoded)
      else {
        decoded.forEach { $0.deallocate() }
        throw .brokenXML
      }
      attributes.append(
        XMLAttributes.Attribute(
          name: Self.local(UnsafeBufferPointer(rebasing: text[index..<nameEnd])), value: value))
      index = quote + 1
    }
  }

  private static func value(
    _ raw: UnsafeBufferPointer<UInt8>, _ decoded: inout [UnsafeMutableBufferPointer<UInt8>]
  ) -> UnsafeBufferPointer<UInt8>? {
    var isPlain = true
    for byte in raw {
      if byte == UInt8(ascii: "<") { return nil }
      if byte == UInt8(ascii: "&") || byte < 0x20 { isPlain = false }
    }
    if isPlain { return raw }
    var bytes: [UInt8] = []
    var index = 0
    while index < raw.count {
      if raw[index] == UInt8(ascii: "&") {
        guard let end = raw[index...].firstIndex(of: UInt8(ascii: ";")), let scalar = entity(raw[index + 1..<end])
        else { return nil }
        bytes.append(contentsOf: String(Character(scalar)).utf8)
        index = end + 1
      } else {
        bytes.append(max(raw[index], 0x20))
        index += 1
      }
    }
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    decoded.append(copy)
    return UnsafeBufferPointer(copy)
  }

  /// The entities of XML itself and characters by number; there are no others without a document type.
  static func entity(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
    switch String(decoding: name.prefix(12), as: UTF8.self) {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case let text where text.hasPrefix("#"):
      let number =
        text.hasPrefix("#x") ? UInt32(text.dropFirst(2), radix: 16) : UInt32(text.dropFirst())
      guard name.count <= 12, let number, number >= 0x20 || [9, 10, 13].contains(number), number & 0xFFFE != 0xFFFE
      else { return nil }
      return Unicode.Scalar(number)
    default: return nil
    }
  }

  static func local(_ full: UnsafeBufferPointer<UInt8>) -> XMLName {
    guard let colon = full.firstIndex(of: UInt8(ascii: ":")) else { return XMLName(full) }
    return XMLName(UnsafeBufferPointer(rebasing: full[(colon + 1)...]))
  }

  static func nameEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var index = start
    while index < end {
      switch text[index] {
      // White space, " ' / < = > &
      case 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3D, 0x3E: return index
      default: index += 1
      }
    }
    return end
  }

  static func beginsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Characters that no XML may hold.
  static func holdsControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var next = 0
    // Most of a sheet has no byte below the blank at all, which eight at once tell: one borrows from its uppermost bit then.
    while next + 64 <= raw.count {
      var low: UInt64 = 0
      for offset in stride(from: next, to: next + 64, by: 8) {
        let eight = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        low |= (eight &- 0x2020_2020_2020_2020) & ~eight
      }
      if low & 0x8080_8080_8080_8080 != 0, holdsControl(bytes, next..<next + 64) { return true }
      next += 64
    }
    return holdsControl(bytes, next..<bytes.count)
  }

  private static func holdsControl(_ bytes: UnsafeBufferPointer<UInt8>, _ places: Range<Int>) -> Bool {
    places.contains { bytes[$0] < 0x20 && bytes[$0] != 9 && bytes[$0] != 10 && bytes[$0] != 13 }
  }

  /// How much of a text whose end has not come yet can be told already: whole characters, entities and line ends.
  static func safeEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    // Short ones wait, so that most texts are told at once.
    guard text.count - start > 1 << 16 else { return start }
    var end = text.count - 16
    if let mark = text[(end - 16)...].firstIndex(of: UInt8(ascii: "&")) { end = mark }
    while end > start, text[end] & 0xC0 == 0x80 || text[end - 1] == 0x0D { end -= 1 }
    return end
  }

  /// Whether a document is in UTF-8, as its first bytes say; others are left to libxml2.
  static func reads(_ head: UnsafeRawBufferPointer) -> Bool {
    let head = head.prefix(256)
    if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) || head.prefix(4).contains(0) {
      return false
    }
    let text = String(decoding: head, as: UTF8.self)
    let start = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    guard start.hasPrefix("<?xml"), let end = start.range(of: "?>"),
      let name = start[..<end.lowerBound].range(of: "encoding")
    else { return true }
    let value = start[name.upperBound..<end.lowerBound].split(whereSeparator: { " =\"'\t\r\n".contains($0) }).first
    return ["utf-8", "utf8", "us-ascii", "ascii"].contains(value?.lowercased())
  }
}
