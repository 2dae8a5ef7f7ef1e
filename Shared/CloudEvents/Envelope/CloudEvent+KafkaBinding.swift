extension CloudEvent {
  /// Reads an event from a Kafka record (CloudEvents 1.0.2, Kafka protocol binding).
  ///
  /// A `content-type` header that begins with `application/cloudevents` means structured mode; otherwise the attributes
  /// are the headers that begin with `ce_`, `content-type` is `datacontenttype`, and the value is the data.
  package init(headers: [(name: String, value: [UInt8])], value: [UInt8]?) throws(CloudEventError) {
    let contentType = try Self.contentType(in: headers)
    if let contentType, let media = MediaType(contentType), media.type == "application",
      media.subtype.hasPrefix("cloudevents")
    {
      guard media.subtype == "cloudevents+json" else { throw .unsupportedFormat }
      guard let value else { throw .noValue }
      try self.init(structured: value)
    } else {
      try self.init(binary: headers, contentType: contentType, value: value)
    }
  }

  private init(
    binary headers: [(name: String, value: [UInt8])], contentType: String?, value: [UInt8]?
  ) throws(CloudEventError) {
    var size = value?.count ?? 0
    var attributes = AttributeReader()
    var isEvent = false
    for header in headers {
      guard header.name.hasPrefix("ce_") else { continue }
      isEvent = true
      size += header.name.utf8.count + header.value.count
      let name = String(header.name.dropFirst(3))
      guard AttributeReader.isName(name), name != "datacontenttype" else { throw .invalidName }
      guard let text = String(validating: header.value, as: UTF8.self) else {
        throw .invalid(attribute: name, reason: .notUTF8)
      }
      try attributes.set(name, to: text)
    }
    guard isEvent else { throw .notACloudEvent }
    guard size <= Self.maximumSize else { throw .tooLarge(bytes: size) }
    if let contentType { try attributes.set("datacontenttype", to: contentType) }
    self = try attributes.finish()
    if let value, !value.isEmpty {
      if hasJSONData { try Self.requireJSON(value, attribute: "data") }
      data = value
    }
  }

  private static func contentType(in headers: [(name: String, value: [UInt8])]) throws(CloudEventError) -> String? {
    var found: String?
    for header in headers where header.name.lowercased() == "content-type" {
      guard found == nil else { throw .duplicate(attribute: "datacontenttype") }
      guard let text = String(validating: header.value, as: UTF8.self) else {
        throw .invalid(attribute: "datacontenttype", reason: .notUTF8)
      }
      found = text
    }
    return found
  }
}
