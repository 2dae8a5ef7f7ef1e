import Foundation
import Synchronization

/// Runs a command in a sandbox with limits, and ends it, with all that it started, when its time is over.
struct ConfinedCommand: Sendable {
  enum End: Sendable, Hashable {
    case exited(Int32)
    /// By a limit, or its own fault.
    case killed
    case tookTooLong
    /// The service stops.
    case recalled
    case notStarted
  }

  let sandbox: Sandbox
  let limits: ConversionLimits

  /// Raised from another thread to have a run end early.
  final class Recall: Sendable {
    private let raised = Atomic<Bool>(false)

    var isRaised: Bool { raised.load(ordering: .relaxed) }

    func raise() { raised.store(true, ordering: .relaxed) }
  }

  /// Blocks the thread until it has ended.
  ///
  /// - Parameter work: the one folder that it may write to.
  func run(_ words: [String], work: String, recall: Recall = Recall()) -> End {
    guard let prlimit = Sandbox.path(of: "prlimit"), let prefix = sandbox.prefix(work: work) else { return .notStarted }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: prlimit)
    process.arguments =
      [
        "--as=\(limits.memoryBytes)", "--cpu=\(limits.processorSeconds)", "--fsize=\(limits.fileBytes)", "--core=0",
        "--nofile=1024", "--",
      ] + prefix + words
    process.currentDirectoryURL = URL(fileURLWithPath: work)
    for keyPath in [\Process.standardInput, \Process.standardOutput, \Process.standardError] {
      process[keyPath: keyPath] = FileHandle.nullDevice
    }
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { return .notStarted }
    let deadline = ContinuousClock.now + limits.patience
    while ended.wait(timeout: .now() + .milliseconds(50)) == .timedOut {
      guard recall.isRaised || ContinuousClock.now >= deadline else { continue }
      // A process of ours leads a group of its own; a sandbox takes all in it along when it dies.
      kill(-process.processIdentifier, SIGKILL)
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      return recall.isRaised ? .recalled : .tookTooLong
    }
    return process.terminationReason == .uncaughtSignal ? .killed : .exited(process.terminationStatus)
  }
}
