import StateStore
import Synchronization

/// The rule book that holds now: what the service was started with, and the rule sets that were taken into the store since, by
/// `rules.file` or by an officer's rerun. A version that the store has is the store's: decisions name it.
final class CurrentRules: Sendable {
  private let configured: RuleBook
  /// Put together for this mark of the store's rule sets.
  private let whole = Mutex<(mark: String, book: RuleBook)?>(nil)

  init(_ configured: RuleBook) {
    self.configured = configured
  }

  /// The 2025 notice alone.
  static var notice: CurrentRules { CurrentRules(.notice) }

  func holding(in transaction: any SQLTransaction) throws -> RuleBook {
    let table = RuleSetTable(transaction: transaction)
    guard let mark = try table.mark() else { return configured }
    if let whole = whole.withLock({ $0 }), whole.mark == mark { return whole.book }
    let stored = try table.list().map(\.set)
    let versions = Set(stored.map(\.version))
    let others = configured.taken.dropFirst().filter { !versions.contains($0.version) }
    let book = RuleBook(configured.taken[0], later: stored + others)
    whole.withLock { $0 = (mark, book) }
    return book
  }
}
