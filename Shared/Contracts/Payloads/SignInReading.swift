/// What a briefing's sign-in sheet says (N2.2).
package struct SignInReading: Codable, Sendable, Hashable {
  /// The briefing that the sheet was written for; absent where the sheet does not say.
  package var briefingID: String?
  /// Rows in which nothing is said are left out.
  package var entries: [RecordAttendance.Entry]
  /// What was not taken, in Chinese, with the row.
  package var faults: [String]

  package init(briefingID: String? = nil, entries: [RecordAttendance.Entry] = [], faults: [String] = []) {
    self.briefingID = briefingID
    self.entries = entries
    self.faults = faults
  }
}
