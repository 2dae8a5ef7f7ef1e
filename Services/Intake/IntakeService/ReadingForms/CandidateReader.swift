import Contracts

/// Reads one row that names a person: every fault of the row is found, not only the first.
struct CandidateReader {
  /// The file's name as it was sent.
  let file: String
  let terms: FormTerms
  private(set) var faults: [(column: String, fault: RowFault)] = []

  init(file: String, terms: FormTerms) {
    self.file = file
    self.terms = terms
  }

  /// - Parameters:
  ///   - place: the enterprise, the project and the table that the row belongs to.
  /// - Returns: nil where a fault rejects the row.
  mutating func read(_ draft: CandidateDraft, place: CandidatePlace) -> RecommendedEngineer? {
    faults = []
    // Said where it was found; what else is wrong with it matters to nobody.
    if draft.isRefused { return nil }
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
    if let experience, experience.isLonger(than: 300) {
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
    func limit(_ column: FormColumn) -> Int { column == .experience ? 5000 : 500 }
    let long = draft.cells.only { column, cell in cell.text?.isLonger(than: limit(column)) ?? false }
    guard !long.isEmpty else { return }
    for (column, _) in long.all.sorted(by: { $0.cell.column < $1.cell.column }) {
      faults.append((draft.letters(column), .textTooLong(column: column, limit: limit(column))))
    }
  }

  private mutating func readPerson(_ draft: CandidateDraft) -> (Person?, String) {
    let nameKind: FormColumn = draft.cells.holds(.nameAndPhone) ? .nameAndPhone : .name
    let written = draft.text(nameKind) ?? ""
    let cell = terms.person(written)
    let nameColumn = draft.letters(nameKind)
    if cell.name == nil {
      // Words that are no name are shown, so that the unit sees what was taken for one.
      faults.append((nameColumn, cell.hasWords ? .unclearName(written) : .missingName))
    }
    if cell.namesSeveral { faults.append((nameColumn, .severalPeople(written))) }

    let contact = draft.text(.phone) ?? ""
    if let name = cell.name, !cell.namesSeveral, PhoneNumber.isPlainMobile(contact) {
      return (Person(name: name, phone: contact, email: readEmail(draft, else: cell.email)), nameColumn)
    }
    // The mail address goes first: its digits are no phone.
    var contactText = FormText.characters(contact)
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
      phone = PhoneNumber.own(in: FormText.characters(phoneText))?.number
      if phone == nil { faults.append((phoneColumn, .invalidPhone(FormText.trimmed(phoneText)))) }
    } else {
      faults.append((phoneColumn, .missingPhone))
    }

    let email = readEmail(draft, else: cell.email ?? address?.0)
    guard let name = cell.name, let phone else { return (nil, nameColumn) }
    return (Person(name: name, phone: phone, email: email), nameColumn)
  }

  /// - Parameter other: the address that stands beside the name or the phone.
  private mutating func readEmail(_ draft: CandidateDraft, else other: String?) -> String? {
    guard let text = draft.text(.email) else { return other }
    let email = PersonCell.findEmail(FormText.characters(text))?.0
    if email == nil { faults.append((draft.letters(.email), .invalidEmail(text))) }
    return email
  }

  private mutating func readField(_ draft: CandidateDraft) -> (String?, String?) {
    guard let text = draft.text(.field) else {
      faults.append((draft.letters(.field), .missingField))
      return (nil, nil)
    }
    switch terms.field(text) {
    case .unknown(let suggestions):
      faults.append((draft.letters(.field), .unknownField(text, suggestions: suggestions)))
      return (nil, nil)
    case .found(let field, var specialty):
      if let text = draft.text(.specialty) {
        specialty = terms.specialty(text, of: field)
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
    let level = terms.level(text)
    if level == nil { faults.append((draft.letters(.level), .unknownLevel(text))) }
    return level
  }

  private mutating func readLocation(_ draft: CandidateDraft) -> String? {
    guard let text = draft.text(.location) else { return nil }
    let code = terms.country(text)
    if code == nil { faults.append((draft.letters(.location), .unknownCountry(text, column: .location))) }
    return code
  }

  private mutating func readQualifications(_ draft: CandidateDraft) -> DeclaredQualifications {
    func words(_ column: FormColumn) -> String? {
      draft.text(column).map(terms.line).flatMap { $0.isEmpty ? nil : $0 }
    }
    return DeclaredQualifications(
      education: words(.education), degree: words(.degree), discipline: words(.discipline),
      relevantYears: years(draft, .relevantYears), significantYears: years(draft, .significantYears))
  }

  private mutating func years(_ draft: CandidateDraft, _ column: FormColumn) -> Double? {
    guard let text = draft.text(column) else { return nil }
    let years = terms.years(text)
    if years == nil { faults.append((draft.letters(column), .unreadableNumber(text, column: column))) }
    return years
  }
}
