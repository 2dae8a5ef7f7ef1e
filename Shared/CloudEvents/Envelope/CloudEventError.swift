/// Why a record is no CloudEvent that Accord takes. It names the attribute and never quotes a value: what stands in a
/// broken event may be anybody's personal data.
package enum CloudEventError: Error, Sendable, Hashable {
  /// The record has no value: a tombstone.
  case noValue
  case tooLarge(bytes: Int)
  /// The value is no JSON text.
  case malformed(JSONError.Fault)
  /// The value is JSON and no object.
  case notAnObject
  /// The headers name another event format than JSON, or a batch.
  case unsupportedFormat
  /// There are no `ce_` headers, and the content type is not that of structured mode.
  case notACloudEvent
  /// Another `specversion` than 1.0.
  case unsupportedVersion
  case missing(attribute: String)
  case duplicate(attribute: String)
  /// The name of an attribute has other characters than lower-case letters and digits, or is too long.
  case invalidName
  case invalid(attribute: String, reason: Reason)

  package enum Reason: String, Sendable, Hashable {
    case empty = "it is empty"
    case notAString = "it is not a string"
    case notAnAttributeValue = "it is neither a string nor a boolean nor an integer of 32 bits"
    case forbiddenCharacters = "it holds characters that CloudEvents forbids in attributes"
    case notUTF8 = "it is not UTF-8"
    case notAURI = "it is not a URI reference"
    case notATimestamp = "it is not an RFC 3339 timestamp"
    case notAMediaType = "it is not a media type"
    case notBase64 = "it is not base64"
    case besideBase64 = "it stands beside data_base64; an event has one of them"
    case notText = "it is not a string, although datacontenttype is not JSON"
    case notJSON = "it is not JSON, and no content type says that it is something else"
  }
}

extension CloudEventError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noValue: "the record has no value; an event is expected"
    case .tooLarge(let bytes):
      "the event has \(bytes) bytes; \(CloudEvent.maximumSize) are allowed, refer to large content instead"
    case .malformed(let fault): "the event cannot be read: \(fault.rawValue)"
    case .notAnObject: "the event is JSON, but not an object"
    case .unsupportedFormat:
      "the event is in another format than \(CloudEvent.structuredMediaType); send it in that one"
    case .notACloudEvent:
      "the record is no CloudEvent: send the header content-type: \(CloudEvent.structuredMediaType), or ce_ headers"
    case .unsupportedVersion: "the attribute specversion is not 1.0"
    case .missing(let attribute): "the attribute \(attribute) is missing"
    case .duplicate(let attribute): "the attribute \(attribute) is there twice"
    case .invalidName: "the name of an attribute is not 1 to 64 lower-case letters and digits"
    case .invalid(let attribute, let reason): "the attribute \(attribute) is invalid: \(reason.rawValue)"
    }
  }
}
