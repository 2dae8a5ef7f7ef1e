import CloudEvents
import Foundation
import Testing

@Suite("Records that are no events")
struct BadInputTests {
  private static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Bundle.module.bundleURL.appending(path: "BadInput/\(name).json")))
  }

  static let expected: [(String, CloudEventError)] = [
    ("empty", .malformed(.empty)),
    ("not-json", .malformed(.syntax)),
    ("truncated", .malformed(.syntax)),
    ("not-utf8", .malformed(.notUTF8)),
    ("byte-order-mark", .malformed(.syntax)),
    ("an-array", .notAnObject),
    ("version-0.3", .unsupportedVersion),
    ("no-version", .missing(attribute: "specversion")),
    ("no-id", .missing(attribute: "id")),
    ("null-id", .missing(attribute: "id")),
    ("empty-id", .invalid(attribute: "id", reason: .empty)),
    ("number-id", .invalid(attribute: "id", reason: .notAString)),
    ("no-source", .missing(attribute: "source")),
    ("source-with-space", .invalid(attribute: "source", reason: .notAURI)),
    ("no-type", .missing(attribute: "type")),
    ("id-twice", .duplicate(attribute: "id")),
    ("id-twice-escaped", .duplicate(attribute: "id")),
    ("member-of-data-twice", .malformed(.duplicateName)),
    ("upper-case-attribute", .invalidName),
    ("attribute-is-object", .invalid(attribute: "tags", reason: .notAnAttributeValue)),
    ("attribute-beyond-32-bits", .invalid(attribute: "attempt", reason: .notAnAttributeValue)),
    ("control-character-in-subject", .invalid(attribute: "subject", reason: .forbiddenCharacters)),
    ("time-not-rfc3339", .invalid(attribute: "time", reason: .notATimestamp)),
    ("time-on-february-30", .invalid(attribute: "time", reason: .notATimestamp)),
    ("content-type-not-media-type", .invalid(attribute: "datacontenttype", reason: .notAMediaType)),
    ("data-and-base64", .invalid(attribute: "data", reason: .besideBase64)),
    ("base64-broken", .invalid(attribute: "data_base64", reason: .notBase64)),
    ("base64-not-json", .invalid(attribute: "data_base64", reason: .notJSON)),
    ("object-as-text", .invalid(attribute: "data", reason: .notText)),
    ("nested-too-deep", .malformed(.tooDeep)),
  ]

  @Test("each is refused for what is wrong with it, and no value is quoted", arguments: expected)
  func refused(name: String, expected: CloudEventError) throws {
    let bytes = try Self.bytes(name)
    #expect(throws: expected) { try CloudEvent(structured: bytes) }
    #expect(!expected.description.contains("secret"))
  }

  @Test("every file is expected to be refused for something")
  func complete() throws {
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Bundle.module.bundleURL.appending(path: "BadInput").path())
    #expect(Set(files) == Set(Self.expected.map { "\($0.0).json" }))
  }

  @Test("an event of the largest size is taken, one byte more is not")
  func size() throws {
    var event = CloudEvent(id: "1", source: "/a", type: "t", data: Array("\"\"".utf8))
    let rest = CloudEvent.maximumSize - event.encoded().count
    event.data = Array("\"\(String(repeating: "x", count: rest))\"".utf8)
    #expect(event.encoded().count == CloudEvent.maximumSize)
    #expect(try CloudEvent(structured: event.encoded()) == event)
    let tooLarge = event.encoded() + [0x20]
    #expect(throws: CloudEventError.tooLarge(bytes: tooLarge.count)) { try CloudEvent(structured: tooLarge) }
  }
}
