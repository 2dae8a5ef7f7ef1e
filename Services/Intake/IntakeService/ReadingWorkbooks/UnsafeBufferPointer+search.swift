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
}
