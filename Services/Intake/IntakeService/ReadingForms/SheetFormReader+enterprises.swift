import Contracts

/// Enterprises and their projects, which rows of people stand under.
extension SheetFormReader {
  /// A new enterprise, a further project of the same one, or neither: the row then stands under the one above.
  mutating func readEnterprise(
    _ cells: FormCells, own: FormCells, row: Int, _ dispatch: Dispatch?
  ) {
    let faults = reading.faults.count
    defer {
      above = reading.faults.count == faults ? Standing(cells: cells, own: own, dispatch: dispatch, entry: entry) : nil
    }
    let namesProject = Self.projectColumns.contains { own.holds($0) }
    let written = own.text(.enterprise)
    var enterprise = written.flatMap(terms.enterprise)
    if let written, SpecimenRow.isEnterprise(written) { enterprise = nil }
    if written != nil, enterprise == nil {
      entry = nil
      return
    }
    if enterprise == nil, namesProject, let entry { enterprise = reading.entries[entry].enterprise }
    guard var enterprise, own.holds(.enterprise) || namesProject else { return }
    readContact(own, into: &enterprise)
    var project = Project()
    let isSame = entry.map { reading.entries[$0].enterprise.key.hasSameBytes(as: enterprise.key) }
    if isSame == true, let entry {
      // The name again on every row, without its project: the one above.
      if !Self.projectColumns.contains(where: { cells.text($0) != nil }) { return }
      // A country of its own, without a name, belongs to the project above.
      if !own.holds(.projectName) { project = reading.entries[entry].project }
    }
    readProject(cells, into: &project, row: row)
    // Every row of an unmerged form repeats them.
    if isSame == true, let entry, reading.entries[entry].project == project { return }
    entry = stand(
      under: enterprise, project, row: row, column: cells[.enterprise]?.column ?? 1, dispatch: dispatch)
  }

  /// The row says of its enterprise and project, word for word, what the row above says, which had no fault: most rows of a
  /// long form do.
  func standsAsAbove(_ cells: FormCells, _ own: FormCells, _ dispatch: Dispatch?) -> Bool {
    guard let above, above.entry == entry, above.dispatch == dispatch else { return false }
    return Standing.columns.allSatisfy { kind in
      own.holds(kind) == above.own.holds(kind) && Standing.isSame(cells.text(kind), above.cells.text(kind))
    }
  }

  private static let projectColumns: [FormColumn] = [.projectName, .projectCountry, .projectType, .projectStatus]

  /// From columns of their own; a contact's column may hold the phone as well.
  private func readContact(_ own: FormCells, into enterprise: inout EnterpriseCell) {
    if let contact = own.text(.enterpriseContact) {
      let person = PersonCell(contact)
      enterprise.contact = person.name ?? enterprise.contact
      enterprise.phone = person.phoneText.flatMap { PhoneNumber.find(in: Array($0))?.number } ?? enterprise.phone
    }
    if let phone = own.text(.enterprisePhone) {
      enterprise.phone = PhoneNumber.find(in: FormText.characters(phone))?.number ?? enterprise.phone
    }
  }

  private mutating func readProject(_ cells: FormCells, into project: inout Project, row: Int) {
    func fault(_ column: FormColumn, _ fault: RowFault) {
      reading.faults.add(row, CellReference.letters(cells[column]?.column ?? 1), fault)
    }
    if let name = cells.text(.projectName) { project.name = terms.line(name) }
    if let text = cells.text(.projectCountry) {
      project.country = terms.country(text)
      if project.country == nil { fault(.projectCountry, .unknownCountry(text, column: .projectCountry)) }
    }
    if let text = cells.text(.projectType) {
      project.type = terms.projectType(text)
      if project.type == nil { fault(.projectType, .unknownProjectType(text)) }
    }
    if let text = cells.text(.projectStatus) {
      project.status = terms.projectStatus(text)
      if project.status == nil { fault(.projectStatus, .unknownProjectStatus(text)) }
    }
  }
}
