import CloudEvents

/// A submission as intake shows it.
package struct SubmissionView: Codable, Sendable, Hashable {
  package var id: String
  /// The recommending unit; absent while it is unknown.
  package var unit: String?
  package var campaign: Int
  /// Received after the campaign's deadline (N3.1c).
  package var late: Bool
  /// File name of the workbook.
  package var file: String
  /// `upload` or `mail`.
  package var channel: String
  package var receivedAt: Timestamp
  /// The stamped scan came with it (N3.1a).
  package var hasScan: Bool
  /// What it still lacks: until then its candidates are held; absent where it is complete.
  package var needs: [SubmissionNeed]?
  /// An officer let it go on without the scan.
  package var waiver: Waiver?
  /// The unit that the form names, where the mail names another.
  package var unitInForm: String?
  /// The unit that the sender's address is known for, where mail and form name another one, or only one of them does.
  package var unitOfSender: String?
  /// A known unit of whose name `unit` is a part, where nothing says that it is the same.
  package var unitAlike: String?
  /// The newest submission that this one's scan completed.
  package var completes: String?
  /// Further ones that it completed; absent where there are none.
  package var completesToo: [String]?
  /// How many engineers were taken from it.
  package var candidates: Int
  /// What a returned supplement workbook brought; absent where none came.
  package var supplements: SupplementCounts?
  /// How many known candidates of the unit it says otherwise; absent where it names nobody who is known.
  package var updated: Int?
  /// How many known candidates of the unit it says nothing new of.
  package var unchanged: Int?
  /// How many of `candidates` may be somebody who is known, and wait for a person to say so (`ListDuplicates`).
  package var doubtful: Int?
  /// Whom it does not name any more, though it names others of their enterprise.
  package var missing: MissingEngineers?
  /// What it says otherwise, row by row; `GetSubmission` alone shows it.
  package var corrections: [RowCorrection]?
  /// How many more corrections there are than this reply shows; absent where it shows all.
  package var correctionsLeftOut: Int?
  package var rowErrors: [RowError]
  /// How many more row errors there are than this reply shows; absent where it shows all.
  package var rowErrorsLeftOut: Int?
  package var faults: [SubmissionFault]

  package init(
    id: String, unit: String? = nil, campaign: Int, late: Bool, file: String, channel: String, receivedAt: Timestamp,
    hasScan: Bool, candidates: Int, rowErrors: [RowError], faults: [SubmissionFault]
  ) {
    self.id = id
    self.unit = unit
    self.campaign = campaign
    self.late = late
    self.file = file
    self.channel = channel
    self.receivedAt = receivedAt
    self.hasScan = hasScan
    self.candidates = candidates
    self.rowErrors = rowErrors
    self.faults = faults
  }
}
