/// Who the candidate is. Personal data: it appears in payloads and stores only.
package struct Person: Codable, Sendable, Hashable {
  package var name: String
  /// Digits, with `+` and country code where it is no mainland number.
  package var phone: String
  package var email: String?

  package init(name: String, phone: String, email: String? = nil) {
    self.name = name
    self.phone = phone
    self.email = email
  }
}
