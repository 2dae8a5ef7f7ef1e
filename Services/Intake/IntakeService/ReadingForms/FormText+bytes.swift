import Foundation

// A sheet has a million cells, and the standard library takes texts in other scripts than Latin apart by grapheme clusters and
// compares them in normal form: a hundred times dearer than looking at their bytes, which is all that is needed here.
extension String {
  /// The UTF-8 bytes in place; no text of ours is anything else.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return copy.withUTF8(body)
  }

  func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && other.withBytes(hasSameBytes)
  }

  func hasSameBytes(as bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard utf8.count == bytes.count else { return false }
    return withBytes { own in
      guard let first = own.baseAddress, let second = bytes.baseAddress else { return true }
      return memcmp(first, second, own.count) == 0
    }
  }

  /// As the bytes have it.
  var byteHash: UInt64 { withBytes(\.byteHash) }

  /// Whether a word stands in the text, byte for byte.
  func holds(_ word: String) -> Bool {
    withBytes { text in
      word.withBytes { word in
        text.firstIndex(of: word, from: 0) != nil
      }
    }
  }

  /// At most as many as there are characters.
  var scalarCount: Int {
    withBytes { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var count = 0
      var index = 0
      // Eight bytes a step: all but those that go on with a scalar, 10xxxxxx. Each of eight sums is good for 255 steps.
      while index + 8 <= raw.count {
        let end = min(raw.count, index + 255 * 8)
        var sums: UInt64 = 0
        while index + 8 <= end {
          let eight = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          sums &+= (~eight >> 7 | eight >> 6) & 0x0101_0101_0101_0101
          index += 8
        }
        // Two and two, so that the sum of all has room.
        let pairs = (sums & 0x00FF_00FF_00FF_00FF) + (sums >> 8 & 0x00FF_00FF_00FF_00FF)
        count += Int(truncatingIfNeeded: (pairs &* 0x0001_0001_0001_0001) >> 48)
      }
      while index < raw.count {
        if raw[index] & 0xC0 != 0x80 { count += 1 }
        index += 1
      }
      return count
    }
  }

  /// Whether the text has more characters than that. Characters are counted only where bytes cannot tell.
  func isLonger(than limit: Int) -> Bool {
    utf8.count > limit && scalarCount > limit && count > limit
  }
}

extension FormText {
  /// Whether all of a text is printable ASCII without blanks and capitals, or common Han characters (U+4000 to U+9FFF): then
  /// it is its own folded, compact and trimmed form.
  static func isPlain(_ text: String) -> Bool {
    text.withBytes { bytes in
      for byte in bytes {
        switch byte {
        case 0x21...0x40, 0x5B...0x7E, 0x80...0xBF, 0xE4...0xE9: continue
        default: return false
        }
      }
      return true
    }
  }

  /// As `isPlain`, with capitals, blanks and line breaks.
  static func isFolded(_ text: String) -> Bool {
    text.withBytes { bytes in
      for byte in bytes {
        switch byte {
        case 0x20...0x7E, 0x0A, 0x80...0xBF, 0xE4...0xE9: continue
        default: return false
        }
      }
      return true
    }
  }

  /// Unicode's White_Space.
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether lower case may be another scalar; only ASCII is certain otherwise.
  static func mayHaveCase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80, 0xB7, 0x2000..<0x2126, 0x2E80..<0xA640, 0xAC00..<0xFB00, 0xFE00..<0x10000: false
    default: true
    }
  }

  /// The first scalar of the compact text.
  static func first(_ text: String) -> Unicode.Scalar? {
    for scalar in text.unicodeScalars {
      if let folded = fold(scalar), !isSpace(folded) { return lower(folded) }
    }
    return nil
  }

  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.value >= 65 && scalar.value <= 90 ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
  }
}
