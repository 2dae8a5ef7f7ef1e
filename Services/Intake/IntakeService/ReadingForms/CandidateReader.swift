import Contracts

/// Reads one row that names a person: every fault of the row is found, not only the first.
struct CandidateReader {
  /// The file's name as it was sent.
  let file: String
  private(set) var faults: [(column: String, fault: RowFault)] = []

  init(file: String) {
    self.file = file
  }

  /// - Parameters:
  ///   - place: the enterprise, the project and the table that the row belongs to.
  /// - Returns: nil where a fault rejects the row.
  mutating func read(_ draft: CandidateDraft, place: CandidatePlace) -> RecommendedEngineer? {
    faults = place.faults.map { (draft.letters($0.column), $0.fault) }
    if draft.sheetIsHidden { faults.append((draft.letters(.name), .hiddenSheet)) }
    if draft.rowIsHidden { faults.append((draft.letters(.name), .hiddenRow)) }
    if draft.isUndivided {
      faults.append((draft.letters(.nameAndPhone), .undividedCell))
      return nil
    }
    checkLengths(draft)
    let (person, nameColumn) = readPerson(draft)
    let (field, specialty) = readField(draft)
    let level = readLevel(draft)
    let location = readLocation(draft)
    let qualifications = readQualifications(draft)
    let experience = draft.text(.experience).map(FormText.trimmed)
    if let experience, experience.count > 300 {
      faults.append((draft.letters(.experience), .experienceTooLong(count: experience.count)))
    }
    guard !faults.contains(where: \.fault.rejects), let person, let field, let level, let enterprise = place.enterprise,
      let dispatch = place.dispatch
    else { return nil }
    return RecommendedEngineer(
      person: person, enterprise: enterprise, project: place.project, dispatch: dispatch, field: field,
      specialty: specialty, location: location, level: level, qualifications: qualifications, experience: experience,
      origin: RowOrigin(file: file, sheet: draft.sheet, row: draft.row), nameColumn: nameColumn)
  }

  /// A cell can hold 32,767 characters, a record on Kafka 256 KiB in all.
  private mutating func checkLengths(_ draft: CandidateDraft) {
    for (column, cell) in draft.cells.sorted(by: { $0.value.column < $1.value.column }) {
      let limit = column == .experience ? 5000 : 500
      if let text = cell.text, text.count > limit {
        faults.append((draft.letters(column), .textTooLong(column: column, limit: limit)))
      }
    }
  }

  private mutating func readPerson(_ draft: CandidateDraft) -> (Person?, String) {
    let nameKind: FormColumn = draft.cells[.nameAndPhone] != nil ? .nameAndPhone : .name
    let written = draft.text(nameKind) ?? ""
    let cell = PersonCell(written)
    let nameColumn = draft.letters(nameKind)
    if cell.name == nil {
      // Words that are no name are shown, so that the unit sees what was taken for one.
      faults.append((nameColumn, cell.hasWords ? .unclearName(written) : .missingName))
    }
    if cell.namesSeveral { faults.append((nameColumn, .severalPeople(written))) }

    let contact = draft.text(.phone) ?? ""
    // The mail address goes first: its digits are no phone.
    var contactText = Array(FormText.fold(contact))
    let address = PersonCell.findEmail(contactText)
    if let address { contactText.replaceSubrange(address.1, with: [","]) }
    var phoneText: String?
    var phoneColumn = draft.letters(draft.cells[.phone] == nil ? nameKind : .phone)
    if contactText.contains(where: { $0.isLetter || $0.isNumber }) {
      phoneText = String(contactText)
    } else {
      phoneText = cell.phoneText
      if phoneText != nil { phoneColumn = nameColumn }
    }
    var phone: String?
    if let phoneText {
      phone = PhoneNumber.find(in: Array(FormText.fold(phoneText)))?.number
      if phone == nil { faults.append((phoneColumn, .invalidPhone(FormText.trimmed(phoneText)))) }
    } else {
      faults.append((phoneColumn, .missingPhone))
    }

    var email = cell.email ?? address?.0
    if let text = draft.text(.email) {
      email = PersonCell.findEmail(Array(FormText.fold(text)))?.0
      if email == nil { faults.append((draft.letters(.email), .invalidEmail(text))) }
    }
    guard let name = cell.name, let phone else { return (nil, nameColumn) }
    return (Person(name: name, phone: phone, email: email), nameColumn)
  }

  private mutating func readField(_ draft: CandidateDraft) -> (String?, String?) {
    guard let text = draft.text(.field) else {
      faults.append((draft.letters(.field), .missingField))
      return (nil, nil)
    }
    switch FieldNames.attachment1.match(text) {
    case .unknown(let suggestions):
      faults.append((draft.letters(.field), .unknownField(text, suggestions: suggestions)))
      return (nil, nil)
    case .found(let field, var specialty):
      if let text = draft.text(.specialty) {
        specialty = FieldNames.attachment1.specialty(text, of: field)
        if specialty == nil {
          let names = FieldNames.attachment1
          let fault = RowFault.unknownSpecialty(
            text, field: names.name(of: field), known: names.specialtyNames(of: field))
          faults.append((draft.letters(.specialty), fault))
        }
      }
      return (field, specialty)
    }
  }

  private mutating func readLevel(_ draft: CandidateDraft) -> Level? {
    guard let text = draft.text(.level) else {
      faults.append((draft.letters(.level), .missingLevel))
      return nil
    }
    let level = LevelName.parse(text)
    if level == nil { faults.append((draft.letters(.level), .unknownLevel(text))) }
    return level
  }

  private mutating func readLocation(_ draft: CandidateDraft) -> String? {
    guard let text = draft.text(.location) else { return nil }
    let code = CountryNames.shared.code(text)
    if code == nil { faults.append((draft.letters(.location), .unknownCountry(text, column: .location))) }
    return code
  }

  private mutating func readQualifications(_ draft: CandidateDraft) -> DeclaredQualifications {
    func words(_ column: FormColumn) -> String? {
      draft.text(column).map(FormText.line).flatMap { $0.isEmpty ? nil : $0 }
    }
    return DeclaredQualifications(
      education: words(.education), degree: words(.degree), discipline: words(.discipline),
      relevantYears: years(draft, .relevantYears), significantYears: years(draft, .significantYears))
  }

  private mutating func years(_ draft: CandidateDraft, _ column: FormColumn) -> Double? {
    guard let text = draft.text(column) else { return nil }
    let years = YearCount.parse(text)
    if years == nil { faults.append((draft.letters(column), .unreadableNumber(text, column: column))) }
    return years
  }
}
