import CloudEvents
import Foundation

/// JSON as a person reads it: indented, keys sorted.
struct PrettyJSON: CustomStringConvertible {
  let description: String

  init(encoding value: some Encodable) throws {
    try self.init(JSON.encode(value))
  }

  init(_ bytes: [UInt8]) throws {
    let value = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed])
    description = String(decoding: data, as: UTF8.self)
  }
}
