import Foundation

/// Types whose own coding would make a JSON that no contract wants, and that Foundation's coders treat each in its own way.
enum JSONRefusedType {
  static func contains(_ type: Any.Type) -> Bool {
    type == Date.self || type == Decimal.self || type == URL.self
  }

  static func reason(_ type: Any.Type) -> String {
    "\(type) has no JSON form in Accord: use Timestamp, a number or a string"
  }
}
