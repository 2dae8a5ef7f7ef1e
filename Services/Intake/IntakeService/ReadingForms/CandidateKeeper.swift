import Foundation

/// Reads the rows that name people and keeps their engineers, on a thread of its own, while the next rows are taken apart.
///
/// Not Sendable: one reader hands rows over. What goes to the thread goes through a `Handover`.
final class CandidateKeeper {
  enum Step: Sendable {
    /// Rows say by number under which of the sheet's enterprises they stand; the next of those go over with them.
    case rows([CandidateDraft], entries: [EnterpriseEntry])
    case sheetEnds
  }

  /// Rows that go over at once.
  private static let batch = 128

  private let steps = Handover<Step>()
  private let kept = Handover<KeptCandidates>()
  private var drafts: [CandidateDraft] = []
  /// Of the sheet's entries that went over.
  private var known = 0

  /// - Parameters:
  ///   - file: its name as it was sent.
  ///   - scratch: a folder for what does not fit into memory.
  init(file: String, scratch: String) {
    let (steps, kept) = (steps, kept)
    Thread {
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
    drafts.append(draft)
    if drafts.count >= Self.batch { try send(entries) }
  }

  func endSheet(_ entries: [EnterpriseEntry]) throws(WorkbookFault) {
    try send(entries)
    known = 0
    try put(.sheetEnds)
  }

  private func send(_ entries: [EnterpriseEntry]) throws(WorkbookFault) {
    try put(.rows(drafts, entries: Array(entries[known...])))
    known = entries.count
    drafts.removeAll(keepingCapacity: true)
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
