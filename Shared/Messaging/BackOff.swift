/// How long to wait before the next try: doubling from `first` to `cap`, each wait cut by a random part of up to half,
/// so that services which failed together do not come back together.
package struct BackOff: Sendable, Hashable {
  package var first: Duration
  package var cap: Duration
  /// Tries that failed in a row.
  package private(set) var failures = 0

  package init(first: Duration = .milliseconds(100), cap: Duration = .seconds(30)) {
    self.first = first
    self.cap = cap
  }

  /// Counts one more failure and tells how long to wait.
  package mutating func failed(using generator: inout some RandomNumberGenerator) -> Duration {
    // 2^20 times the first wait is over any sensible cap; the shift must not overflow after days of failing.
    let full = min(cap, first * (1 << min(failures, 20)))
    failures += 1
    return full * Double.random(in: 0.5...1, using: &generator)
  }

  package mutating func succeeded() {
    failures = 0
  }
}
