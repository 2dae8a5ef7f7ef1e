import Foundation
import Logging

extension WorkbookConverter {
  /// How a command and a sandbox are asked for.
  struct Wish: Sendable, Hashable {
    /// `soffice`, a path, or `none`.
    var command = "soffice"
    /// A sandbox's name, or nil for the strongest that works here.
    var sandbox: Sandbox?
  }

  /// Looks what is installed and works here: containers often forbid namespaces.
  ///
  /// - Returns: nil where conversions are off; the log says why.
  static func detect(_ wish: Wish, logger: Logger?) -> WorkbookConverter? {
    guard wish.command != "none" else { return nil }
    guard let program = Sandbox.path(of: wish.command) else {
      logger?.notice(
        "workbooks of other formats than .xlsx are not converted: LibreOffice is not installed",
        metadata: ["command": "\(wish.command)"])
      return nil
    }
    // A program that opens strangers' files unconfined is for ops to want, and not a fallback.
    let candidates = wish.sandbox.map { [$0] } ?? [.bubblewrap, .namespaces]
    guard let sandbox = candidates.first(where: works) else {
      logger?.warning(
        "workbooks of other formats than .xlsx are not converted: no sandbox works here; install bubblewrap, or set convert.sandbox",
        metadata: ["tried": "\(candidates.map(\.rawValue))"])
      return nil
    }
    logger?.info(
      "workbooks of other formats than .xlsx are converted",
      metadata: ["program": "\(program)", "sandbox": "\(sandbox.rawValue)"])
    return WorkbookConverter(program: program, sandbox: sandbox)
  }

  private static func works(_ sandbox: Sandbox) -> Bool {
    let work = FileManager.default.temporaryDirectory.appendingPathComponent("accord-sandbox-\(UUID().uuidString)").path
    guard mkdir(work, 0o700) == 0 else { return false }
    defer { try? FileManager.default.removeItem(atPath: work) }
    var limits = ConversionLimits()
    limits.patience = .seconds(30)
    return ConfinedCommand(sandbox: sandbox, limits: limits).run(["/bin/true"], work: work) == .exited(0)
  }
}
