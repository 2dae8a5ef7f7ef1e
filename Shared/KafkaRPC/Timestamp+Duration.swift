import CloudEvents

extension Timestamp {
  /// The time that lies `duration` later, in whole milliseconds.
  func after(_ duration: Duration) -> Timestamp {
    let (seconds, attoseconds) = duration.components
    return Timestamp(milliseconds: milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// Negative where `later` lies before.
  func duration(to later: Timestamp) -> Duration {
    .milliseconds(later.milliseconds - milliseconds)
  }
}
