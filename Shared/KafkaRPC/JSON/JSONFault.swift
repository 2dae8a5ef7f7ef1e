import CloudEvents

/// Why JSON and a type do not fit, told by member names and types alone: values may be personal data.
struct JSONFault: CustomStringConvertible {
  let description: String

  init(_ error: any Error) {
    switch error {
    case let error as JSONError:
      description = error.description
    case DecodingError.keyNotFound(let key, let context):
      description = "\(Self.path(context.codingPath + [key])) is missing"
    case DecodingError.valueNotFound(_, let context):
      description = "\(Self.path(context.codingPath)) is null"
    case DecodingError.typeMismatch(let type, let context):
      description = "\(Self.path(context.codingPath)) is not \(type)"
    case DecodingError.dataCorrupted(let context):
      description = context.codingPath.isEmpty ? "it is not JSON" : "\(Self.path(context.codingPath)) is invalid"
    case EncodingError.invalidValue(_, let context):
      description = "\(Self.path(context.codingPath)) cannot be written"
    default:
      description = "it cannot be read"
    }
  }

  private static func path(_ path: [any CodingKey]) -> String {
    guard !path.isEmpty else { return "the whole" }
    return path.reduce(into: "") { text, key in
      if let index = key.intValue {
        text += "[\(index)]"
      } else {
        text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }
}
