import Contracts

extension SheetFormReader {
  /// What the row above said of its enterprise and project, and where that put it.
  struct Standing {
    let cells: FormCells
    let own: FormCells
    let dispatch: Dispatch?
    let entry: Int?

    static let columns: [FormColumn] = [
      .enterprise, .enterpriseContact, .enterprisePhone, .projectName, .projectCountry, .projectType, .projectStatus,
    ]

    static func isSame(_ one: String?, _ other: String?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return one.hasSameBytes(as: other)
    }
  }
}
