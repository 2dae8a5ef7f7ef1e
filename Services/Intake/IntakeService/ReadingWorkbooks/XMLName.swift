/// An element's or attribute's local name: writers use any prefix or none.
struct XMLName {
  private let pointer: UnsafePointer<UInt8>

  init(_ pointer: UnsafePointer<UInt8>) {
    self.pointer = pointer
  }

  static func == (left: XMLName, right: StaticString) -> Bool {
    var index = 0
    let count = right.utf8CodeUnitCount
    while index < count {
      // A shorter name ends in a zero, which differs from every letter of `right`.
      if left.pointer[index] != right.utf8Start[index] { return false }
      index += 1
    }
    return left.pointer[count] == 0
  }

  static func ~= (pattern: StaticString, name: XMLName) -> Bool {
    name == pattern
  }
}
