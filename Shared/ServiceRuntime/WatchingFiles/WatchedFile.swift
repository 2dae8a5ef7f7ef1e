import Logging
import ServiceLifecycle
import Synchronization

/// A file that people edit while the service runs, e.g. a registry.
///
/// Its content goes to `apply` at the start and whenever it has changed. What cannot be read or is refused changes nothing:
/// what was applied before goes on holding, and the fault is kept, logged once, and tried again at every look, since what
/// stands behind `apply` (a store) may be the one that failed. So `apply` does nothing where the same content comes twice.
///
/// The content itself is compared at every look: a registry is small, and two edits can share one modification time.
package final class WatchedFile: Service {
  package typealias Apply = @Sendable (_ content: [UInt8]) async throws -> Void

  private struct State {
    var applied: [UInt8]?
    var lastFault: String?
  }

  private let path: String
  private let interval: Duration
  private let logger: Logger
  private let apply: Apply
  private let state = Mutex(State())

  /// - Parameters:
  ///   - interval: the time between two looks.
  ///   - apply: throws for content that it refuses; its text says what to mend and is logged, so it holds no personal data.
  package init(path: String, every interval: Duration = .seconds(1), logger: Logger, apply: @escaping Apply) {
    self.path = path
    self.interval = interval
    self.logger = logger
    self.apply = apply
  }

  /// What was wrong at the last look; absent while the file is as it should be.
  package var lastFault: String? { state.withLock { $0.lastFault } }

  package func run() async throws {
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      await look()
      // An interrupted sleep is the end, which the loop's condition sees.
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: self.interval) }
    }
  }

  /// Reads the file once and applies it where it has changed.
  package func look() async {
    do {
      let content = try FileContent.read(path)
      if state.withLock({ $0.applied }) == content {
        state.withLock { $0.lastFault = nil }
        return
      }
      try await apply(content)
      state.withLock { $0 = State(applied: content, lastFault: nil) }
      logger.info("applied a watched file", metadata: ["file": "\(path)"])
    } catch {
      let fault = "\(error)"
      let isNew = state.withLock { state in
        defer { state.lastFault = fault }
        return state.lastFault != fault
      }
      guard isNew else { return }
      logger.error(
        "a watched file was not applied; what held before still holds",
        metadata: ["file": "\(path)", "fault": "\(fault)"])
    }
  }
}
