import Contracts

/// The hidden sheet with the fields of Attachment 1 and, below each, its specialties.
enum FieldLists {
  private static let name = "领域与专业类别"

  static var sheet: SheetDraft {
    var sheet = SheetDraft(name, isHidden: true)
    for (index, field) in Taxonomy.attachment1.fields.enumerated() {
      sheet[1, index + 1] = CellDraft(field.name)
      for (row, specialty) in field.specialties.enumerated() { sheet[row + 2, index + 1] = CellDraft(specialty.name) }
    }
    return sheet
  }

  /// The column below the field that a cell names.
  static func specialties(ofFieldIn cell: String) -> String {
    let fields = Taxonomy.attachment1.fields
    let last = CellPlace.letters(fields.count)
    let longest = fields.map(\.specialties.count).max() ?? 1
    let column = "MATCH(\(cell),'\(name)'!$A$1:$\(last)$1,0)-1"
    return "=OFFSET('\(name)'!$A$2,0,\(column),COUNTA(OFFSET('\(name)'!$A$2,0,\(column),\(longest),1)),1)"
  }
}
