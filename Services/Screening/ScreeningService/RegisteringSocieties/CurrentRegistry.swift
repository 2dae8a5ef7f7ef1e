import Synchronization

/// The registry that holds now. Handlers read it inside their transaction, so whoever replaces it and then opens a
/// transaction sees every candidate that was held under the old one.
final class CurrentRegistry: Sendable {
  private let state: Mutex<SocietyRegistry>

  init(_ registry: SocietyRegistry) {
    state = Mutex(registry)
  }

  var value: SocietyRegistry { state.withLock { $0 } }

  func replace(with registry: SocietyRegistry) {
    state.withLock { $0 = registry }
  }
}
