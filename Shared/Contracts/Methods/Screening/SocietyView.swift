/// A society that cases are allocated to.
package struct SocietyView: Codable, Sendable, Hashable {
  package var code: String
  package var name: String
  package var fields: [String]
  /// Cases allocated to it so far.
  package var allocated: Int

  package init(code: String, name: String, fields: [String], allocated: Int) {
    self.code = code
    self.name = name
    self.fields = fields
    self.allocated = allocated
  }
}
