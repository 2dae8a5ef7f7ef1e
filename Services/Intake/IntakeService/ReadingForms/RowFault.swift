/// What is wrong with one row, or doubtful in it. The message is for the unit: what is wrong and how to mend it.
enum RowFault: Sendable, Hashable {
  case missingName
  /// The name's cell holds text that is no name.
  case unclearName(String)
  case severalPeople(String)
  case missingPhone
  case invalidPhone(String)
  case missingField
  case unknownField(String, suggestions: [String])
  case missingLevel
  case unknownLevel(String)
  case missingEnterprise
  case unknownDispatch(enterprise: String)
  /// The candidate's particulars stand in one cell together.
  case undividedCell
  case textTooLong(column: FormColumn, limit: Int)
  case hiddenSheet
  /// 作废-已外派, 已外派（旧）
  case discardedSheet(String)
  /// The row, or the person's name, is struck through.
  case struckOut
  /// 已离职，取消推荐
  case withdrawnInForm(String)
  /// By another unit, in this campaign.
  case alreadyRecommended(name: String)
  /// The same person stands on a row above, in the same submission.
  case repeatedPerson(name: String, row: Int)

  /// More people of one list are alike than can be told apart.
  case tooManyAlike(name: String, limit: Int)

  case unknownSpecialty(String, field: String, known: [String])
  case unknownCountry(String, column: FormColumn)
  case unknownProjectType(String)
  case unknownProjectStatus(String)
  case unreadableNumber(String, column: FormColumn)
  case unreadableCount(String, column: FormColumn)
  case invalidEmail(String)
  case experienceTooLong(count: Int)
  case hiddenRow
  case ambiguousProject(enterprise: String)
  case attachedTableMissing(enterprise: String)
  case noCandidates(enterprise: String)
  /// A column of a table that nobody knows: it was not read.
  case unknownHeading(String)
  /// Two columns of one kind say different things.
  case rivalColumns(FormColumn, read: String, other: String)
  /// A remark says otherwise than the row's own cells.
  case remarkUnread(String)
  /// People stand in a second table right of the first.
  case tableBeside(String)

  /// As in `RowError.code`.
  var code: String {
    switch self {
    case .missingName: "missingName"
    case .unclearName: "unclearName"
    case .severalPeople: "severalPeople"
    case .missingPhone: "missingPhone"
    case .invalidPhone: "invalidPhone"
    case .missingField: "missingField"
    case .unknownField: "unknownField"
    case .missingLevel: "missingLevel"
    case .unknownLevel: "unknownLevel"
    case .missingEnterprise: "missingEnterprise"
    case .unknownDispatch: "unknownDispatch"
    case .undividedCell: "undividedCell"
    case .textTooLong: "textTooLong"
    case .hiddenSheet: "hiddenSheet"
    case .discardedSheet: "discardedSheet"
    case .struckOut: "struckOut"
    case .withdrawnInForm: "withdrawnInForm"
    case .alreadyRecommended: "alreadyRecommended"
    case .repeatedPerson: "repeatedPerson"
    case .tooManyAlike: "tooManyAlike"
    case .unknownSpecialty: "unknownSpecialty"
    case .unknownCountry: "unknownCountry"
    case .unknownProjectType: "unknownProjectType"
    case .unknownProjectStatus: "unknownProjectStatus"
    case .unreadableNumber: "unreadableNumber"
    case .unreadableCount: "unreadableCount"
    case .invalidEmail: "invalidEmail"
    case .experienceTooLong: "experienceTooLong"
    case .hiddenRow: "hiddenRow"
    case .ambiguousProject: "ambiguousProject"
    case .attachedTableMissing: "attachedTableMissing"
    case .noCandidates: "noCandidates"
    case .unknownHeading: "unknownHeading"
    case .rivalColumns: "rivalColumns"
    case .tableBeside: "tableBeside"
    case .remarkUnread: "remarkUnread"
    }
  }

  /// Whether the row yields no candidate because of it.
  var rejects: Bool { Self.rejectingCodes.contains(code) }

  static let rejectingCodes: Set<String> = [
    "missingName", "unclearName", "severalPeople", "missingPhone", "invalidPhone", "missingField", "unknownField",
    "missingLevel", "unknownLevel", "missingEnterprise", "unknownDispatch", "undividedCell", "textTooLong",
    "hiddenSheet", "discardedSheet", "struckOut", "withdrawnInForm", "alreadyRecommended", "repeatedPerson",
    "tooManyAlike",
  ]
}
