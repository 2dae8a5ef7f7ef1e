/// A society that cases are allocated to.
package struct SocietyView: Codable, Sendable, Hashable {
  package var code: String
  package var name: String
  package var fields: [String]
  /// Cases allocated to it so far.
  package var allocated: Int
  /// Of them, those that it has not ended.
  package var open: Int?
  /// All that the registry has of it.
  package var entry: SocietyEntry?
  /// How often officers have changed it; absent where it is as the file has it.
  package var revision: Int?

  package init(
    code: String, name: String, fields: [String], allocated: Int, open: Int? = nil, entry: SocietyEntry? = nil,
    revision: Int? = nil
  ) {
    self.code = code
    self.name = name
    self.fields = fields
    self.allocated = allocated
    self.open = open
    self.entry = entry
    self.revision = revision
  }
}
