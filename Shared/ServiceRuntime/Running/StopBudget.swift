/// How the ten seconds that a stop may take are shared out. The parts stop one after the other, so it is their sum that
/// counts.
enum StopBudget {
  /// For HTTP requests that have begun.
  static let requests = Duration.milliseconds(1500)
  /// For calls that have begun; their replies get `RPCLimits.replyGrace` (0.5 s) more.
  static let calls = Duration.seconds(2)
  /// For the loop: its batch, what is still to be published, and closing.
  static let loop = Duration.seconds(5)
  /// Whatever still runs then is cancelled.
  static let whole = Duration.milliseconds(9500)
}
