import Contracts

/// What the workbooks of one submission say.
struct FormReading: Sendable {
  /// How many row errors are kept; a list with more is mended and sent again before anybody works through them all.
  static let keptErrors = 5000

  /// 推荐单位 as a sheet names it.
  var unit: String?
  var engineers = EngineerList()
  /// The projects of tables 1 and 2, in the form's order.
  var projects: [ReportedProject] = []
  var rowErrors: [RowError] = []
  /// How many more there are than are kept.
  var rowErrorsLeftOut = 0
  /// Faults of whole files.
  var faults: [SubmissionFault] = []
  /// Workbooks that are no forms, but answers to what was asked for.
  var supplements: [SupplementReading] = []
  /// Rows that name a person: `engineers.count + rejectedRows` is all of them.
  var rejectedRows = 0
  /// Specimen rows of the printed form that were left in.
  var specimenRows = 0

  /// Somebody's form was found, whatever became of its rows.
  var hasForm: Bool { !engineers.isEmpty || rejectedRows > 0 }
}
