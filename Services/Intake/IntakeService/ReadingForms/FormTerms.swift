import Contracts

/// What the reading of one submission has made of its texts so far: most cells of a table say what the row above said.
///
/// Not Sendable: one reader uses it.
final class FormTerms {
  private let headings = TextMemo<FormColumn?>()
  private let placeholders = TextMemo<Bool>(bits: 6)
  private let dittos = TextMemo<Bool>(bits: 4)
  private let lines = TextMemo<String>()
  private let fields = TextMemo<FieldNames.Match>()
  private let specialties = TextMemo<(field: String, code: String?)>()
  private let counts = TextMemo<Int?>()
  private let countries = TextMemo<String?>()
  private let levels = TextMemo<Level?>(bits: 6)
  private let years = TextMemo<Double?>()
  private let types = TextMemo<ProjectType?>(bits: 6)
  private let statuses = TextMemo<ProjectStatus?>(bits: 6)
  private let enterprises = TextMemo<EnterpriseCell?>()
  private let people = TextMemo<PersonCell>(bits: 4)

  // MARK: Headings

  func heading(_ text: String) -> FormColumn? {
    if text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return nil }
    return headings.value(text) { Heading.mayBe($0) ? Heading.column($0) : nil }
  }

  /// Whether three cells of a row are headings: less is no table.
  func mayBeHeadings(_ cells: [SheetRow.Cell]) -> Bool {
    // A row with somebody's number in a cell of its own is somebody's.
    if cells.contains(where: { $0.glance.contains(.isMobile) }) { return false }
    var found = 0
    var left = cells.count
    for cell in cells {
      if found + left < 3 { return false }
      left -= 1
      if heading(cell.text) != nil { found += 1 }
      if found == 3 { return true }
    }
    return false
  }

  // MARK: Cells that say nothing of their own

  func isPlaceholder(_ text: String) -> Bool {
    SpecimenRow.mayBePlaceholder(text) && placeholders.value(text, SpecimenRow.isPlaceholder)
  }

  func isPlaceholder(_ cell: SheetRow.Cell) -> Bool {
    cell.glance.contains(.mayBePlaceholder) && placeholders.value(cell.text, SpecimenRow.isPlaceholder)
  }

  func isDitto(_ text: String) -> Bool {
    SpecimenRow.mayBeDitto(text) && dittos.value(text, SpecimenRow.isDitto)
  }

  // MARK: What a cell says

  func line(_ text: String) -> String { lines.value(text, FormText.line) }
  func field(_ text: String) -> FieldNames.Match { fields.value(text, FieldNames.attachment1.match) }
  func country(_ text: String) -> String? { countries.value(text, CountryNames.shared.code) }
  func level(_ text: String) -> Level? { levels.value(text, LevelName.parse) }
  func count(_ text: String) -> Int? { counts.value(text, Headcount.parse) }
  func years(_ text: String) -> Double? { years.value(text, YearCount.parse) }
  func projectType(_ text: String) -> ProjectType? { types.value(text, ProjectWords.type) }
  func projectStatus(_ text: String) -> ProjectStatus? { statuses.value(text, ProjectWords.status) }
  func enterprise(_ text: String) -> EnterpriseCell? { enterprises.value(text) { EnterpriseCell($0) } }
  func person(_ text: String) -> PersonCell { people.value(text) { PersonCell($0) } }

  func specialty(_ text: String, of field: String) -> String? {
    let names = FieldNames.attachment1
    let known = specialties.value(text) { (field, names.specialty($0, of: field)) }
    // The same specialty may stand beside several fields.
    return known.field == field ? known.code : names.specialty(text, of: field)
  }

  /// Whether a phone number stands in a text, good or not.
  func holdsNumber(_ text: String) -> Bool {
    PhoneNumber.mayStand(in: text) && PhoneNumber.find(in: FormText.characters(text)) != nil
  }

  /// Whether a good phone number stands in a short text.
  func holdsPhone(_ text: String, limit: Int) -> Bool {
    PhoneNumber.mayStand(in: text) && !text.isLonger(than: limit)
      && PhoneNumber.find(in: FormText.characters(text))?.number != nil
  }
}
