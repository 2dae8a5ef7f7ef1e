import Contracts

/// The rows that name a person and yield no candidate, told from the faults that they have.
struct RejectedRows {
  /// Each once, in the order of the faults.
  let origins: [RowOrigin]

  init(of delivery: Delivery, in errors: [RowError]) {
    let files = delivery.workbooks.map(\.name)
    var seen: Set<RowOrigin> = []
    origins = errors.compactMap { error in
      guard RowFault.rejectingCodes.contains(error.code) else { return nil }
      let origin = Self.origin(of: error, in: files)
      return seen.insert(origin).inserted ? origin : nil
    }
  }

  func write(to rows: RowTable, _ submission: String) throws {
    for origin in origins { try rows.insert(RowOutcome(origin: origin, result: .rejected), of: submission) }
  }

  /// Where several files came, an error names its sheet with the file before it.
  private static func origin(of error: RowError, in files: [String]) -> RowOrigin {
    guard files.count > 1, let file = files.first(where: { error.sheet.hasPrefix("\($0)：") }) else {
      return RowOrigin(file: files.first ?? "", sheet: error.sheet, row: error.row)
    }
    return RowOrigin(file: file, sheet: String(error.sheet.dropFirst(file.count + 1)), row: error.row)
  }
}
