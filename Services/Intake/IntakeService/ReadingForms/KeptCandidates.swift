/// The people of one workbook as they were read, in a spool.
struct KeptCandidates: Sendable {
  let people: Spool
  /// Some wait for the tables of all sheets.
  let hasDrafts: Bool
  let rejectedRows: Int
  /// Of each sheet's rows.
  let faults: [FaultLedger]

  struct Reader {
    private let file: String
    private let people: SpoolWriter
    private let terms = FormTerms()
    private var hasDrafts = false
    private var rejectedRows = 0
    private var faults = [FaultLedger()]

    init(file: String, scratch: String) {
      self.file = file
      people = SpoolWriter(folder: scratch)
    }

    mutating func take(_ step: CandidateKeeper.Step) throws(WorkbookFault) {
      switch step {
      case .rows(let drafts, let entries):
        for draft in drafts { try take(draft, draft.entry.flatMap { entries[$0] }) }
      case .sheetEnds:
        faults.append(FaultLedger())
      }
    }

    private mutating func take(_ draft: CandidateDraft, _ entry: EnterpriseEntry?) throws(WorkbookFault) {
      if draft.needsTables {
        hasDrafts = true
        return try keep(.draft(draft, sheet: faults.count - 1))
      }
      var row = CandidateReader(file: file, terms: terms)
      let engineer = row.read(draft, place: .inline(draft, entry))
      for (column, fault) in row.faults { faults[faults.count - 1].add(draft.row, column, fault) }
      guard let engineer else {
        rejectedRows += 1
        return
      }
      try keep(.engineer(engineer))
    }

    private func keep(_ record: FormRecord) throws(WorkbookFault) {
      do {
        try people.append { record.write(to: &$0) }
      } catch {
        throw .unreadable
      }
    }

    consuming func finish() -> KeptCandidates {
      KeptCandidates(
        people: people.finish(), hasDrafts: hasDrafts, rejectedRows: rejectedRows, faults: faults.dropLast())
    }
  }
}
