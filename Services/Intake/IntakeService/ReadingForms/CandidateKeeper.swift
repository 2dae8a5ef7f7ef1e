import Foundation

/// Reads the rows that name people and keeps their engineers, on a thread of its own, while the next rows are taken apart.
///
/// Not Sendable: one reader hands rows over. What goes to the thread goes through a `Handover`.
final class CandidateKeeper {
  enum Step: Sendable {
    /// With the enterprises of the sheet that the rows stand under, by the numbers that the rows give.
    case rows([CandidateDraft], entries: [Int: EnterpriseEntry])
    case sheetEnds
  }

  /// Rows that go over at once.
  private static let batch = 128

  private let steps = Handover<Step>()
  private let kept = Handover<KeptCandidates>()
  private var drafts: [CandidateDraft] = []
  /// Those that `drafts` stand under.
  private var entries: [Int: EnterpriseEntry] = [:]
  private var lastEntry: Int?

  /// - Parameters:
  ///   - file: its name as it was sent.
  ///   - scratch: a folder for what does not fit into memory.
  init(file: String, scratch: String) {
    let (steps, kept) = (steps, kept)
    Thread {
      // Made while the first part is unpacked: nobody waits for them then.
      _ = (CountryNames.shared, FieldNames.attachment1)
      var people = KeptCandidates.Reader(file: file, scratch: scratch)
      do throws(WorkbookFault) {
        while let step = try steps.next() { try people.take(step) }
        _ = kept.put(people.finish())
        kept.end(.success(()))
      } catch {
        steps.cancel()
        kept.end(.failure(error))
      }
    }.start()
  }

  /// - Parameter entries: of the sheet, with the one that the row stands under.
  func take(_ draft: CandidateDraft, _ entries: [EnterpriseEntry]) throws(WorkbookFault) {
    // The tables of all sheets tell those of the others.
    if !draft.needsTables, let entry = draft.entry, entry != lastEntry {
      self.entries[entry] = entries[entry]
      lastEntry = entry
    }
    drafts.append(draft)
    if drafts.count >= Self.batch { try send() }
  }

  func endSheet() throws(WorkbookFault) {
    try send()
    try put(.sheetEnds)
  }

  private func send() throws(WorkbookFault) {
    try put(.rows(drafts, entries: entries))
    drafts = []
    entries = [:]
    lastEntry = nil
  }

  func finish() throws(WorkbookFault) -> KeptCandidates {
    steps.end(.success(()))
    guard let kept = try kept.next() else { throw .unreadable }
    return kept
  }

  /// Nobody wants them: the workbook cannot be read.
  func abandon() {
    steps.end(.failure(.unreadable))
  }

  private func put(_ step: Step) throws(WorkbookFault) {
    guard !steps.put(step) else { return }
    // The thread says why it stopped.
    _ = try kept.next()
    throw .unreadable
  }
}
