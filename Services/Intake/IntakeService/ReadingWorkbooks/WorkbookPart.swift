/// Reads `workbook.xml`: the sheets in the order of their tabs, and which day is day 0.
final class WorkbookPart: XMLVisitor {
  private let limit: Int
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var starts1904 = false

  init(limit: Int) {
    self.limit = limit
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "sheet":
      guard let title = attributes["name"], let relation = attributes["id"] else { return }
      guard sheets.count < limit else { throw .tooManySheets(limit: limit) }
      let state = attributes["state"]
      sheets.append((name: title, relation: relation, isHidden: state == "hidden" || state == "veryHidden"))
    case "workbookPr":
      starts1904 = attributes.flag("date1904")
    default:
      return
    }
  }
}
