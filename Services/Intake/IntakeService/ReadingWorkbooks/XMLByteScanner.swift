import Foundation

/// Reads XML in UTF-8 in pieces and tells a visitor what it meets.
///
/// By hand, because of a sheet of 50,000 rows libxml2's push parser takes three times as long as unpacking and this
/// together, and a sheet needs little of XML: elements, attributes, text, CDATA, and the five entities of XML itself.
/// A document type declaration ends the reading, so nothing is fetched and nothing grows. What is not well-formed is refused; a
/// test compares it with libxml2 on thousands of documents.
final class XMLByteScanner {
  // One thread reads a document and its visitor never calls back: checking each access for an overlap would take a fifth of the time.
  private let visitor: any XMLVisitor
  /// What has come and was not yet told: less than a tag or an entity, but for the piece in hand.
  @exclusivity(unchecked) private var rest: [UInt8] = []
  /// Full names of the elements that are open, one behind the other, and where each begins.
  @exclusivity(unchecked) private var names: [UInt8] = []
  @exclusivity(unchecked) private var begins: [Int] = []
  private var hasRoot = false
  private var isFirst = true
  /// The end tag that ends what is skipped.
  @exclusivity(unchecked) private var skipsTo: [UInt8]?
  @exclusivity(unchecked) var attributes: [XMLAttributes.Attribute] = []

  static let deepest = 256
  /// Of one tag; no tag of a workbook comes near it.
  private static let longestTag = 1 << 20

  init(_ visitor: any XMLVisitor) {
    self.visitor = visitor
  }

  func feed(_ bytes: UnsafeRawBufferPointer) throws(WorkbookFault) {
    let piece = bytes.bindMemory(to: UInt8.self)
    guard !Self.holdsControl(piece) else { throw .brokenXML }
    let used: Int
    if rest.isEmpty {
      used = try scan(piece)
      if used < piece.count { rest.append(contentsOf: piece[used...]) }
    } else {
      rest.append(contentsOf: piece)
      // Taken out, so that nobody else holds it while pointers into it are about.
      var buffer = rest
      rest = []
      var fault: WorkbookFault?
      used = buffer.withUnsafeBufferPointer { buffer in
        do throws(WorkbookFault) { return try scan(buffer) } catch {
          fault = error
          return 0
        }
      }
      if let fault { throw fault }
      buffer.removeFirst(used)
      rest = buffer
    }
    guard rest.count <= Self.longestTag else { throw .brokenXML }
  }

  func end() throws(WorkbookFault) {
    guard hasRoot, begins.isEmpty, rest.allSatisfy(Self.isSpace) else { throw .brokenXML }
  }

  // MARK: Tokens

  /// - Returns: how many bytes are told of; the others need what comes next.
  private func scan(_ text: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) -> Int {
    var index = 0
    if isFirst {
      guard text.count >= 4 else { return 0 }
      isFirst = false
      if text[0] == 0xEF, text[1] == 0xBB, text[2] == 0xBF { index = 3 }
    }
    while index < text.count {
      if let end = skipsTo {
        guard let found = find(end, in: text, from: index) else {
          return max(index, text.count - end.count)
        }
        skipsTo = nil
        index = found
      }
      if text[index] == UInt8(ascii: "<") {
        if !begins.isEmpty, begins.count + 4 < Self.deepest, let next = try visitor.take(text, at: index) {
          index = next
          continue
        }
        guard let next = try markup(text, index) else { return index }
        index = next
      } else {
        let end = text.firstIndex(of: UInt8(ascii: "<"), from: index)
        let stop = end ?? Self.safeEnd(text, from: index)
        guard stop > index else { return index }
        try characters(text, index, stop)
        index = stop
        if end == nil { return index }
      }
    }
    return index
  }

  /// - Returns: where the markup ends; nil where its end has not come yet.
  private func markup(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) throws(WorkbookFault) -> Int? {
    guard start + 1 < text.count else { return nil }
    switch text[start + 1] {
    case UInt8(ascii: "/"):
      guard let close = text.firstIndex(of: UInt8(ascii: ">"), from: start) else { return nil }
      try endTag(text, start + 2, close)
      return close + 1
    case UInt8(ascii: "?"):
      return find(Array("?>".utf8), in: text, from: start + 2).map { $0 + 2 }
    case UInt8(ascii: "!"):
      return try declaration(text, start)
    default:
      guard let close = tagEnd(text, start + 1) else { return nil }
      try startTag(text, start + 1, close)
      return close + 1
    }
  }

