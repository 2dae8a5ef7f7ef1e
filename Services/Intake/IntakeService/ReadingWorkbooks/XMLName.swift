import Foundation

/// An element's or attribute's local name: writers use any prefix or none.
struct XMLName {
  let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// - Parameter pointer: ends in a zero.
  init(_ pointer: UnsafePointer<UInt8>) {
    var count = 0
    while pointer[count] != 0 { count += 1 }
    bytes = UnsafeBufferPointer(start: pointer, count: count)
  }

  @inline(__always)
  static func == (left: XMLName, right: StaticString) -> Bool {
    guard left.bytes.count == right.utf8CodeUnitCount, let start = left.bytes.baseAddress else { return false }
    return memcmp(start, right.utf8Start, right.utf8CodeUnitCount) == 0
  }

  @inline(__always)
  static func ~= (pattern: StaticString, name: XMLName) -> Bool {
    name == pattern
  }
}
