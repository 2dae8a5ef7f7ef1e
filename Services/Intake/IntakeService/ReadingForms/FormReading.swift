import Contracts

/// What the workbooks of one submission say.
struct FormReading: Sendable, Hashable {
  /// 推荐单位 as a sheet names it.
  var unit: String?
  var engineers: [RecommendedEngineer] = []
  var rowErrors: [RowError] = []
  /// Faults of whole files.
  var faults: [SubmissionFault] = []
  /// Rows that name a person: `engineers.count + rejectedRows` is all of them.
  var rejectedRows = 0
  /// Specimen rows of the printed form that were left in.
  var specimenRows = 0
}