  private func declaration(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) throws(WorkbookFault) -> Int? {
    func begins(_ word: StaticString) -> Bool? {
      let count = word.utf8CodeUnitCount
      let there = min(count, text.count - start)
      for offset in 0..<there where text[start + offset] != word.utf8Start[offset] { return false }
      return there == count ? true : nil
    }
    if begins("<!--") == true { return find(Array("-->".utf8), in: text, from: start + 4).map { $0 + 3 } }
    if begins("<![CDATA[") == true {
      guard !self.begins.isEmpty else { throw .brokenXML }
      guard let end = find(Array("]]>".utf8), in: text, from: start + 9) else { return nil }
      try tell(UnsafeBufferPointer(rebasing: text[start + 9..<end]))
      return end + 3
    }
    if begins("<!DOCTYPE") == true { throw .forbiddenXML }
    if begins("<!--") == nil || begins("<![CDATA[") == nil || begins("<!DOCTYPE") == nil { return nil }
    throw .brokenXML
  }

  /// The `>` that ends a start tag: not one within quotes.
  private func tagEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ">") { return index }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard let quote = text.firstIndex(of: byte, from: index + 1) else { return nil }
        index = quote
      }
      index += 1
    }
    return nil
  }

  private func startTag(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ close: Int) throws(WorkbookFault) {
    let isEmpty = text[close - 1] == UInt8(ascii: "/") && close > start + 1
    let end = isEmpty ? close - 1 : close
    let nameEnd = Self.nameEnd(text, start, end)
    guard nameEnd > start, Self.beginsName(text[start]) else { throw .brokenXML }
    if begins.isEmpty {
      guard !hasRoot else { throw .brokenXML }
      hasRoot = true
    }
    guard begins.count < Self.deepest else { throw .brokenXML }
    let decoded = try readAttributes(text, nameEnd, end)
    let full = UnsafeBufferPointer(rebasing: text[start..<nameEnd])
    let name = Self.local(full)
    defer { decoded.forEach { $0.deallocate() } }
    try visitor.start(name, XMLAttributes(attributes))
    if isEmpty { return try visitor.end(name) }
    begins.append(names.count)
    names.append(contentsOf: full)
    if visitor.skips(name) { skipsTo = Array("</".utf8) + Array(full) }
  }

  private func endTag(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ close: Int) throws(WorkbookFault) {
    let nameEnd = Self.nameEnd(text, start, close)
    guard let begin = begins.popLast(), nameEnd - start == names.count - begin,
      text[nameEnd..<close].allSatisfy(Self.isSpace)
    else { throw .brokenXML }
    for offset in 0..<(nameEnd - start) where text[start + offset] != names[begin + offset] { throw .brokenXML }
    names.removeLast(names.count - begin)
    try visitor.end(Self.local(UnsafeBufferPointer(rebasing: text[start..<nameEnd])))
  }

  // MARK: Text

  private func characters(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int) throws(WorkbookFault) {
    let run = UnsafeBufferPointer(rebasing: text[start..<stop])
    guard !begins.isEmpty else {
      guard run.allSatisfy(Self.isSpace) else { throw .brokenXML }
      return
    }
    guard run.firstIndex(of: UInt8(ascii: "&"), from: 0) != nil else { return try tell(run) }
    try decode(run)
  }

  /// Line ends are one line feed each, however they were written.
  private func tell(_ run: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    guard run.firstIndex(of: 0x0D, from: 0) != nil else { return try visitor.characters(run) }
    var plain: [UInt8] = []
    for (index, byte) in run.enumerated() {
      if byte != 0x0D {
        plain.append(byte)
      } else if index + 1 == run.count || run[index + 1] != 0x0A {
        plain.append(0x0A)
      }
    }
    try tellWhole(plain)
  }

  private func tellWhole(_ bytes: [UInt8]) throws(WorkbookFault) {
    var fault: WorkbookFault?
    bytes.withUnsafeBufferPointer { bytes in
      do throws(WorkbookFault) { try visitor.characters(bytes) } catch { fault = error }
    }
    if let fault { throw fault }
  }

  private func decode(_ run: UnsafeBufferPointer<UInt8>) throws(WorkbookFault) {
    var start = 0
    while let mark = run.firstIndex(of: UInt8(ascii: "&"), from: start) {
      if mark > start { try tell(UnsafeBufferPointer(rebasing: run[start..<mark])) }
      guard let end = run.firstIndex(of: UInt8(ascii: ";"), from: mark),
        let scalar = Self.entity(run[mark + 1..<end])
      else { throw .brokenXML }
      try tellWhole(Array(String(Character(scalar)).utf8))
      start = end + 1
    }
    if start < run.count { try tell(UnsafeBufferPointer(rebasing: run[start...])) }
  }

  private func find(_ word: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    word.withUnsafeBufferPointer { text.firstIndex(of: $0, from: start) }
  }
}
