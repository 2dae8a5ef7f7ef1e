import Foundation

extension CloudEvent {
  /// The content type of an event in JSON structured mode, as the record header `content-type` carries it.
  package static let structuredContentType = "application/cloudevents+json; charset=UTF-8"
  static let structuredMediaType = "application/cloudevents+json"

  /// The largest event that is sent or taken, in bytes of its structured form. Larger content is kept by its owner and referred to.
  package static let maximumSize = 256 * 1024

  /// Reads an event in JSON structured mode (CloudEvents 1.0.2, JSON event format). `data` is not decoded: where the
  /// content type is JSON it stays the text that was received; `"data": null` is no data.
  package init(structured bytes: [UInt8]) throws(CloudEventError) {
    guard bytes.count <= Self.maximumSize else { throw .tooLarge(bytes: bytes.count) }
    let document = try Self.parse(bytes)
    guard document.kind(at: JSONDocument.root) == .object else { throw .notAnObject }
    var attributes = AttributeReader()
    var data: (index: Int, member: Int)?
    var base64: Int?
    var member = 0
    var index = JSONDocument.root + 1
    let end = document.end(of: JSONDocument.root) - 1
    while index < end {
      let name = document.string(at: index)
      let value = index + 1
      let isNull = document.kind(at: value) == .null
      switch name {
      case "data": data = isNull ? nil : (value, member)
      case "data_base64": base64 = isNull ? nil : value
      default:
        // JSON null is the same as an absent attribute.
        if !isNull { try attributes.set(name, to: Self.attributeValue(of: document, at: value, name: name)) }
      }
      member += 1
      index = document.end(of: value)
    }
    self = try attributes.finish()
    if let base64 {
      guard data == nil else { throw .invalid(attribute: "data", reason: .besideBase64) }
      self.data = try Self.decodeBase64(document, at: base64, isJSON: hasJSONData)
    } else if let data {
      if hasJSONData {
        self.data = Array(bytes[document.spanOfMember(data.member)])
      } else {
        guard document.kind(at: data.index) == .string else { throw .invalid(attribute: "data", reason: .notText) }
        self.data = Array(document.utf8(at: data.index))
      }
    }
  }

  /// The data is JSON where the content type says so or there is none.
  package var hasJSONData: Bool {
    guard let dataContentType else { return true }
    return MediaType(dataContentType)?.isJSON ?? false
  }

  /// The event in JSON structured mode, on one line if its data is.
  ///
  /// Data of a JSON content type must be a JSON text and is put in as it is.
  package func encoded() -> [UInt8] {
    var text = JSONText()
    text.bytes.reserveCapacity(512 + data.count)
    text.append(#"{"specversion":"1.0","id":"#)
    text.append(string: id)
    text.append(attribute: "source", source)
    text.append(attribute: "type", type)
    text.append(attribute: "subject", subject)
    text.append(attribute: "time", time?.description)
    text.append(attribute: "datacontenttype", dataContentType)
    text.append(attribute: "dataschema", dataSchema)
    text.append(attribute: "correlationid", correlationID)
    text.append(attribute: "causationid", causationID)
    text.append(attribute: "traceparent", traceparent)
    for (name, value) in extensions.sorted(by: { $0.key < $1.key }) {
      text.append(attribute: name, value)
    }
    if !data.isEmpty {
      if hasJSONData {
        text.append(#","data":"#)
        text.append(raw: data)
      } else if let dataContentType, MediaType(dataContentType)?.isText == true,
        let string = String(validating: data, as: UTF8.self)
      {
        text.append(attribute: "data", string)
      } else {
        text.append(attribute: "data_base64", Data(data).base64EncodedString())
      }
    }
    text.append(UInt8(ascii: "}"))
    return text.bytes
  }

  static func parse(_ bytes: [UInt8]) throws(CloudEventError) -> JSONDocument {
    do throws(JSONDocumentError) {
      return try JSONDocument(bytes)
    } catch {
      switch error.duplicateAtTop {
      case .some(let name) where AttributeReader.isName(name) || name == "data_base64":
        throw .duplicate(attribute: name)
      default: throw .malformed(error.fault)
      }
    }
  }

  /// The canonical string of an attribute value: a JSON string, boolean or 32-bit integer.
  private static func attributeValue(
    of document: JSONDocument, at index: Int, name: String
  ) throws(CloudEventError) -> String {
    switch document.kind(at: index) {
    case .string: return document.string(at: index)
    case .true where !isCore(name): return "true"
    case .false where !isCore(name): return "false"
    case .signed where !isCore(name):
      guard let integer = Int32(exactly: Int64(bitPattern: document.tape[index + 1])) else { break }
      return String(integer)
    default: break
    }
    guard AttributeReader.isName(name) else { throw .invalidName }
    throw .invalid(attribute: name, reason: isCore(name) ? .notAString : .notAnAttributeValue)
  }

  private static func isCore(_ name: String) -> Bool {
    switch name {
    case "specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema": true
    default: false
    }
  }

  private static func decodeBase64(
    _ document: JSONDocument, at index: Int, isJSON: Bool
  ) throws(CloudEventError) -> [UInt8] {
    guard document.kind(at: index) == .string else { throw .invalid(attribute: "data_base64", reason: .notAString) }
    guard let data = Data(base64Encoded: document.string(at: index)) else {
      throw .invalid(attribute: "data_base64", reason: .notBase64)
    }
    let bytes = [UInt8](data)
    if isJSON, !bytes.isEmpty { try requireJSON(bytes, attribute: "data_base64") }
    return bytes
  }

  /// Data that is put into a structured event as it is must be JSON.
  static func requireJSON(_ bytes: [UInt8], attribute: String) throws(CloudEventError) {
    do throws(JSONDocumentError) {
      _ = try JSONDocument(bytes)
    } catch {
      throw .invalid(attribute: attribute, reason: .notJSON)
    }
  }
}

extension JSONText {
  /// A further member of the envelope, where there is a value.
  fileprivate mutating func append(attribute name: String, _ value: String?) {
    guard let value else { return }
    append(UInt8(ascii: ","))
    append(string: name)
    append(UInt8(ascii: ":"))
    append(string: value)
  }
}
