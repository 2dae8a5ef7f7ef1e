/// One value of a candidate that another list says otherwise.
package struct ColumnChange: Codable, Sendable, Hashable {
  /// As in `CandidateCorrected.changed`, e.g. `person.phone`.
  package var column: String
  /// The column's heading, in Chinese: 手机号码.
  package var title: String
  /// As people write it; absent where nothing was said.
  package var before: String?
  package var after: String?

  package init(column: String, title: String, before: String? = nil, after: String? = nil) {
    self.column = column
    self.title = title
    self.before = before
    self.after = after
  }
}
