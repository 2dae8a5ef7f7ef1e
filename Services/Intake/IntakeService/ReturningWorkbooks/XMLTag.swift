/// One tag of an XML text as its bytes stand there, from `<` to `>`. Good during the call that hands it over.
///
/// Only for texts that the workbook's reader has read through: nothing is checked here.
struct XMLTag {
  let bytes: UnsafeBufferPointer<UInt8>

  var isEnd: Bool { bytes.count > 1 && bytes[1] == UInt8(ascii: "/") }
  /// `<c/>`
  var isEmpty: Bool { bytes.count > 2 && bytes[bytes.count - 2] == UInt8(ascii: "/") }

  /// With its prefix: `x:row`.
  var name: Slice<UnsafeBufferPointer<UInt8>> {
    let start = isEnd ? 2 : 1
    var end = start
    while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
    return bytes[start..<end]
  }

  /// `x:`, or nothing.
  var prefix: String {
    let name = name
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else { return "" }
    return String(decoding: name[name.startIndex...colon], as: UTF8.self)
  }

  func isNamed(_ local: StaticString) -> Bool {
    let name = name
    let start = name.firstIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? name.startIndex
    guard name.endIndex - start == local.utf8CodeUnitCount else { return false }
    for offset in 0..<local.utf8CodeUnitCount where name[start + offset] != local.utf8Start[offset] { return false }
    return true
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  // MARK: Attributes

  /// Where an attribute without prefix stands, with the white space before it, and where its value does.
  private func find(_ attribute: StaticString) -> (whole: Range<Int>, value: Range<Int>)? {
    var index = name.endIndex
    while index < bytes.count {
      let begin = index
      while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
      let nameStart = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "="), !Self.endsName(bytes[index]) { index += 1 }
      let nameEnd = index
      guard nameEnd > nameStart else { return nil }
      while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") { index += 1 }
      guard index < bytes.count else { return nil }
      let quote = bytes[index]
      let valueStart = index + 1
      index = valueStart
      while index < bytes.count, bytes[index] != quote { index += 1 }
      let value = valueStart..<index
      index += 1
      guard nameEnd - nameStart == attribute.utf8CodeUnitCount else { continue }
      if (0..<attribute.utf8CodeUnitCount).allSatisfy({ bytes[nameStart + $0] == attribute.utf8Start[$0] }) {
        return (begin..<index, value)
      }
    }
    return nil
  }

  /// The value as it stands there: numbers, references and codes, which are never escaped.
  subscript(_ attribute: StaticString) -> String? {
    find(attribute).map { String(decoding: bytes[$0.value], as: UTF8.self) }
  }

  func int(_ attribute: StaticString) -> Int? {
    self[attribute].flatMap { Int($0) }
  }

  func reference(_ attribute: StaticString) -> CellReference? {
    find(attribute).flatMap { CellReference(bytes[$0.value]) }
  }

  func flag(_ attribute: StaticString) -> Bool {
    ["1", "true", "on"].contains(self[attribute])
  }

  /// The tag with one attribute set to another value, added, or (nil) taken away; all else as it stands there.
  ///
  /// - Parameter value: needs no escaping.
  func setting(_ attribute: StaticString, to value: String?) -> [UInt8] {
    if let found = find(attribute) {
      guard let value else { return Array(bytes[..<found.whole.lowerBound]) + Array(bytes[found.whole.upperBound...]) }
      return Array(bytes[..<found.value.lowerBound]) + Array(value.utf8) + Array(bytes[found.value.upperBound...])
    }
    guard let value else { return Array(bytes) }
    let end = name.endIndex
    return Array(bytes[..<end]) + Array(" \(attribute)=\"\(value)\"".utf8) + Array(bytes[end...])
  }
}

extension [UInt8] {
  /// For further changes to a tag that was changed already.
  func asTag<Result>(_ body: (XMLTag) -> Result) -> Result {
    withUnsafeBufferPointer { body(XMLTag(bytes: $0)) }
  }
}
