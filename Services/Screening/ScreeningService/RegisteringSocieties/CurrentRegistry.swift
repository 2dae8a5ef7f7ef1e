import StateStore
import Synchronization

/// The registry that holds now: the file's societies, and in place of them and beside them those that officers changed, which
/// lie in the store. Handlers read it inside their transaction, so whoever changes it and then opens a transaction sees every
/// candidate that was held under the old one.
final class CurrentRegistry: Sendable {
  private struct State {
    var file: SocietyRegistry
    /// Put together for this mark of the store's changes.
    var whole: (mark: String, registry: SocietyRegistry)?
  }

  private let state: Mutex<State>

  init(_ registry: SocietyRegistry) {
    state = Mutex(State(file: registry))
  }

  /// As the file has it.
  var file: SocietyRegistry { state.withLock { $0.file } }

  func replace(with registry: SocietyRegistry) {
    state.withLock { $0 = State(file: registry) }
  }

  /// Whoever writes to the store what officers change says so. What was read in a transaction that is undone holds no longer, and
  /// the same revision may come again with other content.
  func forget() {
    state.withLock { $0.whole = nil }
  }

  func holding(in transaction: any SQLTransaction) throws -> SocietyRegistry {
    let table = SocietyTable(transaction: transaction)
    let mark = try table.mark()
    let (file, whole) = state.withLock { ($0.file, $0.whole) }
    if mark.isEmpty { return file }
    if let whole, whole.mark == mark { return whole.registry }
    let changed = try table.list()
    let codes = Set(changed.map(\.society.code))
    let registry = SocietyRegistry(file.societies.filter { !codes.contains($0.code) } + changed.map(\.society))
    state.withLock { state in
      // The file may have been replaced meanwhile.
      if state.file == file { state.whole = (mark, registry) }
    }
    return registry
  }
}
