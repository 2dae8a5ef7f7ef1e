/// The type and subtype of a content type, in lower case and without its parameters.
struct MediaType: Hashable {
  var type: String
  var subtype: String

  init?(_ contentType: String) {
    // What Accord itself writes, once or twice for every record: taking it apart costs as much as reading the envelope.
    switch contentType {
    case "application/json":
      (type, subtype) = ("application", "json")
      return
    case CloudEvent.structuredContentType:
      (type, subtype) = ("application", "cloudevents+json")
      return
    default: break
    }
    let essence = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    let parts = essence.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isToken) }) else { return nil }
    type = String(parts[0])
    subtype = String(parts[1])
  }

  /// What the CloudEvents JSON format counts as JSON (section 3.1).
  var isJSON: Bool { subtype == "json" || subtype.hasSuffix("+json") }

  /// What is written as a JSON string; all else as base64.
  var isText: Bool { type == "text" || subtype == "xml" || subtype.hasSuffix("+xml") }

  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$&-^_.+'*%`|~".utf8.contains(byte)
    }
  }
}
