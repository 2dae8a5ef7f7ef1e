import CloudEvents

/// A place in the officers' queue: dispatched before planned (A2.4), then oldest first.
package struct QueuePlace: Codable, Sendable, Hashable, Comparable {
  package var dispatch: Dispatch
  package var since: Timestamp

  package init(dispatch: Dispatch, since: Timestamp) {
    self.dispatch = dispatch
    self.since = since
  }

  /// 0 dispatched, 1 planned.
  package var priority: Int { dispatch == .dispatched ? 0 : 1 }

  package static func < (one: QueuePlace, other: QueuePlace) -> Bool {
    (one.priority, one.since) < (other.priority, other.since)
  }
}
