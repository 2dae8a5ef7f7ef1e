import Foundation

/// Texts that a request has to carry.
enum Required {
  /// The text without the blanks around it.
  static func text(_ text: String, _ name: String, _ wanted: String) throws(SocietyRoutingError) -> String {
    guard let text = text.nonBlank else { throw .invalidArgument(name: name, message: wanted) }
    return text
  }
}

extension String {
  /// The text without the blanks around it; `nil` where nothing else is in it.
  var nonBlank: String? {
    let text = trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }
}
