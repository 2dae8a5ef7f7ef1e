import CloudEvents
import Foundation
import Testing

@Suite("Golden envelopes")
struct GoldenEnvelopeTests {
  private static let bare = CloudEvent(
    id: "01963be4-8080-7000-8000-000000000001", source: "/accord/screening", type: "accord.screening.candidate-held.v1",
    dataContentType: nil)

  static let expected: [(String, CloudEvent)] = {
    var full = bare
    full.subject = "01963be4-8080-7000-8000-00000000000a"
    full.time = Timestamp(milliseconds: 1_744_767_000_123)
    full.dataContentType = "application/json"
    full.dataSchema = "https://accord.invalid/contracts/data/accord.screening.candidate-held.v1.json"
    full.correlationID = "01963be4-8080-7000-8000-00000000000a"
    full.causationID = "01963be4-8080-7000-8000-000000000002"
    full.traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    full.extensions = ["attempt": "2"]
    full.data = Array(#"{"explanation":"待登记后分配"}"#.utf8)
    var xml = bare
    xml.dataContentType = "text/xml"
    xml.data = Array(#"<much wow="xml"/>"#.utf8)
    var pdf = bare
    pdf.dataContentType = "application/pdf"
    pdf.data = [0x25, 0x50, 0xFF, 0x00]
    return [
      ("every-attribute", full), ("required-attributes-only", bare), ("xml-as-string", xml), ("bytes-as-base64", pdf),
    ]
  }()

  @Test("each reads as it always did, and is written byte for byte as it stands", arguments: expected)
  func golden(name: String, event: CloudEvent) throws {
    let bytes = [UInt8](try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Golden/\(name).json")))
    #expect(try CloudEvent(structured: bytes) == event)
    #expect(String(decoding: event.encoded(), as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
  }
}
