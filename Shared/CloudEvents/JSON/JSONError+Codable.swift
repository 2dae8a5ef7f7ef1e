extension JSONError {
  /// What a type's own `init(from:)` throws for a value that it does not take.
  /// - Parameter reason: names no value, e.g. "it is not an RFC 3339 timestamp".
  package init(at codingPath: [any CodingKey], reason: String) {
    self = .unfit(path: Self.path(codingPath), reason: reason)
  }

  /// Only the texts of our own decoder are passed on: others, those of the standard library among them, quote the value.
  init(decoding error: any Error) {
    switch error {
    case let error as JSONError:
      self = error
    case DecodingError.keyNotFound(let key, let context):
      self.init(at: context.codingPath + [key], reason: "it is missing")
    case DecodingError.valueNotFound(_, let context):
      self.init(at: context.codingPath, reason: "there is no value")
    case DecodingError.typeMismatch(_, let context):
      self.init(at: context.codingPath, reason: Self.safe(context.debugDescription, context.underlyingError))
    case DecodingError.dataCorrupted(let context):
      self.init(at: context.codingPath, reason: Self.safe(context.debugDescription, context.underlyingError))
    default:
      self = .unfit(path: "", reason: "its type refuses it (\(type(of: error)))")
    }
  }

  init(encoding error: any Error) {
    switch error {
    case let error as JSONError:
      self = error
    case EncodingError.invalidValue(_, let context):
      self.init(at: context.codingPath, reason: Self.safe(context.debugDescription, context.underlyingError))
    default:
      self = .unfit(path: "", reason: "its type refuses to be written (\(type(of: error)))")
    }
  }

  /// The same error, of a value that stands inside another.
  func inside(_ place: String) -> JSONError {
    guard case .unfit(let path, let reason) = self, !place.isEmpty else { return self }
    return .unfit(path: path.isEmpty || path.hasPrefix("[") ? place + path : "\(place).\(path)", reason: reason)
  }

  func inside(_ codingPath: [any CodingKey]) -> JSONError { inside(Self.path(codingPath)) }

  private static func safe(_ text: String, _ origin: (any Error)?) -> String {
    origin is JSONCodingOrigin ? text : "it is not among the values that its type takes"
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    var path = ""
    for key in keys {
      if String(describing: type(of: key)) == "_DictionaryCodingKey" {
        // The key of a dictionary is data.
        path += "[*]"
      } else if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += (path.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return path
  }
}
