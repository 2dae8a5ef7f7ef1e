/// How much a client or a server takes on, and for how long.
package struct RPCLimits: Sendable, Hashable {
  /// Calls that wait for their answer at one client; the next one ends with `resourceExhausted`.
  package var clientInFlight = 1024
  /// Requests that one server works on; the next one is answered `resourceExhausted`.
  package var serverInFlight = 512
  /// For a call that names no timeout: a call always has a deadline.
  package var defaultTimeout: Duration = .seconds(30)
  /// Longer timeouts are cut to this.
  package var maximumTimeout: Duration = .seconds(24 * 3600)
  /// How long a reply is kept for its idempotency key.
  package var replyRetention: Duration = .seconds(7 * 24 * 3600)
  /// How long calls that are being worked on may go on after the server was asked to stop. Then they are cancelled.
  package var shutdownGrace: Duration = .seconds(2)
  /// How long after that the broker may take for the last replies. Those that it has not taken by then are dropped, as if
  /// their callers had given up; the reply to a command is kept and replayed.
  package var replyGrace: Duration = .milliseconds(500)

  package init() {}
}
