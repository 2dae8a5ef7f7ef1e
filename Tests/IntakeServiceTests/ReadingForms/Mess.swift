/// What people do to the form; each is a kind that the generator of messy forms uses.
enum Mess: String, CaseIterable {
  // Where the tables stand
  case bothTablesOnOneSheet, tablesOnTwoSheets, attachedSheet, attachedFile, attachedInOneListForBoth,
    attachedWithCountry
  case shiftedRightAndDown, otherSheetsAround, sheetsInAnotherOrder, emptyPlannedTable
  // Headings
  case headsOfTheirOwn, groupByPlaceCombined, groupByPlaceSeparate, subheadsBelowGroup, columnsInAnotherOrder
  case headingsWithMarks, unknownColumn, enterpriseInThreeColumns, repeatedHeadings, titlesBetween
  // The unit
  case unitWithoutColon, unitInTheNextCell, unitBelowTheTable
  // Enterprises
  case enterpriseMerged, enterpriseWrittenOnce, enterpriseOnEveryRow, enterpriseWithoutItsProject
  // Rows that are nobody
  case specimenRows, ellipsisRow, numberedEmptyRows, blankRows, notesAndSignatures, endOfPageWords
  // People
  case nameWithSpaces, nameWithTitle, nameWithLabel, invisibleCharacters, phoneBeforeName, phoneSpelledOtherwise
  case phoneAsNumber, twoPhones, twoPhoneColumns, mailBesideThePhone, fieldOtherwise, levelTicked, levelMerged
  case ditto, twoExperienceColumns, personOverTwoRows, experienceInAnAttachment, hiddenRow, dashesForNothing
  // Faults that reject the row
  case missingName, severalPeople, referenceForName, missingPhone, shortPhone, unknownField, fieldOfSeveral,
    missingField
  case unknownLevel, missingLevel

  static let faults: [Mess] = [
    .missingName, .severalPeople, .referenceForName, .missingPhone, .shortPhone, .unknownField, .fieldOfSeveral,
    .missingField, .unknownLevel, .missingLevel,
  ]

  /// As in `RowError.code`, where the mess is a fault.
  var code: String? {
    switch self {
    case .referenceForName: "unclearName"
    case .shortPhone: "invalidPhone"
    case .fieldOfSeveral: "unknownField"
    default: Self.faults.contains(self) ? rawValue : nil
    }
  }
}
