import Foundation

extension UnsafeBufferPointer<UInt8> {
  @inline(__always)
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
  }

  /// Where a word begins; memmem is no part of what Swift sees of the C library.
  func firstIndex(of word: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard let base = baseAddress, let needle = word.baseAddress, !word.isEmpty else {
      return word.isEmpty ? start : nil
    }
    // Looked for by a byte that is rarer than the first: `<` begins every tag, and Han characters share their first bytes.
    let pivot = word.firstIndex { $0 >= 0x41 && $0 <= 0x5A } ?? word.count - 1
    var next = start + pivot
    while let found = firstIndex(of: word[pivot], from: next) {
      let begin = found - pivot
      if begin + word.count > count { return nil }
      if memcmp(base + begin, needle, word.count) == 0 { return begin }
      next = found + 1
    }
    return nil
  }

  /// As text; nil where it is no UTF-8. What had to be repaired has other bytes than these.
  var text: String? {
    let text = String(decoding: self, as: UTF8.self)
    return text.hasSameBytes(as: self) ? text : nil
  }

  /// FNV-1a in steps of eight bytes, with its upper bits mixed in: for tables that hold what is certain, so whoever makes
  /// texts collide wins nothing.
  var byteHash: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let raw = UnsafeRawBufferPointer(self)
    var index = 0
    while index + 8 <= raw.count {
      hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      index += 8
    }
    while index < raw.count {
      hash = (hash ^ UInt64(raw[index])) &* 0x0000_0100_0000_01B3
      index += 1
    }
    hash ^= hash >> 32
    return hash ^ (hash >> 15)
  }
}
