import CloudEvents
import Testing

@Suite("Events in Kafka records")
struct KafkaBindingTests {
  private func headers(_ pairs: [(String, String)]) -> [(name: String, value: [UInt8])] {
    pairs.map { (name: $0.0, value: Array($0.1.utf8)) }
  }

  private let required = [
    ("ce_specversion", "1.0"), ("ce_id", "1"), ("ce_source", "/a"), ("ce_type", "t"),
  ]

  @Test(
    "the content type tells structured mode",
    arguments: [
      CloudEvent.structuredContentType, "application/cloudevents+json", "Application/CloudEvents+JSON ; charset=utf-8",
    ])
  func structured(contentType: String) throws {
    let event = CloudEvent(id: "1", source: "/a", type: "t", data: Array("{}".utf8))
    // Attributes that are repeated as headers say nothing: the value has them all.
    let headers = headers([("content-type", contentType), ("ce_id", "other"), ("x-trace", "y")])
    #expect(try CloudEvent(headers: headers, value: event.encoded()) == event)
  }

  @Test("without it, attributes are headers and the value is the data")
  func binary() throws {
    let attributes = [
      ("ce_subject", "s"), ("ce_time", "2025-04-16T01:30:00Z"), ("ce_dataschema", "https://accord.invalid/x"),
      ("ce_correlationid", "c"), ("ce_attempt", "2"), ("content-type", "application/json"), ("other", "x"),
    ]
    let event = try CloudEvent(headers: headers(required + attributes), value: Array(#"{"a":1}"#.utf8))
    let expected = CloudEvent(
      id: "1", source: "/a", type: "t", subject: "s", time: Timestamp(milliseconds: 1_744_767_000_000),
      dataSchema: "https://accord.invalid/x", correlationID: "c", extensions: ["attempt": "2"],
      data: Array(#"{"a":1}"#.utf8))
    #expect(event == expected)
    #expect(try CloudEvent(structured: event.encoded()) == event)
  }

  @Test("binary data of another content type is taken as it is, and no value is no data")
  func binaryData() throws {
    let pdf = try CloudEvent(headers: headers(required + [("Content-Type", "application/pdf")]), value: [0xFF, 0x00])
    #expect(pdf.data == [0xFF, 0x00])
    #expect(try CloudEvent(structured: pdf.encoded()) == pdf)
    #expect(try CloudEvent(headers: headers(required), value: nil).data.isEmpty)
  }

  @Test("what is refused")
  func refused() {
    func refuses(_ expected: CloudEventError, _ pairs: [(String, String)], _ value: [UInt8]?) {
      #expect(throws: expected) { try CloudEvent(headers: headers(pairs), value: value) }
    }
    refuses(.notACloudEvent, [], Array("{}".utf8))
    refuses(.notACloudEvent, [("content-type", "application/json")], Array("{}".utf8))
    refuses(.noValue, [("content-type", CloudEvent.structuredContentType)], nil)
    refuses(.unsupportedFormat, [("content-type", "application/cloudevents-batch+json")], Array("[]".utf8))
    refuses(.unsupportedFormat, [("content-type", "application/cloudevents+avro")], [1])
    refuses(.missing(attribute: "id"), [("ce_specversion", "1.0")], nil)
    refuses(.duplicate(attribute: "id"), required + [("ce_id", "2")], nil)
    refuses(
      .duplicate(attribute: "datacontenttype"), required + [("content-type", "a/b"), ("content-type", "a/b")], nil)
    refuses(.invalidName, required + [("ce_Upper", "x")], nil)
    refuses(.invalidName, required + [("ce_datacontenttype", "x/y")], nil)
    refuses(.invalid(attribute: "datacontenttype", reason: .notAMediaType), required + [("content-type", "x")], nil)
    refuses(.invalid(attribute: "data", reason: .notJSON), required, Array("{".utf8))
    refuses(
      .tooLarge(bytes: CloudEvent.maximumSize + required.reduce(0) { $0 + $1.0.utf8.count + $1.1.utf8.count }),
      required, Array(repeating: 0x20, count: CloudEvent.maximumSize))
    #expect(throws: CloudEventError.invalid(attribute: "subject", reason: .notUTF8)) {
      try CloudEvent(headers: headers(required) + [(name: "ce_subject", value: [0xC3, 0x28])], value: nil)
    }
  }
}
