/// The employer that puts the candidate forward (A3, first column).
package struct Enterprise: Codable, Sendable, Hashable {
  package var name: String
  package var contact: String?
  package var phone: String?

  package init(name: String, contact: String? = nil, phone: String? = nil) {
    self.name = name
    self.contact = contact
    self.phone = phone
  }
}
