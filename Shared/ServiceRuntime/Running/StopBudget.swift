/// How the ten seconds that a stop may take are shared out. The parts stop one after the other, so it is their sum that
/// counts; a look-up at the broker (2 s) may lie before the last.
enum StopBudget {
  /// For HTTP requests that have begun.
  static let requests = Duration.milliseconds(1500)
  /// For calls that have begun; their replies get `RPCLimits.replyGrace` (0.5 s) more.
  static let calls = Duration.seconds(2)
  /// For the broker to take what is still to be published.
  static let publishing = Duration.seconds(3)
  /// Whatever still runs then is cancelled.
  static let whole = Duration.milliseconds(9500)
}
