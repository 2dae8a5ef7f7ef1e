/// Collects and checks the context attributes of one event, whichever mode they came in.
struct AttributeReader {
  private var event = CloudEvent(id: "", source: "", type: "", dataContentType: nil)
  private var hasVersion = false
  private var seen: [String] = []

  /// Core attributes must not be empty. An extension may be: the specification allows it, and an empty correlation or
  /// causation says no more than an absent one.
  mutating func set(_ name: String, to value: String) throws(CloudEventError) {
    guard Self.isName(name) else { throw .invalidName }
    guard !seen.contains(name) else { throw .duplicate(attribute: name) }
    seen.append(name)
    guard Self.isAttributeString(value) else { throw .invalid(attribute: name, reason: .forbiddenCharacters) }
    switch name {
    case "specversion":
      guard value == "1.0" else { throw .unsupportedVersion }
      hasVersion = true
    case "id":
      event.id = try nonEmpty(value, name)
    case "source":
      event.source = try uriReference(value, name)
    case "type":
      event.type = try nonEmpty(value, name)
    case "subject":
      event.subject = try nonEmpty(value, name)
    case "time":
      guard let time = Timestamp(rfc3339: value) else { throw .invalid(attribute: name, reason: .notATimestamp) }
      event.time = time
    case "datacontenttype":
      guard MediaType(value) != nil else { throw .invalid(attribute: name, reason: .notAMediaType) }
      event.dataContentType = value
    case "dataschema":
      event.dataSchema = try uriReference(value, name)
    case "correlationid":
      event.correlationID = value.isEmpty ? nil : value
    case "causationid":
      event.causationID = value.isEmpty ? nil : value
    case "traceparent":
      event.traceparent = value.isEmpty ? nil : value
    default:
      event.extensions[name] = value
    }
  }

  var dataContentType: String? { event.dataContentType }

  /// The event without its data, once all attributes are in.
  func finish() throws(CloudEventError) -> CloudEvent {
    guard hasVersion else { throw .missing(attribute: "specversion") }
    if event.id.isEmpty { throw .missing(attribute: "id") }
    if event.source.isEmpty { throw .missing(attribute: "source") }
    if event.type.isEmpty { throw .missing(attribute: "type") }
    return event
  }

  /// Lower-case ASCII letters and digits; the specification recommends at most 20 of them and some systems have more.
  static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }

  /// The specification's String type (section 3.1): no control characters, no noncharacters.
  static func isAttributeString(_ value: String) -> Bool {
    if value.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return true }
    return value.unicodeScalars.allSatisfy { scalar in
      let code = scalar.value
      return code >= 0x20 && !(0x7F...0x9F).contains(code) && !(0xFDD0...0xFDEF).contains(code)
        && code & 0xFFFE != 0xFFFE
    }
  }

  private func nonEmpty(_ value: String, _ name: String) throws(CloudEventError) -> String {
    guard !value.isEmpty else { throw .invalid(attribute: name, reason: .empty) }
    return value
  }

  /// The characters that RFC 3986 knows; whether the reference leads anywhere is no concern of the envelope.
  private func uriReference(_ value: String, _ name: String) throws(CloudEventError) -> String {
    let value = try nonEmpty(value, name)
    let isReference = value.utf8.allSatisfy { (0x21..<0x7F).contains($0) && !"\"<>\\^`{|}".utf8.contains($0) }
    guard isReference else { throw .invalid(attribute: name, reason: .notAURI) }
    return value
  }
}
