import AccordTesting
import Foundation
import Testing

@testable import IntakeService

/// Our own scanner tells what libxml2 tells.
struct XMLByteScannerTests {
  /// Writes down what it is told.
  private final class Record: XMLVisitor {
    var told: [String] = []

    func start(_ name: XMLName, _ attributes: XMLAttributes) {
      told.append("<" + String(decoding: name.bytes, as: UTF8.self))
      for name: StaticString in ["r", "s", "t"] { told.append(attributes[name] ?? "-") }
    }

    func characters(_ text: UnsafeBufferPointer<UInt8>) {
      let text = String(decoding: text, as: UTF8.self)
      // Either may tell a text in pieces.
      if let last = told.last, last.hasPrefix("\"") {
        told[told.count - 1] = last + text
      } else {
        told.append("\"" + text)
      }
    }

    func end(_ name: XMLName) { told.append(">" + String(decoding: name.bytes, as: UTF8.self)) }
  }

  private func ours(_ document: [UInt8], piece: Int) -> [String]? {
    let record = Record()
    let scanner = XMLByteScanner(record)
    do {
      for start in stride(from: 0, to: document.count, by: piece) {
        try document[start..<min(start + piece, document.count)].withUnsafeBytes { try scanner.feed($0) }
      }
      try scanner.end()
      return record.told
    } catch {
      return nil
    }
  }

  private func libxml2(_ document: [UInt8]) -> [String]? {
    let record = Record()
    let scanner = XMLScanner(record)
    do {
      try document.withUnsafeBytes { try scanner.feed($0) }
      try scanner.end()
      return record.told
    } catch {
      return nil
    }
  }

  private static let pieces = [
    "<a>", "</a>", "<b r=\"A1\" t='s'>", "</b>", "<b/>", "<c s = \"1\" />", "王建国", "&amp;", "&lt;", "&#20013;",
    "&#x56FD;",
    "\r\n", "\n", "x", " ", "<!-- 注 -->", "<![CDATA[<&]]>", "<?p q?>", "<a t=\"&quot;&amp;\n\">",
  ]
  private static let wrong = [
    "<", "&", "&x;", "</d>", "<a r=1>", "<a r=\"<\">", "<!DOCTYPE a>", "<1>", "\u{1}", "&#0;", "<a r>",
  ]

  @Test(arguments: 0..<40)
  func whatIsWellFormedIsToldAlike(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var open: [String] = []
      var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><x:root xmlns:x=\"u\">"
      for _ in 0..<Int.random(in: 0..<40, using: &generator) {
        let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
        if piece.hasPrefix("</") {
          if let name = open.popLast() { text += "</\(name)>" }
        } else {
          if piece.hasPrefix("<a") || piece.hasPrefix("<b r") { open.append(String(piece.dropFirst().prefix(1))) }
          text += piece
        }
      }
      text += open.reversed().map { "</\($0)>" }.joined() + "</x:root>"
      let document = Array(text.utf8)
      let expected = libxml2(document)
      #expect(expected != nil, "\(text)")
      #expect(ours(document, piece: Int.random(in: 1...64, using: &generator)) == expected, "\(text)")
      #expect(ours(document, piece: 1 << 16) == expected, "\(text)")
    }
  }

  /// With one thing that is wrong somewhere within: neither takes it for a document.
  @Test(arguments: 0..<20)
  func whatIsNotWellFormedIsRefusedByBoth(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for wrong in Self.wrong {
      var parts = (0..<6).map { _ in ["<b/>", "x", "&amp;", "<!-- -->"][Int.random(in: 0..<4, using: &generator)] }
      parts.insert(wrong, at: Int.random(in: 0...6, using: &generator))
      let document = Array(("<root>" + parts.joined() + "</root>").utf8)
      #expect(libxml2(document) == nil, "\(wrong)")
      #expect(ours(document, piece: Int.random(in: 1...30, using: &generator)) == nil, "\(wrong) in \(parts)")
    }
  }

  /// Wherever it stands among others, and none of those that XML allows is taken for one.
  @Test func controlCharactersAreFoundAnywhere() {
    for place in 0..<200 {
      for byte in UInt8.min...0x40 {
        var bytes = [UInt8](repeating: place % 2 == 0 ? 0xE8 : 0x61, count: 200)
        bytes[place] = byte
        let isControl = byte < 0x20 && ![9, 10, 13].contains(byte)
        #expect(bytes.withUnsafeBufferPointer(XMLByteScanner.holdsControl) == isControl, "\(byte) at \(place)")
      }
    }
  }
}
