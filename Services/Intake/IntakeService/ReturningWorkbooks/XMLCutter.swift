/// Cuts an XML text into its tags and what stands between them, piece by piece, so that it can be written out again byte for
/// byte with a few tags changed. libxml2 does not tell where in the bytes a tag stands, and what writes its events out again
/// would alter every line.
struct XMLCutter {
  /// No tag of a workbook is longer; what is, is left alone.
  private static let longest = 1 << 20
  private var rest: [UInt8] = []

  /// - Parameters:
  ///   - text: what is no tag: characters, comments, CDATA, processing instructions.
  mutating func feed(
    _ chunk: UnsafeRawBufferPointer, tag: (XMLTag) throws(ReturnFault) -> Void,
    text: (UnsafeBufferPointer<UInt8>) throws(ReturnFault) -> Void
  ) throws(ReturnFault) {
    rest.append(contentsOf: chunk)
    let bytes = rest
    let used: Result<Int, ReturnFault> = bytes.withUnsafeBufferPointer { bytes in
      do throws(ReturnFault) {
        return .success(try Self.cut(bytes, tag, text))
      } catch {
        return .failure(error)
      }
    }
    rest.removeFirst(try used.get())
    guard rest.count <= Self.longest else { throw .unusual }
  }

  /// - Throws: where the text ends within a tag.
  func end() throws(ReturnFault) {
    guard rest.isEmpty else { throw .unusual }
  }

  /// - Returns: how many bytes were handed over; the rest is the beginning of something.
  private static func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tag: (XMLTag) throws(ReturnFault) -> Void,
    _ text: (UnsafeBufferPointer<UInt8>) throws(ReturnFault) -> Void
  ) throws(ReturnFault) -> Int {
    var position = 0
    while position < bytes.count {
      var open = position
      while open < bytes.count, bytes[open] != UInt8(ascii: "<") { open += 1 }
      if open > position { try text(UnsafeBufferPointer(rebasing: bytes[position..<open])) }
      position = open
      // Long enough to be told from `<![CDATA[`; a document never ends in less than that but for `</x>`.
      guard let (end, isTag) = piece(bytes, at: open) else { return position }
      let found = UnsafeBufferPointer(rebasing: bytes[open..<end])
      if isTag { try tag(XMLTag(bytes: found)) } else { try text(found) }
      position = end
    }
    return position
  }

  /// Where the piece that begins with `<` ends; nil where it is not all there yet.
  private static func piece(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (end: Int, isTag: Bool)? {
    guard start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "?"):
      return end(of: "?>", in: bytes, from: start + 2).map { ($0, false) }
    case UInt8(ascii: "!"):
      guard start + 9 <= bytes.count else { return nil }
      let isComment = bytes[start + 2] == UInt8(ascii: "-")
      return end(of: isComment ? "-->" : "]]>", in: bytes, from: start + 4).map { ($0, false) }
    default:
      var quote: UInt8 = 0
      for index in (start + 1)..<bytes.count {
        let byte = bytes[index]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          return (index + 1, true)
        }
      }
      return nil
    }
  }

  private static func end(of mark: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let count = mark.utf8CodeUnitCount
    guard start + count <= bytes.count else { return nil }
    for index in start...(bytes.count - count) {
      if (0..<count).allSatisfy({ bytes[index + $0] == mark.utf8Start[$0] }) { return index + count }
    }
    return nil
  }
}
