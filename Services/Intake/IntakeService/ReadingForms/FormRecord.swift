import Contracts

/// A row that names a person, as it waits in a spool.
enum FormRecord: Sendable {
  case engineer(RecommendedEngineer)
  /// To be joined with the enterprises of tables 1 and 2 once all sheets are read.
  ///
  /// - Parameter sheet: the place of its sheet among the workbook's.
  case draft(CandidateDraft, sheet: Int)

  func write(to fields: inout FieldWriter) {
    switch self {
    case .engineer(let engineer):
      fields.put(true)
      engineer.write(to: &fields)
    case .draft(let draft, let sheet):
      fields.put(false)
      fields.put(sheet)
      draft.write(to: &fields)
    }
  }

  init(from fields: inout FieldReader) {
    if fields.bool() {
      self = .engineer(RecommendedEngineer(from: &fields))
    } else {
      let sheet = fields.int()
      self = .draft(CandidateDraft(from: &fields), sheet: sheet)
    }
  }
}
